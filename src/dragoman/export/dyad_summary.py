"""Who deals with whom in one reading: for each pair of countries (or bodies) the number of events of either sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from dragoman.store.entries import EventEntry, Party
from dragoman.types.record import FACTUAL
from dragoman.types.resolution import STATELESS


@dataclass(frozen=True, slots=True)
class DyadCount:
    """``unsettled`` counts events that are planned, proposed, alleged, denied or hypothetical."""

    pair: tuple[str, str]
    cooperation: int
    conflict: int
    unsettled: int

    @property
    def total(self) -> int:
        return self.cooperation + self.conflict + self.unsettled


def count_dyads(entries: Iterable[EventEntry]) -> tuple[DyadCount, ...]:
    """The most frequent pair first; a pair stands for both directions. Sides are country codes, or names of bodies.

    Events of the user's own types are not counted: most of them are PLOVER events already.
    """
    counts: Counter[tuple[tuple[str, str], str]] = Counter()
    for entry in entries:
        if entry.event.codebook is not None:
            continue
        for pair in sorted(set(_pairs(entry))):
            counts[pair, _column(entry)] += 1
    pairs = {pair for pair, _ in counts}
    dyads = [
        DyadCount(pair, counts[pair, "cooperation"], counts[pair, "conflict"], counts[pair, "unsettled"])
        for pair in pairs
    ]
    return tuple(sorted(dyads, key=lambda dyad: (-dyad.total, dyad.pair)))


def _column(entry: EventEntry) -> str:
    if entry.event.status not in FACTUAL:
        return "unsettled"
    return "conflict" if (entry.event.quad or "").endswith("conflict") else "cooperation"


def _pairs(entry: EventEntry) -> Iterator[tuple[str, str]]:
    """Actor with recipient; among the actors where nobody receives."""
    actors, recipients = [_side(party) for party in entry.actors], [_side(party) for party in entry.recipients]
    for one, other in product(actors, recipients) if recipients else combinations(actors, 2):
        if one != other:
            yield min(one, other), max(one, other)


def _side(party: Party) -> str:
    """The state that a party belongs to; a party of no state, or of a body among many, stands for itself."""
    return party.country if party.country is not None and party.country not in STATELESS else party.name
