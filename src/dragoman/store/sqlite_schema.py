"""The version of a SQLite record: ``application_id`` and ``user_version``, raised by the migrations in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from sqlalchemy import Connection

from dragoman.errors import StoreError
from dragoman.store.backends import Sqlite
from dragoman.store.copy_rows import find_all_copies
from dragoman.store.group_rows import regroup_all
from dragoman.store.reindex import reindex

APPLICATION_ID = int.from_bytes(b"DRGM", "big")
NEWEST = 6


def migrations() -> tuple[str, ...]:
    """The SQL of each step; step *n* (from 1) makes version *n*."""
    folder = files("dragoman.store").joinpath("migrations", "sqlite")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text("utf-8") for name in names)


def check(connection: sqlite3.Connection, path: object) -> int:
    """The version of the record; 0 where the file is empty. Raises StoreError where it is not a record of ours."""
    # in one statement, so that a process that is making the record at this moment is seen before or after, not half-way
    application, version, tables = connection.execute(
        "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), "
        "(SELECT count(*) FROM sqlite_schema)"
    ).fetchone()
    if tables == 0:
        return 0
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is an SQLite file but not a record of Dragoman; give another path")
    if version > NEWEST:
        raise StoreError(
            f"the record {path} has schema {version}, this Dragoman knows schemas up to {NEWEST}; "
            "upgrade it: pip install --upgrade dragoman"
        )
    return int(version)


def migrate(connection: Connection, path: object) -> None:
    """Brings the record to the newest version, in one transaction: all of it or nothing."""
    with connection.begin():
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        version = check(driver, path)  # another process may have been faster
        scripts = migrations()[version:]
        for number, script in enumerate(scripts, start=version + 1):
            for statement in statements(script):
                driver.execute(statement)
            driver.execute(f"PRAGMA user_version = {number}")
        # what the code fills has the tables of the newest version, so it waits for all scripts
        if any("-- reindex" in script for script in scripts):
            reindex(connection, Sqlite(), path)
        if any("-- copies" in script for script in scripts):
            find_all_copies(connection)
            regroup_all(connection)
        driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger with its inner statements is one."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
