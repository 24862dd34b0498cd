"""The one day that formats give to an event."""

from __future__ import annotations

from datetime import date

from dragoman.types.record import Event

# Of what is known by longer spans no day is told: "in 2022" on 1 January would make a day of much news out of nothing.
DAYS = frozenset({"time", "day", "week"})
ISO_DAY = 10


def day_of(event: Event) -> str | None:
    """The ISO day on which the event begins; None where no more than its month, season or year is known."""
    if event.time is None or event.time.granularity not in DAYS:
        return None
    start = event.time.start or event.time.end
    return start if start and len(start) == ISO_DAY else None


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
