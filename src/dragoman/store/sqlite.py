"""The record as one SQLite file: no server, many readers beside one writer, nothing lost in a crash.

Write-ahead log with ``synchronous=FULL``: what ``Writer.add`` has returned survives the loss of power.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from dragoman.errors import QueryError, StoreError
from dragoman.store.backends import Sqlite
from dragoman.store.failures import explained
from dragoman.store.shared import SharedReadings
from dragoman.store.sql import SqlLimits, SqlResult, ask_sqlite
from dragoman.store.sqlite_schema import NEWEST, check, migrate
from dragoman.store.view import SqlView
from dragoman.store.writer import SqlWriter

IN_MEMORY = ":memory:"
BUSY_SECONDS = 10.0
VIEWS_KEPT = 8
PAGES_KEPT_KIB = 16_384


class SqliteStore:
    """A record at ``path``, or in memory at ``":memory:"``. Implements ``dragoman.store.base.Store``."""

    def __init__(self, path: Path | str, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> None:
        """Raises StoreError where there is no record at ``path`` (and ``create`` is false), or not one of ours."""
        self.path = path if path == IN_MEMORY else Path(path)
        self._busy_seconds = busy_seconds
        self._shared = SharedReadings()
        if not create and not self._exists():
            raise StoreError(f"there is no record at {path}; make one: dragoman add PATH --record {path}")
        if isinstance(self.path, Path) and self.path.is_dir():
            raise StoreError(f"{path} is a folder; give the path of a file, for example {path}/news.record")
        with explained(path):
            if self.path == IN_MEMORY:
                memory = self._engine("rwc")
                self._engines = {"rw": memory, "ro": memory}
                self._migrate()
            else:
                self._engines = {mode: self._engine(mode) for mode in ("rw", "ro")}
                self._prepare(create)

    @contextmanager
    def writer(self) -> Iterator[SqlWriter]:
        with explained(self.path), self._engines["rw"].connect() as connection:
            yield SqlWriter(connection, Sqlite(), self.path)

    @contextmanager
    def view(self) -> Iterator[SqlView]:
        with explained(self.path), self._engines["ro"].connect() as connection, connection.begin() as moment:
            try:
                yield SqlView(connection, Sqlite.dialect, self.path, self._shared)
            finally:
                moment.rollback()

    def sql(self, statement: str, limits: SqlLimits | None = None) -> SqlResult:
        if self.path == IN_MEMORY:
            raise QueryError("SQL is asked of records in files; a record in memory has no second connection")
        with explained(self.path), closing(self._connect("ro")) as connection:
            return ask_sqlite(connection, statement, limits or SqlLimits())

    def close(self) -> None:
        for engine in self._engines.values():
            engine.dispose()
        if isinstance(self.path, Path) and Path(f"{self.path}-wal").exists():
            self._fold_log()

    def _fold_log(self) -> None:
        """Leaves one file: the log goes into it when its last connection that may write is closed."""
        with suppress(sqlite3.Error), closing(self._connect("rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()

    def _exists(self) -> bool:
        return self.path == IN_MEMORY or Path(self.path).exists()

    def _prepare(self, create: bool) -> None:
        """Checks the version, and raises it where it is older (or the file new)."""
        with closing(self._connect("rwc" if create else "ro")) as connection:
            version = check(connection, self.path)
        if version == 0 and not create:
            raise StoreError(f"the record {self.path} is empty; fill it: dragoman add PATH --record {self.path}")
        if version < NEWEST:
            self._migrate()

    def _migrate(self) -> None:
        with self._engines["rw"].connect() as connection:
            migrate(connection, self.path)

    def _engine(self, mode: str) -> Engine:
        in_memory = self.path == IN_MEMORY
        if in_memory:
            engine = create_engine("sqlite://", creator=self._opener(mode), poolclass=StaticPool)
        elif mode == "ro":  # views that follow each other find the schema read and pages at hand
            engine = create_engine(
                "sqlite://", creator=self._opener(mode), poolclass=QueuePool, pool_size=VIEWS_KEPT, max_overflow=-1
            )
        else:
            engine = create_engine("sqlite://", creator=self._opener(mode), poolclass=NullPool)
        begin = "BEGIN IMMEDIATE" if mode != "ro" and not in_memory else "BEGIN"
        event.listen(engine, "begin", lambda connection: _begin(connection, begin))
        return engine

    def _opener(self, mode: str) -> Callable[[], sqlite3.Connection]:
        def opened() -> sqlite3.Connection:
            connection = self._connect(mode)
            if mode == "ro":
                connection.execute(f"PRAGMA cache_size = -{PAGES_KEPT_KIB}")
            if mode == "rw":
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
            return connection

        return opened

    def _connect(self, mode: str) -> sqlite3.Connection:
        """Transactions are begun by us (``isolation_level=None``): the driver would do it too late to wait for others."""
        if self.path == IN_MEMORY:
            uri = IN_MEMORY
        else:
            uri = f"file:{quote(str(Path(self.path).absolute()))}?mode={mode}"
        connection = sqlite3.connect(
            uri, uri=True, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False
        )  # fmt: skip
        connection.execute("PRAGMA foreign_keys = ON")
        return connection


def _begin(connection: Connection, begin: str) -> None:
    connection.exec_driver_sql(begin)
