"""Who is at war with whom, and who has agreed to hold fire: nouns, places and the table of wars."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ontology.relation_patterns import NounPattern, War
from dragoman.record.arguments import arguments, preposition
from dragoman.record.deed_relations import PROSPECTIVE, holds
from dragoman.record.named_relations import fits, in_state, is_imagined, parties_around, sides_around
from dragoman.record.relation_context import BODIES, MOST, Surroundings
from dragoman.record.relation_drafts import RelationDraft, draft, pair
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

PEACEFUL = frozenset({"REL", "CVL", "JUD", "LEG", "LAB", "HLH"})
ARMED = frozenset({"REB", "UAF", "PRM"})
PLACE_PREPOSITIONS = ("in", "on", "over", "against", "across", "with", "of")


def wars(here: Surroundings) -> Iterator[RelationDraft]:
    """Wars by their two parties, else by the country they are in, else by a side whose war it is ("his war")."""
    for pattern in here.patterns.nouns:
        if pattern.kind != "war":
            continue
        for token in here.nouns(pattern.words):
            if fits(here, token, pattern):
                yield from _at_war(here, token) if pattern.at else _war(here, token, pattern)


def _at_war(here: Surroundings, token: int) -> Iterator[RelationDraft]:
    """ "X is at war with Y", "X and Y are at war", also within one country."""
    sides = in_state(here, token)
    others = here.phrase(token, "with")
    first, second = (sides, others) if others else (sides[:1], sides[1:])
    for one in first[:MOST]:
        for other in second[:MOST]:
            if one != other and here.is_party(one) and here.is_party(other):
                yield draft(here, "war", one, other, token)


def _war(here: Surroundings, token: int, pattern: NounPattern) -> Iterator[RelationDraft]:
    index = here.sentence.index
    if preposition(here.sentence, token) == "at" or _is_declined(here, token):  # "at war" is told by _at_war
        return
    countries = _countries(here, token)
    if pattern.within:
        for country in countries[:1] or _afflicted(here, token) or (_own(here, token) if pattern.anaphoric else ()):
            if (state := here.of_country(country)) is not None:
                yield from _within(here, token, state)
        return
    sides = pair(here, (p for p in parties_around(here, token) if _may_fight(here, p)))
    known = _known(here, countries, definite=pattern.anaphoric and _is_definite(here, token))
    if sides is not None and not known:
        yield RelationDraft("war", *sides, index, token)
    elif not known and pattern.anaphoric and (state := _torn(here, token, countries)) is not None:
        yield from _within(here, token, state)
    for war in known:
        parties = [here.of_country(side) for side in war.parties]
        if war.civil and parties[0] is None:  # the text names no other side
            parties[0] = parties[1]
        if parties[0] is not None and parties[1] is not None:
            yield RelationDraft("war", parties[0], parties[1], index, token, start=war.start.isoformat())


def _may_fight(here: Surroundings, actor: str) -> bool:
    party = here.parties.actors[actor]
    peaceful = party.country in BODIES or PEACEFUL & set(party.sectors[:1])
    return here.stands_for_state(actor) and not peaceful


def _is_declined(here: Surroundings, token: int) -> bool:
    """ "Would not go to war", "could explode into a conflict", "threatens to start a war": there is none yet."""
    word = here.sentence.tokens[token]
    if word.head == ROOT or here.sentence.tokens[word.head].upos != "VERB":
        return False
    begun = preposition(here.sentence, token) in ("to", "into") or (word.deprel == "obj" and here.has(word.head, "general.starting"))
    helpers = here.sentence.dependents(word.head, "aux", "mark")
    meant = any(here.lemma(c) in PROSPECTIVE | {"to"} for c in helpers)
    return begun and (meant or is_negated(here.sentence, word.head))


def _within(here: Surroundings, token: int, state: str) -> Iterator[RelationDraft]:
    """A war in one country: with its dates where the table knows of one, and only of one that is over."""
    past = here.patterns.wars_before(here.parties.country(state) or state, here.day)
    start, end = (past.start.isoformat(), past.end.isoformat()) if past is not None and past.end else (None, None)
    yield RelationDraft("war", state, state, here.sentence.index, token, start=start, end=end)


def _afflicted(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "Peru is in the grip of a civil war", "plunged Peru into civil war": the state that the verb is about."""
    sentence = here.sentence
    governors = [token, *sentence.ancestors(token)][:3]
    verbs = [t for t in governors if sentence.dependents(t, "nsubj", "nsubj:pass", "obj")]
    about = [s for v in verbs[:1] for slot in ("obj", "subj") for s in arguments(sentence, v).get(slot) if s != token]
    return tuple(c for a in here.actors(about) if here.parties.actors[a].kind == "state" and (c := here.parties.country(a)))


def _own(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "The insurgency" is that of the country which the document is about."""
    return here.foremost()[:1] if _is_definite(here, token) else ()


def _is_definite(here: Surroundings, token: int) -> bool:
    return any(here.lemma(c) in ("the", "its", "his", "their") for c in here.sentence.dependents(token, "det", "nmod:poss"))


def _torn(here: Surroundings, token: int, countries: tuple[str, ...]) -> str | None:
    """The one country in which a war that the table does not know is fought: "the 1992-95 war in Bosnia"."""
    placed = [c for c in here.sentence.dependents(token, "nmod") if preposition(here.sentence, c) == "in"]
    inside = {country for t in placed for country in _country(here, t)}
    return here.of_country(countries[0]) if len(inside) == 1 and inside == set(countries) else None


def _known(here: Surroundings, countries: tuple[str, ...], definite: bool = True) -> tuple[War, ...]:
    """The wars that countries around the noun point to: the place decides, a single side will do."""
    for country in countries:
        found = here.patterns.wars_in(country, here.day)
        if found:
            return found
    for country in countries:
        fought = here.patterns.wars_of(country, here.day)
        if len(fought) == 1 or (fought and here.day is None):
            return fought[-1:]
    return () if countries or not definite else _of_document(here)


def _of_document(here: Surroundings) -> tuple[War, ...]:
    """The one war both of whose sides the document names; () if there are several or none."""
    if here.day is None:
        return ()
    named = {here.parties.country(state) for state in here.states}
    current = [w for w in here.patterns.wars if w.on(here.day) and set(w.parties) <= named and w.parties[0] != w.parties[1]]
    within = [w for w in here.patterns.wars if w.on(here.day) and set(w.parties) == set(here.foremost()[:1])]
    return tuple(current or within) if len(current or within) == 1 else ()


def _countries(here: Surroundings, token: int) -> tuple[str, ...]:
    """Countries around the noun, places first: "war in X", "the X conflict", "X's war", object of what ravages it."""
    sentence = here.sentence
    verb = sentence.tokens[token].head
    nearby = [token] + ([verb] if verb != ROOT and sentence.tokens[token].deprel == "obj" else [])
    tokens = [
        c for n in nearby for c in sentence.dependents(n, "nmod", "obl") if preposition(sentence, c) in PLACE_PREPOSITIONS
    ]
    tokens += sentence.dependents(token, "compound", "amod")
    tokens += [t for c in sentence.dependents(token, "acl:relcl") for t in arguments(sentence, c).get("obj") if t != token]
    tokens += sentence.dependents(token, "nmod:poss")
    found = [c for t in tokens for c in _country(here, t)]
    return tuple(dict.fromkeys(found))


def _country(here: Surroundings, token: int) -> Iterator[str]:
    """Country of a token, by what it denotes or by the place that it names."""
    for actor in here.actors((token,)):
        if (country := here.parties.country(actor)) is not None:
            yield country
    word = here.sentence.tokens[token]
    for place in here.resolution.places:
        if place.start < word.end and word.start < place.end and place.country is not None:
            yield place.country


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
    countries = _countries(here, token) + tuple(c for a in (*own, *declaring) if (c := here.parties.country(a)))
    for war in _known(here, countries):
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
    return _with_rebels(here, others)


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
