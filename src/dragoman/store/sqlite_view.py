"""Looks facts up in a SQLite record: the tables say which, the readings say what."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import StoreError
from dragoman.store.base import DocumentCursor, FactCursor
from dragoman.store.conditions import (
    Condition,
    Parameter,
    claim_conditions,
    document_conditions,
    event_conditions,
    relation_conditions,
)
from dragoman.store.entries import ClaimEntry, DocumentEntry, Entries, EventEntry, RelationEntry
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.store.sqlite_errors import explained
from dragoman.types.deserialise import reading_from_dict
from dragoman.types.record import Reading

UNLIMITED = -1
READINGS_KEPT = 64

_FACTS = """
SELECT f.document, f.position FROM {table} AS f
WHERE {condition} AND (f.day, f.document, f.start, f.id) > (?, ?, ?, ?)
ORDER BY f.day, f.document, f.start, f.id LIMIT ?
"""
_DOCUMENTS = """
SELECT f.id FROM documents AS f
WHERE {condition} AND (coalesce(f.published, '9999-12-31'), f.id) > (?, ?)
ORDER BY coalesce(f.published, '9999-12-31'), f.id LIMIT ?
"""
_READINGS = """
SELECT r.body, d.text FROM readings AS r JOIN documents AS d ON d.id = r.document
WHERE r.document = ? AND r.current >= ? ORDER BY r.seq
"""


class SqliteView:
    """Implements ``dragoman.store.base.View``; belongs to one thread."""

    def __init__(self, connection: sqlite3.Connection, path: Path | str) -> None:
        self._connection = connection
        self._path = path
        self._kept: OrderedDict[str, tuple[Reading, Entries]] = OrderedDict()

    def documents(self, wanted: DocumentFilter, after: DocumentCursor | None = None) -> Iterator[DocumentEntry]:
        condition = document_conditions(wanted)
        sql = _DOCUMENTS.format(condition=condition.sql)
        for (document,) in self._rows(sql, (*condition.parameters, *(after or ("", "")), _limit(wanted.limit))):
            yield self._current(document)[1].document()

    def events(self, wanted: EventFilter, after: FactCursor | None = None) -> Iterator[EventEntry]:
        for reading, entries, position in self._facts("events", event_conditions(wanted), wanted.limit, after):
            yield entries.event(reading.events[position])

    def claims(self, wanted: ClaimFilter, after: FactCursor | None = None) -> Iterator[ClaimEntry]:
        for reading, entries, position in self._facts("claims", claim_conditions(wanted), wanted.limit, after):
            yield entries.claim(reading.claims[position])

    def relations(self, wanted: RelationFilter, after: FactCursor | None = None) -> Iterator[RelationEntry]:
        for reading, entries, position in self._facts("relations", relation_conditions(wanted), wanted.limit, after):
            yield entries.relation(reading.relations[position])

    def reading(self, document_id: str) -> Reading | None:
        return next(self._readings(document_id, current=1), None)

    def history(self, document_id: str) -> tuple[Reading, ...]:
        return tuple(self._readings(document_id, current=0))

    def count_documents(self) -> int:
        return next((number for (number,) in self._rows("SELECT count(*) FROM documents", ())), 0)

    def event_types(self) -> tuple[str, ...]:
        return tuple(name for (name,) in self._rows("SELECT DISTINCT type FROM events ORDER BY type", ()))

    def _facts(
        self, table: str, condition: Condition, limit: int | None, after: FactCursor | None
    ) -> Iterator[tuple[Reading, Entries, int]]:
        sql = _FACTS.format(table=table, condition=condition.sql)
        for document, position in self._rows(sql, (*condition.parameters, *(after or ("", "", -1, "")), _limit(limit))):
            yield (*self._current(document), position)

    def _current(self, document_id: str) -> tuple[Reading, Entries]:
        """The current reading, kept for a while: neighbours in a listing often share their document."""
        if document_id not in self._kept:
            reading = next(self._readings(document_id, current=1))
            self._kept[document_id] = reading, Entries(reading)
            while len(self._kept) > READINGS_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(document_id)
        return self._kept[document_id]

    def _readings(self, document_id: str, current: int) -> Iterator[Reading]:
        for body, text in self._rows(_READINGS, (document_id, current)):
            try:
                data = json.loads(zlib.decompress(body))
            except (zlib.error, ValueError) as error:
                raise StoreError(f"the record {self._path} is damaged ({error}); restore it from a backup") from error
            data["document"]["text"] = text
            yield reading_from_dict(data)

    def _rows(self, sql: str, parameters: tuple[Parameter, ...]) -> Iterator[tuple[Any, ...]]:
        with explained(self._path):
            cursor = self._connection.execute(sql, parameters)
        while True:
            with explained(self._path):
                row = cursor.fetchone()
            if row is None:
                return
            yield row


def _limit(limit: int | None) -> int:
    return UNLIMITED if limit is None else limit
