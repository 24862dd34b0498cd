"""Whose land is occupied where it has no name ("the occupied territories"), and who occupies where nobody is said to."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.record.known_parties import BODIES
from dragoman.record.relation_context import Surroundings


def unnamed_land(here: Surroundings, token: int, occupiers: Iterable[str]) -> tuple[str, ...]:
    """Whose "territories" or "border town" it is: the occupier's enemy in a war of that day, else the one other state in which
    places of the document lie; () for what is no land, or if nothing tells."""
    if not here.has(token, "occupation.lands"):
        return ()
    own = {country for actor in occupiers if (country := here.parties.country(actor))}
    if len(own) != 1 or own & BODIES:
        return ()
    return _enemies(here, next(iter(own))) or _elsewhere(here, own)


def attacker(here: Surroundings, countries: Iterable[str]) -> tuple[str, ...]:
    """Who occupies a country where the text only says "the occupation of Peru": who attacked it in the war of that day."""
    wars = [w for c in countries for w in here.patterns.wars_in(c, here.day) if here.day and w.parties[1] == c and w.parties[0] != c]
    found = [here.of_country(w.parties[0]) for w in wars]
    return tuple(actor for actor in found if actor is not None)


def _enemies(here: Surroundings, country: str) -> tuple[str, ...]:
    """The other sides of its wars, by the table or by the text, that the document names."""
    fought = [set(w.parties) for w in here.patterns.wars_of(country, here.day)] if here.day else []
    told = [set(pair) for pair in here.conflicts if country in pair]
    others = {c for sides in (*fought, *told) for c in sides - {country}}
    found = [actor for c in sorted(others) if (actor := here.of_country(c)) is not None]
    return tuple(found) if len(found) == 1 else ()


def _elsewhere(here: Surroundings, own: set[str]) -> tuple[str, ...]:
    lands = {place.country for place in here.resolution.places if place.country is not None} - own
    found = [actor for c in sorted(lands) if (actor := here.of_country(c)) is not None]
    return tuple(found) if len(found) == 1 else ()
