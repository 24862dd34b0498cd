"""The rows of ``types/ledger.py`` in their tables: each table holds the fields of one kind of note, by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, and_, delete, exists, insert, select

from dragoman.store import tables
from dragoman.store.backends import Backend
from dragoman.types.ledger import AlertNote, FeedEntry, FeedState, Note, Skip

N = TypeVar("N", Skip, FeedState, FeedEntry, AlertNote)

TABLES: Mapping[type[Any], Table] = {
    Skip: tables.skipped,
    FeedState: tables.feeds,
    FeedEntry: tables.feed_entries,
    AlertNote: tables.alerts,
}
_KINDS = {table.name: kind for kind, table in TABLES.items()}


def keep_notes(connection: Connection, backend: Backend, notes: Iterable[Note]) -> None:
    """Keeps each note in place of the one with its key. Of what could not be read the first note stays: it is a
    ledger, and says when something was first seen."""
    for note in notes:
        table, row = TABLES[type(note)], _without_nul(asdict(note))
        if isinstance(note, Skip):
            connection.execute(backend.insert_missing(table), row)
            continue
        same_key = (column == row[column.name] for column in table.primary_key)
        connection.execute(delete(table).where(*same_key))
        connection.execute(insert(table), row)


def notes_of(kind: type[N], **wanted: object) -> Select[Any]:
    """The notes of a kind with these values (a tuple: any of them), by key."""
    table = TABLES[kind]
    conditions = (
        table.c[name].in_(value) if isinstance(value, tuple) else table.c[name] == value for name, value in wanted.items()
    )
    return select(table).where(*conditions).order_by(*table.primary_key)


def unread_now() -> Select[Any]:
    """What could not be read, but for addresses that were read after all."""
    read = and_(tables.documents.c.url == tables.skipped.c.name, tables.documents.c.readable == 1)
    return select(tables.skipped).where(~exists().where(read)).order_by(tables.skipped.c.id)


def note_of(kind: type[N], row: Any) -> N:  # noqa: ANN401  a row of the kind's table
    return kind(**row._mapping)


def note_to_line(note: Note) -> dict[str, Any]:
    """A note as backups hold it."""
    return {"of": TABLES[type(note)].name, **asdict(note)}


def note_from_line(line: Mapping[str, Any]) -> Note | None:
    """None where a newer Dragoman has written a note of a kind that this one does not know."""
    kind = _KINDS.get(line["of"])
    if kind is None:
        return None
    note: Note = kind(**{field.name: line[field.name] for field in fields(kind) if field.name in line})
    return note


def _without_nul(row: dict[str, Any]) -> dict[str, Any]:
    """What comes from outside may hold NUL and half characters, which no record can keep."""
    return {name: _storable(value) if isinstance(value, str) else value for name, value in row.items()}


def _storable(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
