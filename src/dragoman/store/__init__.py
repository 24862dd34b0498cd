"""The record: readings kept whole, and indexed so that their facts can be found."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import StoreError
from dragoman.store.base import Store

__all__ = ["open_store"]


def open_store(record: Path | str, create: bool = False) -> Store:
    """The record at a path (or ``":memory:"``). Raises StoreError where it cannot be opened."""
    from dragoman.store.sqlite import SqliteStore

    if str(record).startswith(("postgresql:", "postgres:")):
        raise StoreError("this version keeps records in files only, not in PostgreSQL; give the path of a file")
    return SqliteStore(record, create=create)
