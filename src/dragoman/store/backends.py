"""What SQLite and PostgreSQL do differently while a reading is written."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

from dragoman.store.words import fold

# One lock for all writers of a record ("DRGM"), as SQLite has; held to the end of the transaction.
_WRITERS = int.from_bytes(b"DRGM", "big")


class Backend(Protocol):
    dialect: str

    def begin_writing(self, connection: Connection) -> None:
        """Waits for other writers; called first in the transaction of a document."""
        ...

    def insert_missing(self, table: Table) -> Insert:
        """An insert that leaves rows alone whose primary key is there."""
        ...

    def index_words(self, connection: Connection, document: int, title: str | None, text: str) -> None:
        """Makes the words of a new document findable."""
        ...


class Sqlite:
    dialect = "sqlite"

    def begin_writing(self, connection: Connection) -> None:
        """Nothing to do: BEGIN IMMEDIATE has waited."""

    def insert_missing(self, table: Table) -> Insert:
        return sqlite.insert(table).on_conflict_do_nothing()

    def index_words(self, connection: Connection, document: int, title: str | None, text: str) -> None:
        """Nothing to do: a trigger on the table of documents does it."""


_VECTOR = text(
    "INSERT INTO document_words (document, words) VALUES (:document, "
    "setweight(to_tsvector('simple', :title), 'A') || setweight(to_tsvector('simple', :text), 'B'))"
)


class Postgres:
    dialect = "postgresql"

    def begin_writing(self, connection: Connection) -> None:
        connection.execute(select(func.pg_advisory_xact_lock(_WRITERS)))

    def insert_missing(self, table: Table) -> Insert:
        return postgresql.insert(table).on_conflict_do_nothing()

    def index_words(self, connection: Connection, document: int, title: str | None, text: str) -> None:
        connection.execute(_VECTOR, {"document": document, "title": fold(title or ""), "text": fold(text)})
