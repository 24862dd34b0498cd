"""Events as they are looked up for fusion: who, what and when, without their readings. Values, and the SQL for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, literal_column, select

from dragoman.store.conditions import not_wrong
from dragoman.store.days import NO_DAY
from dragoman.store.tables import documents, events


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of an event: ``first`` and ``last`` are ISO days, ``sides`` as in ``CHN>RUS``, ``fused`` the id of the
    earliest telling of the same event; ``compared`` is whether its document has been compared with others.
    """

    id: str
    document: str
    type: str
    quad: str | None
    first: str
    last: str
    sides: str
    fused: str
    compared: bool


def tellings(first: str, last: str) -> Select[Any]:
    """Those that begin on these days, in the order of listings; columns as the fields of Telling."""
    c = events.c
    return _TELLINGS.where(c.day >= first, c.day <= last).order_by(c.day, c.document_id, c.start, c.id)


def told_as(fused: Collection[str]) -> Select[Any]:
    """All tellings of the events of these ids (``fused``), in the order of listings."""
    c = events.c
    return _TELLINGS.where(c.fused.in_(fused)).order_by(c.day, c.document_id, c.start, c.id)


def days_to_compare() -> Select[Any]:
    """(day, document) of the events of documents that have not been compared, by day."""
    c = events.c
    found = select(c.day, c.document_id).join_from(documents, events, c.document == documents.c.seq)
    return found.where(documents.c.compared == 0, c.day < NO_DAY).distinct().order_by(c.day, c.document_id)


def documents_to_compare() -> Select[Any]:
    d = documents.c
    return select(d.id).where(d.compared == 0, d.newest == 1).order_by(d.id)


def first_tellings(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether a telling is, of those that fit the conditions and are of its event, the first in the order of listings."""
    c = events.c
    place = func.row_number().over(partition_by=c.fused, order_by=(c.day, c.document_id, c.start, c.id))
    placed = select(c.seq, place.label("place")).where(*conditions).subquery().c
    return c.seq.in_(select(placed.seq).where(placed.place == 1))


def of_one_event(event: str) -> Select[Any]:
    """All tellings of the event that a telling is of, with what tells their documents' publishers and copies apart."""
    c, d = events.c, documents.c
    fused = select(c.fused).where(c.id == event).limit(1).scalar_subquery()
    columns = (c.id, c.fused, c.document, c.document_id, c.position, d.text_group, d.publisher_key)
    found = select(*columns).join_from(events, documents).where(c.fused == fused)
    return found.order_by(c.day, c.document_id, c.start, c.id)


def wrong_events() -> Select[Any]:
    """The ids of the events that are marked as wrong."""
    return select(events.c.id).where(_MARKED)


def wrong_in_documents() -> Select[Any]:
    """The document of each event that is marked as wrong. Not counted there: to group them SQLite would read all events."""
    return select(_C.document).where(_MARKED)


def copies() -> ScalarSelect[Any]:
    """How many other documents have the text of a document."""
    copy = documents.alias("copy").c
    others = (copy.text_group == documents.c.text_group, copy.seq != documents.c.seq, copy.newest == 1)
    return select(func.count()).where(*others).scalar_subquery()


_C = events.c
_MARKED = _C.wrong == literal_column("1")
_TELLINGS = select(
    _C.id, _C.document_id, _C.type, _C.quad, _C.day, _C.last_day, _C.sides, _C.fused, documents.c.compared
).join_from(events, documents).where(not_wrong(_C.seq))
