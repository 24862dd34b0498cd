"""Paths and addresses of records."""

from __future__ import annotations

from pathlib import Path

SERVERS = ("postgresql:", "postgres:")


def name_of(record: Path | str) -> str:
    """What to call a record where others may see it: its path, or its address without the password."""
    if not str(record).startswith(SERVERS):
        return str(record)
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(str(record)).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "postgresql"
