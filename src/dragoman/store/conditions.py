"""Filters → SQL conditions over the tables. Pure functions; parties are found by key, words as the dialect does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Select, exists, func, literal_column, or_, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from dragoman.store import tables
from dragoman.store.days import NO_DAY
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.store.words import with_words
from dragoman.types.record import DENYING

MATERIAL_CONFLICT = "material conflict"
Conditions = list[ColumnElement[bool]]
_EVENTS, _KEYS = tables.events.c, tables.event_keys.c


def document_conditions(wanted: DocumentFilter, dialect: str) -> Conditions:
    columns = tables.documents.c
    return _held(
        columns.published.is_not(None) if wanted.since or wanted.until else None,
        _since(columns.day, wanted.since),  # the day that listings are ordered by: its index leads there
        _until(columns.day, wanted.until),
        columns.publisher_key == plain(wanted.publisher).casefold() if wanted.publisher is not None else None,
        None if wanted.revisions else columns.newest == 1,
        _has_copies(columns) if wanted.copies else None,
        _words(columns.seq, wanted.words, dialect),
    )


def event_conditions(wanted: EventFilter, dialect: str) -> Conditions:
    return _held(
        _events_between(wanted.between),
        _has_role("actor", wanted.actor),
        _has_role("recipient", wanted.recipient),
        _has_party(wanted.country),
        _one_of(_EVENTS.type, wanted.types),
        _one_of(_EVENTS.quad, wanted.quads),
        _begins(wanted.begins),
        _modes(wanted.modes),
        _one_of(_EVENTS.status, wanted.statuses),
        _place(wanted.place),
        _since(_EVENTS.last_day, wanted.since),
        _until(_EVENTS.first_day, wanted.until),
        _words(_EVENTS.document, wanted.words, dialect),
        _EVENTS.confidence >= wanted.confidence if wanted.confidence is not None else None,
        func.substr(_EVENTS.id, 1, len(wanted.id)) == plain(wanted.id) if wanted.id else None,
        None if wanted.wrong else not_wrong(_EVENTS.seq),
    )


def claim_conditions(wanted: ClaimFilter, dialect: str) -> Conditions:
    columns = tables.claims.c
    return _held(
        _claims_between(wanted.between),
        columns.speaker.in_(_actors(wanted.speaker)) if wanted.speaker else None,
        _about(wanted.about) if wanted.about else None,
        or_(party_is(columns.speaker, wanted.party), _about(wanted.party)) if wanted.party else None,
        _one_of(columns.stance, wanted.stances),
        columns.disputed == 1 if wanted.disputed else None,
        _contests() if wanted.contests else None,
        _since(columns.day, wanted.since),
        _until(columns.day, wanted.until),
        columns.day < NO_DAY if wanted.since or wanted.until else None,
        _words(columns.document, wanted.words, dialect),
    )


def relation_conditions(wanted: RelationFilter, dialect: str) -> Conditions:
    columns = tables.relations.c
    return _held(
        _relations_between(wanted.between),
        _relation_party(wanted.party),
        _one_of(columns.kind, wanted.kinds),
        _since(func.coalesce(columns.last_day, NO_DAY), wanted.since),
        _until(func.coalesce(columns.first_day, "0000-01-01"), wanted.until),
        or_(columns.first_day.is_not(None), columns.last_day.is_not(None)) if wanted.since or wanted.until else None,
        _words(columns.document, wanted.words, dialect),
    )


def not_wrong(event: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether nobody has marked the event of this number as wrong. The marked ones are few: they are looked up once, in an
    index of their own, so that no other index needs the column."""
    marked = tables.events.alias("marked").c
    return event.not_in(select(marked.seq).where(marked.wrong == literal_column("1")))


def _has_copies(columns: ReadOnlyColumnCollection[str, Column[Any]]) -> ColumnElement[bool]:
    copy = tables.documents.alias("copy").c
    return exists().where(copy.text_group == columns.text_group, copy.seq != columns.seq, copy.newest == 1)


def plain(value: str) -> str:
    """Without NUL, which no record can hold and PostgreSQL cannot even compare with."""
    return value.replace("\0", "\ufffd")


def party_is(column: Column[str], key: str) -> ColumnElement[bool]:
    """Whether the actor in a column is one that the key stands for."""
    return column.in_(_actors(key))


def _held(*conditions: ColumnElement[bool] | None) -> Conditions:
    return [condition for condition in conditions if condition is not None]


def _actors(key: str) -> Select[tuple[str]]:
    """The actors that a key stands for."""
    return select(tables.actor_keys.c.actor).where(tables.actor_keys.c.key == plain(key))


def _under(key: str) -> Select[tuple[int]]:
    """The events that a key covers a party of."""
    return select(_KEYS.event).where(_KEYS.key == plain(key))


def _has_role(role: str, key: str | None) -> ColumnElement[bool] | None:
    return _EVENTS.seq.in_(_under(key).where(_KEYS.role == role)) if key else None


def _has_party(key: str | None) -> ColumnElement[bool] | None:
    return _EVENTS.seq.in_(_under(key)) if key else None


_ONE, _OTHER = (tables.event_keys.alias(name).c for name in ("one", "other"))
_PARTIES = tables.event_parties.c


def _events_between(pair: tuple[str, str] | None) -> ColumnElement[bool] | None:
    """One does it to the other, or both do it and nobody receives it."""
    if pair is None:
        return None
    one, other = map(plain, pair)
    ways = [(_ONE.role == "actor") & (_OTHER.role == "recipient")]
    if one != other:
        received = exists().where(_PARTIES.event == _ONE.event, _PARTIES.role == "recipient")
        ways += [
            (_ONE.role == "recipient") & (_OTHER.role == "actor"),
            (_ONE.role == "actor") & (_OTHER.role == "actor") & ~received,
        ]
    # one look-up for each event of the one party; in one set, so that a database works it out once and not for each event
    both = select(_ONE.event).where(_ONE.key == one, _OTHER.key == other, _OTHER.event == _ONE.event)
    return _EVENTS.seq.in_(both.where(or_(*ways)))


def _about(key: str) -> ColumnElement[bool]:
    links, columns = tables.claim_events.c, tables.claims.c
    told: FromClause = tables.claim_events.join(tables.event_keys, links.event == _KEYS.event)
    return or_(
        columns.against.in_(_actors(key)),
        columns.seq.in_(
            select(links.claim).select_from(told).where(_KEYS.key == plain(key), not_wrong(links.event))
        ),
    )


def _contests() -> ColumnElement[bool]:
    links, columns = tables.claim_events.c, tables.claims.c
    told = tables.claim_events.join(tables.events, links.event == _EVENTS.seq)
    deeds = select(links.claim).select_from(told).where(_EVENTS.quad == MATERIAL_CONFLICT)
    return or_(columns.stance.in_(sorted(DENYING)), columns.seq.in_(deeds))


def _claims_between(pair: tuple[str, str] | None) -> ColumnElement[bool] | None:
    if pair is None:
        return None
    speaker = tables.claims.c.speaker
    return or_(*(speaker.in_(_actors(one)) & _about(other) for one, other in (pair, pair[::-1])))


def _relations_between(pair: tuple[str, str] | None) -> ColumnElement[bool] | None:
    if pair is None:
        return None
    columns = tables.relations.c
    return or_(
        *(columns.subject.in_(_actors(one)) & columns.object.in_(_actors(other)) for one, other in (pair, pair[::-1]))
    )


def _relation_party(key: str | None) -> ColumnElement[bool] | None:
    columns = tables.relations.c
    return or_(columns.subject.in_(_actors(key)), columns.object.in_(_actors(key))) if key else None


def _modes(modes: tuple[str, ...]) -> ColumnElement[bool] | None:
    if not modes:
        return None
    labels = tables.event_labels.c
    return _EVENTS.seq.in_(select(labels.event).where(labels.label == "mode", labels.value.in_(map(plain, modes))))


def _place(place: str | None) -> ColumnElement[bool] | None:
    if place is None:
        return None
    place = plain(place)
    return or_(_EVENTS.place == place, _EVENTS.place_key == place.casefold(), _EVENTS.place_country == place)


def _one_of(column: Column[str], values: tuple[str, ...]) -> ColumnElement[bool] | None:
    return column.in_(map(plain, values)) if values else None


def _begins(spans: tuple[tuple[date, date], ...]) -> ColumnElement[bool] | None:
    within = ((_EVENTS.day >= first.isoformat()) & (_EVENTS.day <= last.isoformat()) for first, last in spans)
    return or_(*within) if spans else None


def _since(column: ColumnElement[str], day: date | None) -> ColumnElement[bool] | None:
    return column >= day.isoformat() if day else None


def _until(column: ColumnElement[str], day: date | None) -> ColumnElement[bool] | None:
    return column <= day.isoformat() if day else None


def _words(column: ColumnElement[int], words: Sequence[str], dialect: str) -> ColumnElement[bool] | None:
    found = with_words(words, dialect)
    return None if found is None else column.in_(found)
