"""Occupation, recognition and sanctions in force, as nouns tell them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record.arguments import arguments, conjuncts, preposition
from dragoman.record.deed_relations import holds
from dragoman.record.relation_context import Surroundings
from dragoman.record.relation_drafts import RelationDraft, between
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

NEW = frozenset({"new", "fresh", "further", "additional", "more", "tougher", "stricter"})
ON = ("on", "against", "upon")


def occupations(here: Surroundings) -> Iterator[RelationDraft]:
    """ "Y's occupation of X": the occupier is the subject."""
    for token in here.nouns(here.patterns.words["occupation.nouns"]):
        held = [c for c in here.sentence.dependents(token, "nmod") if preposition(here.sentence, c) == "of"]
        yield from between(here, "occupation", here.owners(token, "by"), (a for c in held for a in here.located(c)), token)


def recognitions(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X's recognition of Y"."""
    for token in here.nouns(here.patterns.words["recognition.nouns"]):
        if not is_negated(here.sentence, token) and not here.is_over(token):
            yield from between(here, "recognition", here.owners(token, "by"), here.phrase(token, "of"), token)


def sanctions(here: Surroundings) -> Iterator[RelationDraft]:
    """ "Y's sanctions on X" that stand; those just imposed or lifted are events."""
    for token in here.nouns(here.patterns.words["sanctions.nouns"]):
        if _is_act(here, token) or is_negated(here.sentence, token) or here.is_over(token):
            continue
        targets = _targets(here, token)
        made = [c for c in here.sentence.dependents(token, "acl", "acl:relcl") if here.has(c, "sanctions.made")]
        makers = tuple(a for c in made for a in here.actors(arguments(here.sentence, c).get("subj")))
        targets = targets or tuple(a for c in made for a in _on(here, c))
        senders = [a for a in (*here.owners(token, "by", "from"), *makers, *_keepers(here, token)) if a not in targets]
        yield from between(here, "sanctions-in-force", senders, targets, token)


def _is_act(here: Surroundings, token: int) -> bool:
    """Whether the noun is the object of an act, or of what somebody would or will do."""
    word = here.sentence.tokens[token]
    if word.head == ROOT or word.deprel not in ("obj", "nsubj:pass", "obl") or not here.has(word.head, "sanctions.acts"):
        return bool(here.modifiers(token) & NEW)
    return not (here.has(word.head, "sanctions.made") and holds(here, word.head, "lasting"))  # what X "has imposed" stands


def _targets(here: Surroundings, token: int) -> tuple[str, ...]:
    """Who is under them: "on X" beside the noun or its verb, the subject of "is under", what is kept "under a blockade"."""
    sentence = here.sentence
    word = sentence.tokens[token]
    verb = word.head if word.head != ROOT and word.deprel in ("obj", "nsubj", "nsubj:pass") else None
    if found := tuple(a for t in (token, verb) if t is not None for a in _on(here, t)):
        return found
    subject_to = word.head != ROOT and here.lemma(word.head) == "subject"
    if preposition(sentence, token) != ("to" if subject_to else "under"):
        return ()
    if sentence.tokens[token].deprel == "root" or sentence.dependents(token, "cop"):
        return here.actors(arguments(sentence, token).get("subj"))
    governor = arguments(sentence, word.head) if word.head != ROOT else None
    return here.actors(governor.get("obj") or governor.get("subj")) if governor else ()


def _on(here: Surroundings, token: int) -> tuple[str, ...]:
    sentence = here.sentence
    phrases = [c for c in sentence.dependents(token, "nmod", "obl") if preposition(sentence, c) in ON]
    return tuple(a for c in phrases for part in conjuncts(sentence, c) for a in here.located(part))


def _keepers(here: Surroundings, token: int) -> tuple[str, ...]:
    """Who keeps them: the subject of the verb that has them for its object, or keeps another under them."""
    sentence = here.sentence
    word = sentence.tokens[token]
    if word.head == ROOT or sentence.tokens[word.head].upos != "VERB" or not here.has(word.head, "sanctions.kept"):
        return ()
    if is_negated(sentence, word.head):
        return ()
    found = arguments(sentence, word.head)
    under = preposition(sentence, token) == "under" and found.get("obj")
    return here.actors(found.get("subj")) if word.deprel == "obj" or under else ()
