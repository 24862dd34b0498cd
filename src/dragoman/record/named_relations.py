"""Relations that a noun names: "strategic partnership with", "U.S.-China tensions", "strained relations between"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from dragoman.ontology.relation_patterns import NounPattern
from dragoman.ontology.status import load_status_cues
from dragoman.record.arguments import arguments, preposition
from dragoman.record.known_parties import PAIR
from dragoman.record.relation_context import MOST, Surroundings
from dragoman.record.relation_drafts import RelationDraft, pair
from dragoman.record.status import clause_status, is_negated
from dragoman.types.analysis import ROOT

ELSEWHERE = frozenset({"war", "ceasefire"})  # these need more than their noun: see war_relations
UNMET = frozenset({"once", "if", "unless", "until", "before", "whether"})  # what such a clause tells has not come about
HAVING = frozenset({"have", "maintain", "share", "enjoy", "keep"})
IMAGINED = frozenset({"planned", "proposed", "hypothetical", "denied"})
NAMING = frozenset({"partnership"})


def named_relations(here: Surroundings) -> Iterator[RelationDraft]:
    """Every noun of a pattern that has two parties around it."""
    for pattern in here.patterns.nouns:
        if pattern.kind in ELSEWHERE and not pattern.at:
            continue
        for token in here.nouns(pattern.words):
            if fits(here, token, pattern):
                label = naming(here, token) if here.lemma(token) in NAMING else ""
                for one, other in _pairs(here, token, pattern):
                    yield RelationDraft(pattern.kind, one, other, here.sentence.index, token, label=label)


def _pairs(here: Surroundings, token: int, pattern: NounPattern) -> Iterator[tuple[str, str]]:
    """Each side of the noun with each other side; among themselves where all stand on one ("between A, B and C")."""
    first, second = (in_state(here, token), here.phrase(token, "with")) if pattern.at else sides_around(here, token, pattern)
    first, second = (_apart(here, filter(here.stands_for_state, side)) for side in (first, second))
    if first and second:
        found = [(a, b) for a in first[:MOST] for b in second[:MOST]]
    else:
        found = list(combinations((*first, *second)[:MOST], 2))
    if not found and pattern.lone & here.modifiers(token) and not here.has_phrase(token, "with", "between", "against", "among"):
        states = here.other_states()
        found = [(states[0], states[1])] if len(states) == PAIR and set(map(here.state, (*first, *second))) <= set(states) else []
    yield from dict.fromkeys(sides for both in found if (sides := pair(here, both)) is not None)


def _apart(here: Surroundings, side: Iterable[str]) -> tuple[str, ...]:
    """A side without the body that its states belong to: "Peru and Chile, uneasy allies in the bloc, are at odds"."""
    found = tuple(side)
    states = tuple(actor for actor in found if not here.is_body(actor))
    return states if len(here.parties.countries(states)) > 1 else found


def in_state(here: Surroundings, token: int) -> tuple[str, ...]:
    """Who is in a state: "X is at odds with Y", "X, which is at war with Y"; () where nothing says "at" or "in" it."""
    sentence = here.sentence
    word = sentence.tokens[token]
    if preposition(sentence, token) not in ("at", "in"):
        return ()
    found = arguments(sentence, token).get("subj") or sentence.dependents(token, "nsubj")
    if not found and word.head != ROOT:
        governor = word.head
        verbal = sentence.tokens[governor].upos in ("VERB", "AUX")
        found = arguments(sentence, governor).get("subj") or arguments(sentence, governor).get("obj") if verbal else (governor,)
    return here.actors(found)


def fits(here: Surroundings, token: int, pattern: NounPattern) -> bool:
    """Whether the noun's modifiers allow the pattern, and nobody denies the thing ("no partnership")."""
    modifiers = here.modifiers(token)
    if _is_denied(here, token) != pattern.negated or pattern.barred & modifiers:
        return False
    if here.is_over(token) or _is_averted(here, token) or (pattern.made and is_imagined(here, token)):
        return False
    return not pattern.required or bool(pattern.required & (modifiers | _predicates(here, token)))


def _is_denied(here: Surroundings, token: int) -> bool:
    """ "No relations", "have never had relations"."""
    word = here.sentence.tokens[token]
    return is_negated(here.sentence, token) or (_is_had(here, token) and is_negated(here.sentence, word.head))


def _is_had(here: Surroundings, token: int) -> bool:
    word = here.sentence.tokens[token]
    return word.deprel == "obj" and here.lemma(word.head) in HAVING


def _is_averted(here: Surroundings, token: int) -> bool:
    """ "To avoid a conflict between both": kept from happening, or only feared."""
    word = here.sentence.tokens[token]
    return word.deprel == "obj" and here.has(word.head, "general.averting")


def is_imagined(here: Surroundings, token: int) -> bool:
    """Whether a thing is only planned, proposed, sought or imagined: by its own words, its verb, or what governs that."""
    word = here.sentence.tokens[token]
    clause = word.head if word.head != ROOT and word.deprel in ("obj", "nsubj", "nsubj:pass", "obl", "nmod") else token
    if any(here.lemma(c) in UNMET for c in here.sentence.dependents(clause, "mark", "advmod")):
        return True
    if word.deprel == "obj" and here.has(word.head, "general.seeking"):
        return True
    meant = word.deprel == "obj" and any(here.lemma(c) == "to" for c in here.sentence.dependents(clause, "mark"))
    return meant or clause_status(here.sentence, token, clause, load_status_cues()) in IMAGINED


def _predicates(here: Surroundings, token: int) -> frozenset[str]:
    """What the noun is said to be or do, and what is done to it: "relations are strained", "that has soured relations"."""
    word = here.sentence.tokens[token]
    if word.head == ROOT or word.deprel not in ("nsubj", "nsubj:pass", "obj"):
        return frozenset()
    head = here.sentence.tokens[word.head]
    below = here.modifiers(word.head) if word.deprel == "nsubj" and here.sentence.dependents(word.head, "cop") else frozenset()
    objects = here.sentence.dependents(word.head, "obj", "xcomp") if word.deprel == "nsubj" else ()
    return frozenset({head.lemma.lower(), head.text.lower(), *below, *(here.lemma(o) for o in objects)})


def sides_around(
    here: Surroundings, token: int, pattern: NounPattern | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parties of a noun: between A and B; its owner, and with B; the subject of its verb, and with B."""
    between = here.phrase(token, "between", "among")
    if len(between) > 1:
        return between, ()
    owners = here.owners(token, "of")
    partners = here.phrase(token, "with", "against", "towards", "toward", *(pattern.also if pattern and owners else ()))
    alone = pattern is not None and pattern.both and not _is_had(here, token)
    subjects = () if alone or len(owners) > 1 or (owners and partners) else _holders(here, token)
    return tuple(dict.fromkeys((*owners, *subjects))), tuple(p for p in partners if p not in owners)


def parties_around(here: Surroundings, token: int, pattern: NounPattern | None = None) -> tuple[str, ...]:
    """The parties on both sides of a noun, each once."""
    return tuple(dict.fromkeys(party for side in sides_around(here, token, pattern) for party in side))


def _holders(here: Surroundings, token: int) -> tuple[str, ...]:
    """Subject of the verb that has the noun as its object: "the two have a partnership"."""
    word = here.sentence.tokens[token]
    verb = word.head
    if verb == ROOT or word.deprel.split(":")[0] not in ("obj", "nmod", "obl", "xcomp", "conj"):
        return ()
    if here.sentence.tokens[verb].upos not in ("VERB", "AUX"):
        verb = here.sentence.tokens[verb].head
    if verb == ROOT:
        return ()
    found = arguments(here.sentence, verb)
    subjects = [t for t in found.get("subj") if t != token]
    return here.actors(subjects or (found.get("obj") if found.passive else ()))  # "they are bound by a pact"


def naming(here: Surroundings, token: int) -> str:
    """The adjectives that make a name of the noun, in order: "enhanced strategic"."""
    children = here.sentence.dependents(token, "amod", "compound")
    words = [here.sentence.tokens[c] for c in children if not here.parties.exact(here.sentence, c)]
    return " ".join(w.text.lower() for w in words if w.upos in ("ADJ", "NOUN", "VERB"))
