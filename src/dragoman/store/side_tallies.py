"""Who did how much with whom: the SQL that counts events by the sides that take part. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, select

from dragoman.store import tables
from dragoman.store.conditions import event_conditions
from dragoman.store.days import NO_DAY
from dragoman.store.filters import EventFilter
from dragoman.store.summaries import SETTLED
from dragoman.store.tellings import first_tellings

_EVENTS, _DOCUMENTS = tables.events.c, tables.documents.c


@dataclass(frozen=True, slots=True)
class SideTally:
    """The events of one quad between the same sides: state codes, or ids of bodies of no state, in order.

    Nobody receives what is symmetric. ``settled`` and ``score`` are as in EventTally.
    """

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    quad: str
    settled: bool
    events: int
    score: float


def by_sides(wanted: EventFilter, dialect: str) -> Select[Any]:
    """Columns: sides as in the table of events, then the other fields of SideTally. An event that several documents tell
    counts once, by its first telling that fits."""
    told = [*event_conditions(wanted, dialect), _EVENTS.codebook.is_(None), _EVENTS.day < NO_DAY]
    quad, settled = func.coalesce(_EVENTS.quad, ""), case((_EVENTS.status.in_(SETTLED), 1), else_=0)
    return (
        select(_EVENTS.sides, quad, settled, func.count(), func.sum(func.coalesce(_EVENTS.score, 0.0)))
        .where(first_tellings(told))
        .group_by(_EVENTS.sides, quad, settled)
        .order_by(_EVENTS.sides, quad, settled)
    )


def side_tally(sides: str, quad: str, settled: int, events: int, score: float) -> SideTally:
    actors, _, recipients = sides.partition(">")
    return SideTally(tuple(actors.split()), tuple(recipients.split()), quad, bool(settled), events, score)


def span() -> Select[Any]:
    """The first and the last day on which a document of the record came out; each looked up for itself in the index."""
    first, last = (select(end(_DOCUMENTS.day)).where(_DOCUMENTS.day < NO_DAY) for end in (func.min, func.max))
    return select(first.scalar_subquery(), last.scalar_subquery())
