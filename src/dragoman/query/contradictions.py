"""Claims of different reports that contradict each other: a denial, another number, another culprit.

Within one report the reading itself says who disputes what; across reports nothing but the record can. A contradiction
is a judgement with its reason and both claims, never a change of either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.store.comparisons import Contradiction
from dragoman.store.days import NO_DAY, document_day, event_days
from dragoman.store.entries import ClaimEntry, Entries
from dragoman.types.record import DENYING, Event, Reading
from dragoman.types.resolution import Quantity

DENIABLE = frozenset({"asserts", "confirms", "accuses", "condemns", "predicts"})
CONFLICT = "material conflict"
MAX_DAYS = 14  # between a claim and its denial in another report
SAME_EVENT_DAYS = 1
MIN_SHARED = 0.34  # of the shorter content's words; half of it where both tell a deed of the same type
STEM = 5  # letters by which words are compared


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what it tells: its events, their numbers by unit, the countries of all parties."""

    entry: ClaimEntry
    day: date | None
    events: tuple[Event, ...]
    numbers: dict[str, Quantity]
    countries: dict[str, str]

    @property
    def speaker(self) -> str | None:
        return self.entry.speaker.country


def told_in(reading: Reading, wrong: Collection[str] = ()) -> Iterator[Told]:
    """The claims of a reading with their events, but for those that are marked as ``wrong``."""
    entries, events = Entries(reading), {event.id: event for event in reading.events if event.id not in wrong}
    quantities = {quantity.id: quantity for quantity in reading.resolution.quantities}
    countries = {actor.id: actor.country for actor in reading.resolution.actors if actor.country}
    day = document_day(entries.document().document)
    for claim in reading.claims:
        told = tuple(events[event] for event in claim.events if event in events)
        numbers = {quantities[q].unit: quantities[q] for event in told for q in event.quantities if q in quantities}
        yield Told(entries.claim(claim), _date(day), told, numbers, countries)


def contradictions(claims: Sequence[Told]) -> Iterator[Contradiction]:
    """Every pair of claims of different reports that contradict each other, in the order of ``claims``."""
    near = _Neighbours(claims)
    for one in claims:
        for other in near.of(one):
            if one.entry.document.id != other.entry.document.id and _differ(one, other):
                yield from _between(one, other)


class _Neighbours:
    """Finds the claims that may contradict another, so that not every pair has to be looked at."""

    def __init__(self, claims: Sequence[Told]) -> None:
        self._denials: dict[str, dict[int, Told]] = defaultdict(dict)  # by the denier's country
        self._deeds: dict[tuple[str, int], dict[int, Told]] = defaultdict(dict)  # by type and day
        for place, told in enumerate(claims):
            if told.entry.claim.stance in DENYING:
                self._denials[told.speaker or ""][place] = told
            for event in told.events:
                if day := _day_of(event, told):
                    self._deeds[event.type, day.toordinal()][place] = told

    def of(self, one: Told) -> Iterable[Told]:
        found: dict[int, Told] = {}
        for country in _named(one):
            found |= self._denials.get(country, {})
        for event in one.events:
            if day := _day_of(event, one):
                for shift in range(-SAME_EVENT_DAYS, SAME_EVENT_DAYS + 1):
                    found |= self._deeds.get((event.type, day.toordinal() + shift), {})
        return [found[place] for place in sorted(found)]


def _differ(one: Told, other: Told) -> bool:
    return one.entry.speaker.id != other.entry.speaker.id and (one.speaker is None or one.speaker != other.speaker)


def _between(one: Told, other: Told) -> Iterator[Contradiction]:
    if other.entry.claim.stance in DENYING:
        if _denies(other, one):
            yield Contradiction(one.entry, other.entry, "denial")
        return
    if one.entry.claim.stance in DENYING:
        return
    for mine in one.events:
        for theirs in other.events:
            if not _same_time(mine, theirs, one, other):
                continue
            if _same_deed(mine, theirs, one, other) and (numbers := _numbers(one, other)):
                yield Contradiction(one.entry, other.entry, "number", numbers)
                return
            if culprits := _culprits(mine, theirs, one, other):
                yield Contradiction(one.entry, other.entry, "culprit", culprits)
                return


def _denies(denial: Told, said: Told) -> bool:
    """Whether a denial is about what the other claim says of the denier: near in time, and in the same words or deeds."""
    claim = said.entry.claim
    if claim.stance not in DENIABLE or denial.speaker is None or not _near(denial.day, said.day, MAX_DAYS):
        return False
    if denial.speaker not in _named(said):
        return False
    deeds = {event.type for event in denial.events} & {event.type for event in said.events}
    return _shared(denial.entry.claim.content.text, claim.content.text) >= (MIN_SHARED / 2 if deeds else MIN_SHARED)


def _named(told: Told) -> set[str]:
    """The countries that a claim is aimed at or tells of."""
    parties = (party for event in told.events for party in (*event.actors, *event.recipients))
    aimed = told.entry.against.country if told.entry.against else None
    return {told.countries[p] for p in parties if p in told.countries} | ({aimed} if aimed else set())


def _shared(one: str, other: str) -> float:
    mine, theirs = ({word[:STEM] for word in re.findall(r"\w{4,}", text.lower())} for text in (one, other))
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0


def _same_time(mine: Event, theirs: Event, one: Told, other: Told) -> bool:
    near = _near(_day_of(mine, one), _day_of(theirs, other), SAME_EVENT_DAYS)
    return near and mine.type == theirs.type and mine.quad == CONFLICT


def _day_of(event: Event, told: Told) -> date | None:
    """The first day of the event, else the day of its report."""
    return _date(event_days(event)[0]) or told.day


def _near(one: date | None, other: date | None, most: int) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= most


def _sides(event: Event, told: Told) -> tuple[set[str], set[str]]:
    actors, recipients = ({told.countries[p] for p in side if p in told.countries} for side in (event.actors, event.recipients))
    return actors, recipients


def _same_deed(mine: Event, theirs: Event, one: Told, other: Told) -> bool:
    """The same doers and sufferers, and no two places."""
    placed = mine.place is None or theirs.place is None or mine.place == theirs.place
    return placed and _sides(mine, one) == _sides(theirs, other)


def _numbers(one: Told, other: Told) -> str:
    pairs = (
        f"{one.numbers[unit].value:g} ↔ {other.numbers[unit].value:g} {unit}"
        for unit in sorted(one.numbers.keys() & other.numbers.keys())
        if unit and one.numbers[unit].value != other.numbers[unit].value
    )
    return ", ".join(pairs)


def _culprits(mine: Event, theirs: Event, one: Told, other: Told) -> str:
    """The same place and sufferers, but doers who have nobody in common."""
    (doers, sufferers), (others, same) = _sides(mine, one), _sides(theirs, other)
    alike = mine.place is not None and mine.place == theirs.place and bool(sufferers & same or not sufferers | same)
    return f"{'/'.join(sorted(doers))} ↔ {'/'.join(sorted(others))}" if alike and doers and others and not doers & others else ""


def _date(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day and day != NO_DAY else None
    except ValueError:
        return None


def by_claim(found: Iterable[Contradiction]) -> dict[str, list[Contradiction]]:
    """The contradictions of each claim, by its id."""
    grouped: dict[str, list[Contradiction]] = {}
    for contradiction in found:
        grouped.setdefault(contradiction.claim.claim.id, []).append(contradiction)
    return grouped
