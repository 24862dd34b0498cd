"""Occupation, recognition and sanctions in force, as nouns tell them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record.arguments import arguments, conjuncts, preposition
from dragoman.record.deed_relations import holds
from dragoman.record.occupied_land import attacker
from dragoman.record.relation_context import Surroundings
from dragoman.record.relation_drafts import RelationDraft, between
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

NEW = frozenset({"new", "fresh", "further", "additional", "more", "tougher", "stricter"})
ARMS = frozenset({"arm", "arms", "weapon", "weapons"})
UN = "UNO"
DECIDED = frozenset({"vote", "agree", "decide", "announce", "approve", "order", "move"})
ON = ("on", "against", "upon")


def occupations(here: Surroundings) -> Iterator[RelationDraft]:
    """ "Y's occupation of X": the occupier is the subject."""
    for token in here.nouns(here.patterns.words["occupation.nouns"]):
        held = [c for c in here.sentence.dependents(token, "nmod") if preposition(here.sentence, c) == "of"]
        lands = tuple(a for c in held for a in here.located(c)) or _under(here, token)
        countries = [c for a in lands if (c := here.parties.country(a))]
        yield from between(here, "occupation", here.owners(token, "by") or attacker(here, countries), lands, token)


def _under(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "A fifth of Peru is under Chilean occupation"."""
    sentence = here.sentence
    if preposition(sentence, token) != "under":
        return ()
    word = sentence.tokens[token]
    subjects = arguments(sentence, token).get("subj") or (arguments(sentence, word.head).get("subj") if word.head != ROOT else ())
    return tuple(a for s in subjects for a in here.located(s))


def memberships(here: Surroundings) -> Iterator[RelationDraft]:
    """ "Y's membership of X", where X has Y for a member, as far as its members are known."""
    for token in here.nouns(here.patterns.words["membership.nouns"]):
        word = here.sentence.tokens[token]
        governor = word.head if word.head != ROOT else token
        if is_negated(here.sentence, token) or here.is_over(token):
            continue
        given = here.actors(arguments(here.sentence, governor).get("iobj")) if word.head != ROOT else ()  # "membership gives both …"
        owners = here.owners(token) or given
        bodies = [b for b in (*here.phrase(token, "of", "in"), *owners) if here.is_body(b)]
        ahead = here.has(governor, "membership.ahead")
        members = [m for m in owners if not here.is_body(m) and any(_is_member(here, m, b, ahead) for b in bodies)]
        yield from between(here, "membership", members, bodies, token)


def _is_member(here: Surroundings, state: str, body: str, ahead: bool) -> bool:
    """Whether a body has a state for a member on the day of the document; of one whose members are not known, the text's word."""
    known = here.parties.actors[body].members
    return here.parties.country(state) in known if known else not ahead


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
        targets = targets or tuple(a for c in made for a in _on(here, c)) or _hit(here, token)
        senders = [a for a in (*here.owners(token, "by", "from"), *makers, *_keepers(here, token)) if a not in targets]
        if not senders and here.modifiers(token) & ARMS and (council := here.of_country(UN)) is not None:
            senders = [council]  # arms embargoes are the Security Council's
        yield from between(here, "sanctions-in-force", senders, targets, token)


def _is_act(here: Surroundings, token: int) -> bool:
    """Whether the noun is the object of an act, or of what somebody would or will do."""
    word = here.sentence.tokens[token]
    if word.head != ROOT and word.deprel == "obj" and here.has(word.head, "general.ending"):  # "voted to lift the sanctions"
        above = here.sentence.ancestors(word.head)
        return any(here.lemma(a) in DECIDED for a in list(above)[:2])
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


def _hit(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "Western sanctions have crippled Peru's exports": whom they hit, or whose they are."""
    word = here.sentence.tokens[token]
    if word.deprel != "nsubj" or not here.has(word.head, "sanctions.hits"):
        return ()
    objects = arguments(here.sentence, word.head).get("obj")
    return tuple(a for o in objects for a in (here.parties.exact(here.sentence, o) or here.owners(o, "of")))


def _on(here: Surroundings, token: int) -> tuple[str, ...]:
    sentence = here.sentence
    phrases = [c for c in sentence.dependents(token, "nmod", "obl") if preposition(sentence, c) in ON or _is_state(here, c)]
    return tuple(a for c in phrases for part in conjuncts(sentence, c) for a in here.located(part))


def _is_state(here: Surroundings, token: int) -> bool:
    """ "Sanctions for Peru", not "sanctions for the killing"."""
    own = here.parties.exact(here.sentence, token)
    return preposition(here.sentence, token) == "for" and any(here.parties.actors[a].kind == "state" for a in own)


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
