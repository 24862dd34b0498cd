"""Who has agreed to hold fire: truces and peaces as nouns tell them, with the sides that the text or the table of wars names."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ontology.relation_patterns import NounPattern
from dragoman.record.arguments import arguments, preposition
from dragoman.record.deed_relations import holds
from dragoman.record.named_relations import fits, is_imagined, sides_around
from dragoman.record.relation_context import Surroundings
from dragoman.record.relation_drafts import RelationDraft, draft
from dragoman.record.war_relations import ARMED, countries_around, known_wars
from dragoman.types.analysis import ROOT

STANDING = frozenset({"despite", "during", "under", "since", "into", "amid", "amidst"})  # before a ceasefire that is there


def ceasefires(here: Surroundings) -> Iterator[RelationDraft]:
    """A ceasefire or peace that is declared, agreed or in force; one that is only called for is none."""
    for pattern in here.patterns.nouns:
        if pattern.kind != "ceasefire":
            continue
        for token in here.nouns(pattern.words):
            if fits(here, token, pattern) and not is_imagined(here, token) and (verb := _holding_verb(here, token, pattern)) is not None:
                sides = _sides(here, token, verb)
                if sides is not None:
                    yield draft(here, "ceasefire", *sides, token)


def _holding_verb(here: Surroundings, token: int, pattern: NounPattern) -> int | None:
    """The word that says that it is in force or made: its verb, or that of a clause that hangs on it."""
    word = here.sentence.tokens[token]
    if word.head != ROOT and word.deprel.split(":")[0] in ("obj", "nsubj", "obl", "nmod") and here.lemma(word.head) in pattern.verbs:
        return word.head
    if word.head != ROOT and word.deprel == "nmod" and here.has(word.head, "general.ends"):  # "the end of the truce"
        return None
    if preposition(here.sentence, token) in STANDING or (here.sentence.dependents(word.head, "cop") and word.deprel == "nsubj"):
        return word.head if word.head != ROOT else token
    clauses = here.sentence.dependents(token, "acl", "acl:relcl")
    return next((c for c in clauses if here.lemma(c) in pattern.verbs and holds(here, c, "told")), None)


def _sides(here: Surroundings, token: int, verb: int) -> tuple[str, str] | None:
    """Both sides as named; else the declaring side, or one that it is with, and its enemy in the war that these point to."""
    own, others = sides_around(here, token)
    declaring = here.actors(arguments(here.sentence, verb).get("subj")) if here.sentence.tokens[verb].upos == "VERB" else ()
    if others and (first := next((a for a in (*own, *declaring) if a not in others), None)):
        return first, others[0]
    brokers = _brokers(here, token, verb)
    own, declaring = (tuple(a for a in side if a not in brokers) for side in (own, declaring))
    named = own if len(own) > 1 else declaring if len(declaring) > 1 else ()
    countries = countries_around(here, token) + tuple(c for a in (*own, *declaring) if (c := here.parties.country(a)))
    for war in known_wars(here, countries):
        sides = [here.of_country(side) for side in war.parties]
        if war.parties[0] == war.parties[1] or sides[0] is None or sides[1] is None:
            continue
        if not named or here.parties.countries(named[:2]) != set(war.parties):
            return sides[0], sides[1]
    if named and named[0] != named[1]:
        return named[0], named[1]
    if not (own or others or declaring) and (between := here.at_odds(*brokers) or (brokers and here.other_states(*brokers))):
        return between[0], between[-1]
    if len(own) == 1 and here.phrase(token, "between") == own:  # the other is no party that is known
        state = here.of_country(here.parties.country(own[0]) or "")
        return (state, own[0]) if state is not None and state != own[0] else None
    return _with_rebels(here, others) or _inside(here, (*own, *declaring), countries) or _between_rivals(here, token, verb)


def _between_rivals(here: Surroundings, token: int, verb: int) -> tuple[str, str] | None:
    """ "Peru's rival governments signed a truce": two sides of one country."""
    sentence = here.sentence
    for side in (*arguments(sentence, verb).get("subj"), *sentence.dependents(token, "nmod")):
        if sentence.tokens[side].feat("Number") == "Plur" and here.patterns.words["general.rival"] & here.modifiers(side):
            state = next((s for c in here.parties.countries(here.actors((side,))) if (s := here.of_country(c)) is not None), None)
            return (state, state) if state is not None else None
    return None


def _inside(here: Surroundings, own: tuple[str, ...], countries: tuple[str, ...]) -> tuple[str, str] | None:
    """A ceasefire in a civil war of that day: of a country beside the noun, else of the war that the document is about."""
    wars = [w for w in known_wars(here, countries) if w.parties[0] == w.parties[1]]
    wars = wars or [w for c in here.parties.countries(own) for w in here.patterns.wars_in(c, here.day) if w.parties[0] == w.parties[1]]
    state = here.of_country(wars[0].parties[0]) if wars else None
    rebels = next((a for a in own if ARMED & set(here.parties.sectors(a)) and a != state), None)
    return (state, rebels or state) if state is not None else None


def _brokers(here: Surroundings, token: int, verb: int) -> tuple[str, ...]:
    """Who brokers a ceasefire is no side of it: the subjects of its verb, and of clauses that hang on it."""
    sentence = here.sentence
    clauses = sentence.dependents(token, "acl", "acl:relcl")
    inner = (x for c in clauses for x in sentence.dependents(c, "xcomp"))  # "helped to broker"
    brokering = [v for v in (verb, *clauses, *inner) if here.has(v, "mediation.verbs")]
    return tuple(a for v in brokering for a in here.actors(arguments(here.sentence, v).get("subj")))


def _with_rebels(here: Surroundings, others: tuple[str, ...]) -> tuple[str, str] | None:
    """ "A truce with the rebels" is one with their state."""
    for other in others[:1]:
        state = here.of_country(here.parties.country(other) or "")
        if state is not None and state != other and ARMED & set(here.parties.sectors(other)):
            return state, other
    return None
