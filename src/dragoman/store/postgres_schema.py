"""The version of a PostgreSQL record: kept by alembic in the table ``dragoman_schema``."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from dragoman.errors import StoreError
from dragoman.store.copy_rows import find_all_copies
from dragoman.store.group_rows import regroup_all

VERSIONS = "dragoman_schema"
# The schemas count as those of SQLite do; the first one never was on a server.
KNOWN = ("0002", "0003", "0004", "0005", "0006")
NEWEST = KNOWN[-1]
_WITH_COPIES = "0003"
_LOCK = int.from_bytes(b"DRGN", "big")


def check(connection: Connection, record: str) -> str | None:
    """The version of the record, None where there is none yet. Raises StoreError where it is newer than this code."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    version = connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()
    if version is not None and version not in KNOWN:
        raise StoreError(
            f"the record {record} has schema {version}, this Dragoman knows schemas up to {NEWEST}; "
            "upgrade it: pip install --upgrade dragoman"
        )
    return version


def migrate(connection: Connection) -> None:
    """Brings the record to the newest version, in one transaction: all of it or nothing."""
    try:
        from alembic import command
        from alembic.config import Config
    except ImportError as error:
        raise StoreError("records in PostgreSQL need alembic; install it: pip install 'dragoman[postgres]'") from error
    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations/postgresql")
    config.set_main_option("path_separator", "os")
    with connection.begin():
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))  # another process may be doing the same
        version = check(connection, "of the server")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        # what the code fills has the tables of the newest version, so it waits for all of them
        if version is None or version < _WITH_COPIES:
            find_all_copies(connection)
            regroup_all(connection)
