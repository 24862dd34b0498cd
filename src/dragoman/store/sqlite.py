"""The record as one SQLite file: no server, many readers beside one writer, nothing lost in a crash.

Write-ahead log with ``synchronous=FULL``: what ``Writer.add`` has returned survives the loss of power.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from dragoman.errors import StoreError
from dragoman.store.schema import check, migrate, migrations
from dragoman.store.sqlite_errors import explained
from dragoman.store.sqlite_view import SqliteView
from dragoman.store.sqlite_writer import SqliteWriter

IN_MEMORY = ":memory:"
BUSY_SECONDS = 10.0


class SqliteStore:
    """A record at ``path``, or in memory at ``":memory:"``. Implements ``dragoman.store.base.Store``."""

    def __init__(self, path: Path | str, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> None:
        """Raises StoreError where there is no record at ``path`` (and ``create`` is false), or not one of ours."""
        self.path = path if path == IN_MEMORY else Path(path)
        self._busy_seconds = busy_seconds
        if not create and not self._exists():
            raise StoreError(f"there is no record at {path}; make one: dragoman add PATH --record {path}")
        if isinstance(self.path, Path) and self.path.is_dir():
            raise StoreError(f"{path} is a folder; give the path of a file, for example {path}/news.record")
        self._memory: sqlite3.Connection | None = None
        with explained(path):
            if self.path == IN_MEMORY:
                self._memory = _connect(IN_MEMORY, busy_seconds)
                migrate(self._memory, path)
            else:
                self._prepare(create)

    @contextmanager
    def writer(self) -> Iterator[SqliteWriter]:
        with explained(self.path), self._connection("rw") as connection:
            if self._memory is None:
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            yield SqliteWriter(connection, self.path)

    @contextmanager
    def view(self) -> Iterator[SqliteView]:
        with explained(self.path), self._connection("ro") as connection:
            connection.execute("BEGIN")
            try:
                yield SqliteView(connection, self.path)
            finally:
                connection.execute("ROLLBACK")

    def close(self) -> None:
        if self._memory is not None:
            self._memory.close()

    def _exists(self) -> bool:
        return self.path == IN_MEMORY or Path(self.path).exists()

    def _prepare(self, create: bool) -> None:
        """Checks the version, and raises it where it is older (or the file new)."""
        mode = "rwc" if create else "ro"
        connection = _connect(self._uri(mode), self._busy_seconds)
        try:
            version = check(connection, self.path)
        finally:
            connection.close()
        if version == 0 and not create:
            raise StoreError(f"the record {self.path} is empty; fill it: dragoman add PATH --record {self.path}")
        if version < len(migrations()):
            self._migrate()

    def _migrate(self) -> None:
        connection = _connect(self._uri("rw"), self._busy_seconds)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            migrate(connection, self.path)
        finally:
            connection.close()

    @contextmanager
    def _connection(self, mode: str) -> Iterator[sqlite3.Connection]:
        if self._memory is not None:
            yield self._memory
            return
        connection = _connect(self._uri(mode), self._busy_seconds)
        try:
            yield connection
        finally:
            connection.close()

    def _uri(self, mode: str) -> str:
        return f"file:{quote(str(self.path.absolute() if isinstance(self.path, Path) else self.path))}?mode={mode}"


def _connect(uri: str, busy_seconds: float) -> sqlite3.Connection:
    """Transactions are begun and ended by us (``isolation_level=None``)."""
    connection = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection
