"""A dispute → its two sides: who says what in which sentence. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.store.comparisons import Dispute
from dragoman.store.entries import ClaimEntry, Entries
from dragoman.types.record import Reading

GROUNDS = {"denial": "denies it in another report", "number": "gives another number", "culprit": "names somebody else"}


@dataclass(frozen=True, slots=True)
class Against:
    """A claim of the other side; ``ground`` says in words how it stands against the first."""

    claim: ClaimEntry
    ground: str


@dataclass(frozen=True, slots=True)
class Sides:
    claim: ClaimEntry
    against: tuple[Against, ...]


def sides(dispute: Dispute, reading: Reading | None) -> Sides:
    """``reading`` is that of the disputed claim's own report, which has the claims that dispute it there."""
    return Sides(dispute.claim, (*_within(dispute.claim, reading), *_elsewhere(dispute)))


def _within(entry: ClaimEntry, reading: Reading | None) -> tuple[Against, ...]:
    if reading is None:
        return ()
    entries, disputing = Entries(reading), set(entry.claim.disputed_by)
    return tuple(Against(entries.claim(claim), "in the same report") for claim in reading.claims if claim.id in disputing)


def _elsewhere(dispute: Dispute) -> tuple[Against, ...]:
    return tuple(
        Against(each.other, GROUNDS[each.ground] + (f": {each.between}" if each.between else "")) for each in dispute.elsewhere
    )
