"""SQL of the user's own: it reads, for so long, so many rows, and can do nothing else."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dragoman.errors import QueryError

SECONDS = 5.0
ROWS = 1000
CELL_BYTES = 16_000_000
ANSWER_BYTES = 64_000_000
STEPS_BETWEEN_LOOKS = 5_000
# What a statement may ask of SQLite: to read tables, to call functions, to recur. Everything else is refused.
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE)
_NO_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"})
# A function that makes text as long as it is told is checked only by the limit on a value's size.
_ROWS_AT_ONCE = 20
_READ_ONLY_STARTS = ("select", "with", "values")


@dataclass(frozen=True, slots=True)
class SqlLimits:
    """``seconds`` for the statement, at most ``rows`` of its result."""

    seconds: float = SECONDS
    rows: int = ROWS


@dataclass(frozen=True, slots=True)
class SqlResult:
    """``more``: there are more rows than the limit let through. Values are text, numbers, None, or bytes in hex."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    more: bool


def ask_sqlite(connection: sqlite3.Connection, statement: str, limits: SqlLimits) -> SqlResult:
    """Runs one statement on a connection that is then closed. Raises QueryError where it is wrong, refused or slow."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, CELL_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.execute("PRAGMA query_only = ON")
    connection.set_authorizer(_authorise)
    deadline = time.monotonic() + limits.seconds
    connection.set_progress_handler(lambda: time.monotonic() > deadline, STEPS_BETWEEN_LOOKS)
    try:
        cursor = connection.execute(statement)
        rows = _rows(cursor, limits)
    except (sqlite3.Error, sqlite3.Warning, UnicodeEncodeError, ValueError) as error:
        raise QueryError(_told(str(error), limits)) from error
    if cursor.description is None:
        raise QueryError("there is no query; write one: SELECT …")
    return result((column[0] for column in cursor.description), rows, limits)


def ask_postgres(driver: Any, statement: str, limits: SqlLimits) -> SqlResult:  # noqa: ANN401  a psycopg connection
    """The same on a server, in a transaction that may only read.

    A superuser can do through functions what no transaction forbids (read the server's files), so none may ask.
    """
    import psycopg

    if not statement.lstrip(" \t\r\n(").lower().startswith(_READ_ONLY_STARTS):
        raise QueryError("only SELECT (or WITH, VALUES) may be asked")
    with driver.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
        cursor.execute(f"SET LOCAL statement_timeout = {max(1, int(limits.seconds * 1000))}")
        if cursor.execute("SELECT current_setting('is_superuser')").fetchone() != ("off",):
            raise QueryError("SQL is not run as a superuser of the server; use the address of a role that may only read")
    try:
        with driver.cursor(name="dragoman_sql") as cursor:  # a cursor is declared for one query and nothing else
            cursor.itersize = _ROWS_AT_ONCE
            cursor.execute(statement.rstrip().removesuffix(";"))
            rows = _rows(cursor, limits)
            columns = [column.name for column in cursor.description or ()]
    except (psycopg.Error, UnicodeEncodeError) as error:
        raise QueryError(_told(str(error), limits)) from error
    return result(columns, rows, limits)


def _rows(cursor: Iterable[tuple[Any, ...]], limits: SqlLimits) -> list[tuple[Any, ...]]:
    """One row more than the limit lets through, if there are so many. A thousand rows may be of 16 MB each, so they are
    taken one by one. Errors: QueryError."""
    rows: list[tuple[Any, ...]] = []
    size = 0
    for row in islice(cursor, limits.rows + 1):
        size += sum(len(value) for value in row if isinstance(value, str | bytes | memoryview))
        if size > ANSWER_BYTES:
            raise QueryError(f"the answer is larger than {ANSWER_BYTES:,} characters; ask for fewer rows or columns")
        rows.append(row)
    return rows


def result(columns: Iterable[str], rows: list[tuple[Any, ...]], limits: SqlLimits) -> SqlResult:
    shown = tuple(tuple(_value(value) for value in row) for row in rows[: limits.rows])
    return SqlResult(tuple(columns), shown, len(rows) > limits.rows)


def _value(value: object) -> object:
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    return value if value is None or isinstance(value, int | float | str) else str(value)


def _authorise(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action in _ALLOWED or (action == sqlite3.SQLITE_FUNCTION and second not in _NO_FUNCTIONS):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _told(message: str, limits: SqlLimits) -> str:
    line = " ".join(message.split())
    if "interrupted" in line or "statement timeout" in line:
        return f"the query was stopped after {limits.seconds:g} seconds; narrow it, or give it longer with --seconds"
    if "not authorized" in line or "prohibited" in line or "read-only" in line:
        return f"a query may only read the tables of the record ({line})"
    return f"the query does not work: {line}"
