"""The features of a pair of tellings: what speaks for and against their being one event. Names as in ``fusion.yaml``."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

from dragoman.types.fusion import EventProfile, ProfileDays, ProfileParty, ProfilePlace
from dragoman.types.record import Status

TO_COME: frozenset[Status] = frozenset({"planned", "proposed", "hypothetical"})
MOST_DAYS = 7
LATE = 3  # days that a report may come after what it tells
NEAR_KM = 50.0
EARTH_KM = 6371.0

Feature = tuple[str, float]


def features(one: EventProfile, other: EventProfile) -> dict[str, float]:
    """The features of a pair that say something, by name; what is not known of both says nothing."""
    found = (
        *_of_type(one, other), *_of_sides(one, other), *_of_days(one.days, other.days), *_of_place(one.place, other.place),
        *_of_numbers(one, other), *_of_words(one, other),
    )  # fmt: skip
    return {name: round(value, 4) for name, value in found if value}


def _of_type(one: EventProfile, other: EventProfile) -> Iterator[Feature]:
    if one.type is None or other.type is None:
        return
    yield "type: same" if (one.type, one.planned_type) == (other.type, other.planned_type) else "type: other", 1.0
    if one.modes and other.modes:
        yield "modes: same" if set(one.modes) & set(other.modes) else "modes: other", 1.0
    if (one.status in TO_COME) != (other.status in TO_COME):
        yield "status: one only to come", 1.0


def _of_sides(one: EventProfile, other: EventProfile) -> Iterator[Feature]:
    if one.actors is None or other.actors is None:
        return
    acting, receiving = (one.actors, other.actors), (one.recipients or (), other.recipients or ())
    named = [(_keys(a), _keys(b)) for a, b in (acting, receiving)]
    (doers, others), (targets, other_targets) = named
    # A victim of the attacker's own country in one telling alone is more often a slip of the reading than another event.
    slips = (targets == doers) != (other_targets == others)
    known = [(a, b) for a, b in (named[:1] if slips else named) if a and b]
    if known:
        yield "sides: same", sum(len(a & b) / len(a | b) for a, b in known) / len(known)
    if any(not a & b for a, b in known):
        yield "sides: other", 1.0
    elif any(a - b and b - a for a, b in known):
        yield "sides: each its own", 1.0
    yield "sides: swapped", float(bool(doers & other_targets and targets & others and not doers & others))
    same = [{p.id for p in a if "/" in p.id} & {p.id for p in b} for a, b in (acting, receiving)]
    yield "persons: same", float(any(same))
    persons = [tuple({p.id for p in side if p.person} for side in pair) for pair in (acting, receiving)]
    yield "persons: each its own", float(any(a and b and not a & b for a, b in persons))


def _keys(parties: Collection[ProfileParty]) -> frozenset[str]:
    """The countries of a side; the parties themselves where none has one."""
    countries = frozenset(party.country for party in parties if party.country)
    return countries or frozenset(party.id for party in parties)


def _of_days(one: ProfileDays | None, other: ProfileDays | None) -> Iterator[Feature]:
    """A day that nothing in the text tells may lie some days before: reports come late."""
    if one is None or other is None:
        return
    gap = max((_earliest(other) - one.last).days, (_earliest(one) - other.last).days)
    if gap > 0:
        yield "days: apart", float(min(gap, MOST_DAYS))
    elif one.assumed and other.assumed:
        yield "days: neither told" if one.last == other.last else "days: neither told, published apart", 1.0
    elif one.assumed or other.assumed:
        yield "days: may be the same", 1.0
    elif one.first == one.last == other.first == other.last:
        yield "days: same", 1.0
    else:
        yield "days: one within the other", 1.0


def _earliest(days: ProfileDays) -> date:
    return days.first - timedelta(days=LATE) if days.assumed else days.first


def _of_place(one: ProfilePlace | None, other: ProfilePlace | None) -> Iterator[Feature]:
    if one is None or other is None:
        return
    if one.id == other.id:
        yield "place: same", 1.0
    elif one.country != other.country or _kilometres(one, other) > NEAR_KM:
        yield "place: far", 1.0


def _kilometres(one: ProfilePlace, other: ProfilePlace) -> float:
    """Along the great circle; 0 where a place has no coordinates."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return 0.0
    a, b = radians(one.latitude or 0.0), radians(other.latitude or 0.0)
    across = radians((other.longitude or 0.0) - (one.longitude or 0.0))
    chord = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


def _of_numbers(one: EventProfile, other: EventProfile) -> Iterator[Feature]:
    pairs = [(a, b) for a in one.quantities for b in other.quantities if a.unit == b.unit]
    if pairs:
        agree = any(a.value <= (b.high or b.value) and b.value <= (a.high or a.value) for a, b in pairs)
        yield "numbers: same" if agree else "numbers: other", 1.0


def _of_words(one: EventProfile, other: EventProfile) -> Iterator[Feature]:
    yield "word: same", float(one.trigger == other.trigger)
    mine, theirs = frozenset(one.words.names), frozenset(other.words.names)
    if mine and theirs:
        yield "names: in common", _jaccard(mine, theirs)
        yield "names: each its own", float(bool(mine - theirs and theirs - mine and not mine & theirs))
    yield "words: in common", _jaccard(frozenset(one.words.sentence) - mine, frozenset(other.words.sentence) - theirs)
    yield "report: in common", _jaccard(frozenset(one.words.document), frozenset(other.words.document))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
