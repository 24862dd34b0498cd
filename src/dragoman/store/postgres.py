"""The record in a database of a PostgreSQL server, for teams: many readers and writers over the network.

Writers wait for each other document by document. The driver is in the extra ``postgres``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.errors import StoreError
from dragoman.store.backends import Postgres
from dragoman.store.failures import explained
from dragoman.store.postgres_schema import NEWEST, check, migrate
from dragoman.store.shared import SharedReadings
from dragoman.store.sql import SqlLimits, SqlResult, ask_postgres
from dragoman.store.view import SqlView
from dragoman.store.writer import SqlWriter

BUSY_SECONDS = 10.0
CONNECT_SECONDS = 10


class PostgresStore:
    """A record at ``postgresql://user@host/database``. Implements ``dragoman.store.base.Store``."""

    def __init__(self, url: str, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> None:
        """Raises StoreError where the server cannot be reached, or has no record there (and ``create`` is false)."""
        self._engine, self.url = _engine(url, busy_seconds)
        self._shared = SharedReadings()
        try:
            with explained(self.url):
                self._prepare(create)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def writer(self) -> Iterator[SqlWriter]:
        with explained(self.url), self._engine.connect() as connection:
            yield SqlWriter(connection, Postgres(), self.url)

    @contextmanager
    def view(self) -> Iterator[SqlView]:
        options: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with explained(self.url), self._engine.connect().execution_options(**options) as connection:
            try:
                yield SqlView(connection, Postgres.dialect, self.url, self._shared)
            finally:
                connection.rollback()

    def sql(self, statement: str, limits: SqlLimits | None = None) -> SqlResult:
        with explained(self.url), self._engine.connect() as connection:
            try:
                return ask_postgres(connection.connection.driver_connection, statement, limits or SqlLimits())
            finally:
                connection.rollback()
                connection.invalidate()  # what the query may have set for its session ends with it

    def close(self) -> None:
        self._engine.dispose()

    def _prepare(self, create: bool) -> None:
        with self._engine.connect() as connection:
            version = check(connection, self.url)
            if version is None and not create:
                raise StoreError(f"the record {self.url} is empty; fill it: dragoman add PATH --record {self.url}")
            connection.rollback()
            if version != NEWEST:
                migrate(connection)


def _engine(given: str, busy_seconds: float) -> tuple[Engine, str]:
    """The engine, and the address without its password."""
    try:
        url = make_url(given)
        shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"), connect_args={"connect_timeout": CONNECT_SECONDS}
        )
    except (ArgumentError, ValueError) as error:
        raise StoreError("this is no address of a record; write it like postgresql://user@host/database") from error
    except ImportError as error:
        raise StoreError("records in PostgreSQL need a driver; install it: pip install 'dragoman[postgres]'") from error
    event.listen(engine, "connect", lambda driver, _: _settle(driver, busy_seconds))
    return engine, shown


def _settle(driver: Any, busy_seconds: float) -> None:  # noqa: ANN401  the driver's connection
    """What has been committed must be on the server's disk, whatever its settings."""
    with driver.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = {int(busy_seconds * 1000)}")
    driver.commit()
