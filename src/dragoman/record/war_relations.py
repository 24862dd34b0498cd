"""Who is at war with whom, and who has agreed to hold fire: nouns, places and the table of wars."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ontology.relation_patterns import NounPattern, War
from dragoman.record.arguments import arguments, preposition
from dragoman.record.named_relations import fits, parties_around
from dragoman.record.relation_context import RelationDraft, Surroundings, pair
from dragoman.types.analysis import ROOT

PLACE_PREPOSITIONS = ("in", "on", "over", "against", "across", "with", "of")


def wars(here: Surroundings) -> Iterator[RelationDraft]:
    """Wars by their two parties, else by the country they are in, else by a side whose war it is ("his war")."""
    for pattern in here.patterns.nouns:
        if pattern.kind != "war":
            continue
        for token in here.nouns(pattern.words):
            if fits(here, token, pattern):
                yield from _war(here, token, pattern)


def _war(here: Surroundings, token: int, pattern: NounPattern) -> Iterator[RelationDraft]:
    index = here.sentence.index
    countries = _countries(here, token)
    if pattern.within:
        for country in countries[:1] or (_own(here, token) if pattern.anaphoric else ()):
            if (state := here.of_country(country)) is not None:
                yield RelationDraft("war", state, state, index, token)
        return
    sides = pair(here, parties_around(here, token))
    known = _known(here, countries, definite=pattern.anaphoric and _is_definite(here, token))
    if sides is not None and not known:
        yield RelationDraft("war", *sides, index, token)
    elif not known and (state := _torn(here, token, countries)) is not None:
        yield RelationDraft("war", state, state, index, token)
    for war in known:
        parties = [here.of_country(side) for side in war.parties]
        if parties[0] is not None and parties[1] is not None:
            yield RelationDraft("war", parties[0], parties[1], index, token, start=war.start.isoformat())


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
    """A ceasefire that is declared, agreed or in force; one that is only called for is none."""
    for pattern in here.patterns.nouns:
        if pattern.kind != "ceasefire":
            continue
        for token in here.nouns(pattern.words):
            if fits(here, token, pattern) and (verb := _holding_verb(here, token, pattern)) is not None:
                sides = _sides(here, token, verb)
                if sides is not None:
                    yield RelationDraft("ceasefire", *sides, here.sentence.index, token)


def _holding_verb(here: Surroundings, token: int, pattern: NounPattern) -> int | None:
    """The verb that says that it is in force or declared."""
    word = here.sentence.tokens[token]
    if word.head == ROOT or word.deprel.split(":")[0] not in ("obj", "nsubj", "obl"):
        return None
    return word.head if here.lemma(word.head) in pattern.verbs else None


def _sides(here: Surroundings, token: int, verb: int) -> tuple[str, str] | None:
    """Both sides as named, else the declaring side and its enemy in the war that the place or the side points to."""
    around = parties_around(here, token)
    declaring = here.actors(arguments(here.sentence, verb).get("subj"))
    named = pair(here, around) if around else pair(here, declaring)
    if named is None and len(around) > 1:  # two parties of one country
        return around[0], around[1]
    countries = _countries(here, token) + tuple(c for a in declaring if (c := here.parties.country(a)))
    for war in _known(here, countries):
        sides = [here.of_country(side) for side in war.parties]
        if sides[0] == sides[1]:  # within one country: the two parties that the text names
            named_here = tuple(dict.fromkeys((*declaring, *around)))
            return (named_here[0], named_here[1]) if len(named_here) > 1 else None
        if sides[0] and sides[1] and (named is None or {here.parties.country(s) for s in named} != set(war.parties)):
            return sides[0], sides[1]
    return named
