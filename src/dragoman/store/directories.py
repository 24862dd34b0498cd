"""Who, where and how many over a whole record: values, and the SQL that gathers them. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, tuple_

from dragoman.store import tables
from dragoman.store.conditions import document_conditions, event_conditions, not_wrong, party_is, plain
from dragoman.store.days import NO_DAY
from dragoman.store.filters import ActorFilter, DocumentFilter, EventFilter, QuantityFilter
from dragoman.store.summaries import SETTLED
from dragoman.types.document import Document
from dragoman.types.resolution import STATELESS, Place, Quantity

_ACTORS, _DOCUMENTS, _EVENTS = tables.actors.c, tables.documents.c, tables.events.c
_PARTIES, _QUANTITIES = tables.event_parties.c, tables.quantities.c


@dataclass(frozen=True, slots=True)
class ActorSeen:
    """A party of the record: in how many documents, from which day to which (None without a date)."""

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    wikidata: str | None
    documents: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office by which documents of these days name a person."""

    office: str
    documents: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Dealing:
    """Events with another party (a country's code, or the id of a party of no country), by what they were."""

    other: str
    cooperation: int
    conflict: int
    unsettled: int


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """A place with the number of events that are there, from which day to which (None without a date)."""

    place: Place
    events: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class QuantityEntry:
    document: Document
    quantity: Quantity


def actor_ids(wanted: ActorFilter, after: str | None, limit: int | None) -> Select[Any]:
    """The ids of the actors that fit, in their order."""
    statement = select(_ACTORS.id).where(*_actor_conditions(wanted)).distinct().order_by(_ACTORS.id)
    if wanted.since or wanted.until:
        statement = statement.join_from(tables.actors, tables.documents)
    return statement.where(*([] if after is None else [_ACTORS.id > plain(after)])).limit(limit)


def actors_seen(ids: list[str]) -> Select[Any]:
    """(id, name, kind, country, sectors, wikidata, documents, first, last): a row for each way to name each of them, the
    most frequent first."""
    columns = (_ACTORS.id, _ACTORS.name, _ACTORS.kind, _ACTORS.country, _ACTORS.sectors, _ACTORS.wikidata)
    number = func.count()
    return (
        select(*columns, number, func.min(_DOCUMENTS.day), func.max(_dated()))
        .join_from(tables.actors, tables.documents)
        .where(_ACTORS.id.in_(map(plain, ids)))
        .group_by(*columns)
        .order_by(_ACTORS.id, number.desc(), _ACTORS.name, _ACTORS.sectors)
    )


def offices_of(actor: str) -> Select[Any]:
    """Columns as the fields of OfficeHeld, the earliest first."""
    first = func.min(_DOCUMENTS.day)
    return (
        select(_ACTORS.office, func.count(), first, func.max(_dated()))
        .join_from(tables.actors, tables.documents)
        .where(_ACTORS.id == plain(actor), _ACTORS.office.is_not(None))
        .group_by(_ACTORS.office)
        .order_by(first, _ACTORS.office)
    )


def dealings_of(actor: str, limit: int) -> Select[Any]:
    """Columns as the fields of Dealing, the most frequent first; the actor is whoever the code covers."""
    of_state = and_(_ACTORS.country.is_not(None), _ACTORS.country.not_in(sorted(STATELESS)))
    other = case((of_state, _ACTORS.country), else_=_ACTORS.id)
    mine = select(_PARTIES.event).where(party_is(_PARTIES.actor, actor))
    settled = _EVENTS.status.in_(SETTLED)
    rows = (
        select(
            _EVENTS.seq.label("event"), other.label("other"),
            case((~settled, 1), else_=0).label("unsettled"),
            case((and_(settled, _EVENTS.quad.like("%conflict")), 1), else_=0).label("conflict"),
            case((and_(settled, _EVENTS.quad.like("%cooperation")), 1), else_=0).label("cooperation"),
        )  # fmt: skip
        .join_from(tables.event_parties, tables.events, _PARTIES.event == _EVENTS.seq)
        .join(tables.actors, and_(_ACTORS.document == _EVENTS.document, _ACTORS.id == _PARTIES.actor))
        .where(_EVENTS.seq.in_(mine), ~party_is(_PARTIES.actor, actor), _EVENTS.codebook.is_(None), not_wrong(_EVENTS.seq))
        .distinct()
        .subquery()
    )
    c, number = rows.c, func.count()
    sums = (func.sum(c.cooperation), func.sum(c.conflict), func.sum(c.unsettled))
    return select(c.other, *sums).group_by(c.other).order_by(number.desc(), c.other).limit(limit)


def places_of(wanted: EventFilter, after: str | None, limit: int | None, dialect: str) -> Select[Any]:
    """(place, events, first, last, number of one of the events) of the events that fit, in the order of the places."""
    dated = func.max(case((_EVENTS.day < NO_DAY, _EVENTS.day)))
    conditions = [*event_conditions(wanted, dialect), _EVENTS.place.is_not(None)]
    if after is not None:
        conditions.append(_EVENTS.place > plain(after))
    return (
        select(_EVENTS.place, func.count(), func.min(_EVENTS.day), dated, func.min(_EVENTS.seq))
        .where(*conditions)
        .group_by(_EVENTS.place)
        .order_by(_EVENTS.place)
        .limit(limit)
    )


def busiest_places(wanted: EventFilter, limit: int, dialect: str) -> Select[Any]:
    """As ``places_of``, the places with most events first."""
    return places_of(wanted, None, limit, dialect).order_by(None).order_by(func.count().desc(), _EVENTS.place)


def place_count(wanted: EventFilter, dialect: str) -> Select[Any]:
    return select(func.count(_EVENTS.place.distinct())).where(*event_conditions(wanted, dialect))


def quantity_order() -> tuple[ColumnElement[Any], ...]:
    return _DOCUMENTS.day, _DOCUMENTS.id, _QUANTITIES.start, _QUANTITIES.id


def quantities_of(
    wanted: QuantityFilter, after: tuple[str, str, int, str] | None, limit: int | None, dialect: str
) -> Select[Any]:
    """(document, id) of the quantities that fit, by day, document and place in the text."""
    statement = select(_QUANTITIES.document, _QUANTITIES.id).join_from(tables.quantities, tables.documents)
    statement = statement.where(*_quantity_conditions(wanted, dialect))
    if after is not None:
        statement = statement.where(tuple_(*quantity_order()) > after)
    return statement.order_by(*quantity_order()).limit(limit)


def quantity_count(wanted: QuantityFilter, dialect: str) -> Select[Any]:
    return (
        select(func.count())
        .select_from(tables.quantities.join(tables.documents))
        .where(*_quantity_conditions(wanted, dialect))
    )


def actor_count(wanted: ActorFilter) -> Select[Any]:
    return select(func.count()).select_from(actor_ids(wanted, None, None).subquery())


def _quantity_conditions(wanted: QuantityFilter, dialect: str) -> list[ColumnElement[bool]]:
    of_documents = DocumentFilter(wanted.since, wanted.until, words=wanted.words)
    units = [_QUANTITIES.unit.in_(map(plain, wanted.units))] if wanted.units else []
    return [*document_conditions(of_documents, dialect), *units]


def _actor_conditions(wanted: ActorFilter) -> list[ColumnElement[bool]]:
    found = [] if wanted.party is None else [party_is(_ACTORS.id, wanted.party)]
    if wanted.kinds:
        found.append(_ACTORS.kind.in_(map(plain, wanted.kinds)))
    if wanted.name is not None:
        name = plain(wanted.name)
        found.append(or_(_ACTORS.name.icontains(name, autoescape=True), _ACTORS.id.icontains(name, autoescape=True)))
    if wanted.since or wanted.until:
        found += document_conditions(DocumentFilter(wanted.since, wanted.until), "sqlite")  # without words: the same on both
    return found


def _dated() -> ColumnElement[str | None]:
    return case((_DOCUMENTS.day < NO_DAY, _DOCUMENTS.day))
