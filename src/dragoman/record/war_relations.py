"""Who is at war with whom: nouns, places and the table of wars."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ontology.relation_patterns import NounPattern, War
from dragoman.record.arguments import arguments, preposition
from dragoman.record.deed_relations import PROSPECTIVE
from dragoman.record.known_parties import BODIES
from dragoman.record.named_relations import fits, in_state, parties_around
from dragoman.record.relation_context import HYPHENS, MOST, Surroundings
from dragoman.record.relation_drafts import RelationDraft, draft, pair
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

PEACEFUL = frozenset({"REL", "CVL", "JUD", "LEG", "LAB", "HLH"})
ARMED = frozenset({"REB", "UAF", "PRM"})
PLACE_PREPOSITIONS = ("in", "on", "over", "across", "of")
PARTY_PREPOSITIONS = ("against", "with")
WARRING = frozenset({"war", "conflict", "strife"})


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
    if preposition(here.sentence, token) == "at" or _is_any(here, token) or _is_declined(here, token):  # "at war" is told by _at_war
        return
    countries = countries_around(here, token)
    if pattern.within:
        for country in countries[:1] or _afflicted(here, token) or (_own(here, token) if pattern.anaphoric else ()):
            if (state := here.of_country(country)) is not None:
                yield from _within(here, token, state)
        return
    fighters = [p for p in parties_around(here, token) if _may_fight(here, p)]
    known = known_wars(here, countries, definite=pattern.anaphoric and _is_definite(here, token) and not _has_name(here, token))
    if not countries and (hit := _hit(here, token)):
        known, countries = known_wars(here, hit), hit
    if (past := _of_year(here, token)) is not None:
        yield past
        return
    if len(fighters) > 1 and known and _are_others(here, token, fighters, known):
        known = ()
    if not known:
        yield from _unknown(here, token, fighters, countries if pattern.anaphoric else ())
    for war in known:
        parties = [here.of_country(side) for side in war.parties]
        if war.civil and parties[0] is None:  # the text names no other side
            parties[0] = parties[1]
        if parties[0] is not None and parties[1] is not None:
            yield RelationDraft("war", parties[0], parties[1], index, token, start=war.start.isoformat())


def _of_year(here: Surroundings, token: int) -> RelationDraft | None:
    """ "The 2008 war": the one war of the table that began in that year, is over, and whose sides the document names."""
    years = {word for word in here.modifiers(token) if word.isdigit()}
    if not years or here.day is None:
        return None
    begun = [w for w in here.patterns.wars if str(w.start.year) in years and w.end is not None and w.end < here.day]
    told = [
        RelationDraft("war", one, other, here.sentence.index, token, start=w.start.isoformat(), end=w.end.isoformat())
        for w in begun
        if w.end and (one := here.of_country(w.parties[0])) is not None and (other := here.of_country(w.parties[1])) is not None
    ]
    return told[0] if len(told) == 1 else None


def _is_any(here: Surroundings, token: int) -> bool:
    """ "Violence in conflict": no war in particular."""
    sentence = here.sentence
    bare = sentence.tokens[token].upos == "NOUN" and sentence.tokens[token].feat("Number") == "Sing"
    named = sentence.dependents(token, "det", "amod", "compound", "nmod", "nmod:poss", "acl:relcl")
    return bare and preposition(sentence, token) == "in" and not named


def _are_others(here: Surroundings, token: int, fighters: list[str], known: tuple[War, ...]) -> bool:
    """Whether a war "of Peru and Chile" is none of the civil wars that go on there."""
    owners = here.parties.countries(here.owners(token)) - {"*"}
    return len(owners) > 1 and all(w.parties[0] == w.parties[1] for w in known) and owners <= here.parties.countries(fighters)


def _unknown(here: Surroundings, token: int, fighters: list[str], countries: tuple[str, ...]) -> Iterator[RelationDraft]:
    """A war that the table does not know: by its sides, else by the one country that it is in."""
    sides = pair(here, fighters)
    if sides is not None:
        start, end = _past(here, token, sides)
        for other in _foes(here, fighters):
            yield RelationDraft("war", sides[0], other, here.sentence.index, token, start=start, end=end)
    elif (rising := _rising(here, fighters)) is not None:
        yield draft(here, "war", *rising, token)
    elif (state := _torn(here, token, countries)) is not None:
        yield from _within(here, token, state)


def _rising(here: Surroundings, fighters: list[str]) -> tuple[str, str] | None:
    """Two sides of one country, one of which rises against the other: "fighting between the army and rebels"."""
    armed = [f for f in fighters if ARMED & set(here.parties.sectors(f))]
    others = [f for f in fighters if f not in armed]
    if armed and others and here.parties.country(armed[0]) == here.parties.country(others[0]):
        return others[0], armed[0]
    return None


def _foes(here: Surroundings, fighters: list[str]) -> tuple[str, ...]:
    """Whom the first of several fights: "conflict between Peru, Chilean rebels and Bolivia"."""
    first = here.parties.country(fighters[0])
    return tuple(dict.fromkeys(here.state(f) for f in fighters[:MOST] if here.parties.country(f) != first))


def _past(here: Surroundings, token: int, sides: tuple[str, str]) -> tuple[str | None, str | None]:
    """The dates of a war with a name of its own ("the Iran-Iraq War") that was over by the day of the document."""
    if here.sentence.tokens[token].text[0].isupper():
        one, other = (here.parties.country(side) or "" for side in sides)
        war = here.patterns.war_between(one, other, here.day)
        if war is not None and war.end is not None:
            return war.start.isoformat(), war.end.isoformat()
    return None, None


def _hit(here: Surroundings, token: int) -> tuple[str, ...]:
    """The state that a war is said to torment: "Peru, which has been ravaged by war", "Peru has been plagued by conflict"."""
    word = here.sentence.tokens[token]
    if word.head == ROOT or preposition(here.sentence, token) not in ("by", "with") or not here.has(word.head, "general.torn"):
        return ()
    found = arguments(here.sentence, word.head)
    states = here.actors((*found.get("obj"), *found.get("subj")))
    return tuple(c for a in states if here.parties.actors[a].kind == "state" and (c := here.parties.country(a)))


def torn_states(here: Surroundings) -> Iterator[RelationDraft]:
    """ "War-torn Yemen", "the conflict-ridden country": the war in it that goes on on that day."""
    for token, word in enumerate(here.sentence.tokens):
        last = word.text.lower().rsplit("-", 1)[-1]
        if last not in here.patterns.words["general.torn"] or word.head == ROOT or not _names_war(here, token):
            continue
        for actor in here.actors((word.head,))[:1] if word.deprel == "amod" else ():
            country = here.parties.country(actor)
            for war in here.patterns.wars_in(country, here.day) if country is not None and here.day is not None else ():
                sides = [here.of_country(side) for side in war.parties]
                if sides[0] is not None and sides[1] is not None:
                    yield RelationDraft("war", sides[0], sides[1], here.sentence.index, token, start=war.start.isoformat())


def _names_war(here: Surroundings, token: int) -> bool:
    """ "War-torn", in one word or in three."""
    words = here.sentence.tokens
    first = words[token].text.lower().split("-")[0]
    joined = token > 1 and words[token - 1].text in HYPHENS and words[token - 2].text.lower() in WARRING
    return first in WARRING or joined


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
    named = here.actors(s for s in about if any(map(here.is_party, here.actors((s,)))) and not sentence.dependents(s, "nmod"))
    return tuple(c for a in named if here.parties.actors[a].kind == "state" and (c := here.parties.country(a)))


def _own(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "The insurgency" is that of the country which the document is about."""
    found = here.foremost()
    known = tuple(c for c in found if any(set(w.parties) == {c} for w in here.patterns.wars_in(c, here.day)))
    return (known or found)[:1] if _is_definite(here, token) else ()


def _is_definite(here: Surroundings, token: int) -> bool:
    return any(here.lemma(c) in ("the", "its", "his", "their") for c in here.sentence.dependents(token, "det", "nmod:poss"))


def _torn(here: Surroundings, token: int, countries: tuple[str, ...]) -> str | None:
    """The one country in which a war that the table does not know is fought: "the 1992-95 war in Bosnia"."""
    placed = [c for c in here.sentence.dependents(token, "nmod") if preposition(here.sentence, c) == "in"]
    inside = {country for t in placed for country in _country(here, t)}
    return here.of_country(countries[0]) if len(inside) == 1 and inside == set(countries) else None


def known_wars(here: Surroundings, countries: tuple[str, ...], definite: bool = True) -> tuple[War, ...]:
    """The wars that countries around the noun point to: the place decides, a single side will do."""
    for country in countries:
        found = here.patterns.wars_in(country, here.day)
        if found and not (len(countries) > 1 and all(w.local for w in found)):
            return found
    for country in countries:
        fought = here.patterns.wars_of(country, here.day)
        if len(fought) == 1 or (fought and here.day is None):
            return fought[-1:]
    return () if countries or not definite else _of_document(here)


def _has_name(here: Surroundings, token: int) -> bool:
    """ "The Yom Kippur War": a war with a name of its own is not just any."""
    names = here.sentence.dependents(token, "compound", "amod")
    return any(here.sentence.tokens[c].upos == "PROPN" for c in names)


def _of_document(here: Surroundings) -> tuple[War, ...]:
    """The one war both of whose sides the document names; () if there are several or none."""
    if here.day is None:
        return ()
    named = {actor.country for actor in here.resolution.actors}
    fought = [w for w in here.patterns.wars if w.on(here.day) and set(w.parties) <= named and not w.local]
    current = [w for w in fought if w.parties[0] != w.parties[1]]
    within = [w for w in fought if w.parties[0] == w.parties[1]]
    foremost = [w for w in within if set(w.parties) == set(here.foremost()[:1])]
    return next((tuple(found) for found in (current, foremost, within) if len(found) == 1), ())


def countries_around(here: Surroundings, token: int) -> tuple[str, ...]:
    """Countries around the noun, places first: "war in X", "the X conflict", "X's war", object of what ravages it."""
    sentence = here.sentence
    verb = sentence.tokens[token].head
    own = sentence.tokens[token].deprel
    raging = own == "nsubj" and verb != ROOT and here.has(verb, "general.raging")  # "fighting rages across Peru"
    nearby = [token] + ([verb] if verb != ROOT and (own == "obj" or raging) else [])
    tokens = [
        c for n in nearby for c in sentence.dependents(n, "nmod", "obl") if preposition(sentence, c) in PLACE_PREPOSITIONS
    ]
    tokens += sentence.dependents(token, "compound", "amod")
    found = [c for t in tokens for c in _country(here, t)]
    parties = [c for n in nearby for c in sentence.dependents(n, "nmod", "obl") if preposition(sentence, c) in PARTY_PREPOSITIONS]
    parties += sentence.dependents(token, "nmod:poss")
    if not found and not parties:
        parties = [t for c in sentence.dependents(token, "acl:relcl") for t in arguments(sentence, c).get("obj") if t != token]
    found += [c for t in parties for c in _country(here, t)]
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
