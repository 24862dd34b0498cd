"""Adds readings to a SQLite record, each in one transaction: it is there whole, or not at all."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dragoman.store.base import Outcome
from dragoman.store.entries import dated
from dragoman.store.sqlite_errors import explained
from dragoman.store.sqlite_index import clear_index, index_reading
from dragoman.types.record import Reading
from dragoman.types.serialise import reading_to_dict

COMPRESSION = 6


class SqliteWriter:
    """Implements ``dragoman.store.base.Writer``."""

    def __init__(self, connection: sqlite3.Connection, path: Path | str) -> None:
        self._connection = connection
        self._path = path

    def add(self, reading: Reading) -> Outcome:
        reading = dated(reading)
        data = reading_to_dict(reading)
        identity = reading_identity(data)
        with explained(self._path), transaction(self._connection):
            if self._connection.execute("SELECT 1 FROM readings WHERE id = ?", (identity,)).fetchone():
                return "unchanged"
            known = self._insert_document(reading)
            self._insert_reading(reading, identity, body(data))
            index_reading(self._connection, reading)
        return "updated" if known else "added"

    def _insert_document(self, reading: Reading) -> bool:
        """Whether the document was there; then its older reading leaves the index (and stays among the readings)."""
        document = reading.document
        published = document.published and document.published.isoformat()
        known = self._connection.execute("SELECT 1 FROM documents WHERE id = ?", (document.id,)).fetchone()
        if known:
            clear_index(self._connection, document.id)
            self._connection.execute("UPDATE readings SET current = 0 WHERE document = ?", (document.id,))
            self._connection.execute(
                "UPDATE documents SET published = ?, published_basis = ? WHERE id = ?",
                (published, document.published_basis, document.id),
            )
        else:
            self._connection.execute(
                "INSERT INTO documents"
                " (id, title, publisher, url, language, published, published_basis, text, readable)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    document.id, document.title, document.publisher, document.url, document.language, published,
                    document.published_basis, document.text, document.readable,
                ),
            )  # fmt: skip
        return known is not None

    def _insert_reading(self, reading: Reading, identity: str, content: bytes) -> None:
        self._connection.execute(
            "INSERT INTO readings (id, document, model, gazetteer, codebook, current, body)"
            " VALUES (?, ?, ?, ?, ?, 1, ?)",
            (identity, reading.document.id, reading.model, reading.gazetteer, reading.codebook, content),
        )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def reading_identity(data: dict[str, Any]) -> str:
    """A hash of what was read. Confidences stay out of it: their last digits may differ between processors."""
    without = {**data, "events": [{**event, "confidence": None} for event in data["events"]]}
    canonical = json.dumps(without, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:32]


def body(data: dict[str, Any]) -> bytes:
    """The reading without the text of the document, which stands in its own column."""
    slim = {**data, "document": {**data["document"], "text": None}}
    return zlib.compress(json.dumps(slim, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), COMPRESSION)
