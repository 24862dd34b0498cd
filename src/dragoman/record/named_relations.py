"""Relations that a noun names: "strategic partnership with", "U.S.-China tensions", "strained relations between"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ontology.relation_patterns import NounPattern
from dragoman.record.arguments import arguments
from dragoman.record.relation_context import RelationDraft, Surroundings, pair
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

ELSEWHERE = frozenset({"war", "ceasefire"})  # these need more than their noun: see war_relations
NAMING = frozenset({"partnership"})


def named_relations(here: Surroundings) -> Iterator[RelationDraft]:
    """Every noun of a pattern that has two parties around it."""
    for pattern in here.patterns.nouns:
        if pattern.kind in ELSEWHERE:
            continue
        for token in here.nouns(pattern.words):
            if not fits(here, token, pattern):
                continue
            sides = pair(here, parties_around(here, token, pattern))
            if sides is not None:
                label = naming(here, token) if here.lemma(token) in NAMING else ""
                yield RelationDraft(pattern.kind, *sides, here.sentence.index, token, label=label)


def fits(here: Surroundings, token: int, pattern: NounPattern) -> bool:
    """Whether the noun's modifiers allow the pattern, and nobody denies the thing ("no partnership")."""
    modifiers = here.modifiers(token)
    if is_negated(here.sentence, token) != pattern.negated or pattern.barred & modifiers:
        return False
    return not pattern.required or bool(pattern.required & (modifiers | _predicates(here, token)))


def _predicates(here: Surroundings, token: int) -> frozenset[str]:
    """What the noun is said to be or do, and what is done to it: "relations are strained", "that has soured relations"."""
    word = here.sentence.tokens[token]
    if word.head == ROOT or word.deprel not in ("nsubj", "nsubj:pass", "obj"):
        return frozenset()
    head = here.sentence.tokens[word.head]
    return frozenset({head.lemma.lower(), head.text.lower()})


def parties_around(here: Surroundings, token: int, pattern: NounPattern | None = None) -> tuple[str, ...]:
    """Parties of a noun: between A and B; its owner and with B; the subject of its verb and with B."""
    between = here.phrase(token, "between", "among")
    if len(between) > 1:
        return between
    owners = here.owners(token, "of")
    partners = here.phrase(token, "with", "against", "towards", "toward", *(pattern.also if pattern and owners else ()))
    alone = pattern is not None and pattern.both
    subjects = () if alone or len(owners) > 1 or (owners and partners) else _holders(here, token)
    return tuple(dict.fromkeys((*owners, *subjects, *partners)))


def _holders(here: Surroundings, token: int) -> tuple[str, ...]:
    """Subject of the verb that has the noun as its object: "the two have a partnership"."""
    word = here.sentence.tokens[token]
    verb = word.head
    if verb == ROOT or word.deprel not in ("obj", "nmod", "obl", "xcomp", "conj"):
        return ()
    if here.sentence.tokens[verb].upos not in ("VERB", "AUX"):
        verb = here.sentence.tokens[verb].head
    return here.actors(arguments(here.sentence, verb).get("subj")) if verb != ROOT else ()


def naming(here: Surroundings, token: int) -> str:
    """The adjectives that make a name of the noun, in order: "enhanced strategic"."""
    children = here.sentence.dependents(token, "amod", "compound")
    words = [here.sentence.tokens[c] for c in children if not here.parties.exact(here.sentence, c)]
    return " ".join(w.text.lower() for w in words if w.upos in ("ADJ", "NOUN", "VERB"))
