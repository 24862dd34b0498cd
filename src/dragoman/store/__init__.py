"""The record: readings kept whole, and indexed so that their facts can be found."""

from __future__ import annotations

from pathlib import Path

from dragoman.store.addresses import SERVERS
from dragoman.store.base import Store

__all__ = ["open_store"]



def open_store(record: Path | str, create: bool = False) -> Store:
    """The record at a path (or ``":memory:"``), or on a server at ``postgresql://…``; ``create``: make it if need be.

    Raises StoreError where it cannot be opened.
    """
    if str(record).startswith(SERVERS):
        from dragoman.store.postgres import PostgresStore

        return PostgresStore(str(record), create=create)
    from dragoman.store.sqlite import SqliteStore

    return SqliteStore(record, create=create)
