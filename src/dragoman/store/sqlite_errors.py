"""What SQLite says → StoreError, with what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import StoreError

# (words of SQLite's message, our text); the first that fits is taken.
_TEXTS = (
    ("locked", "another process is writing to the record {path}; try again when it has finished"),
    ("busy", "another process is writing to the record {path}; try again when it has finished"),
    ("not a database", "{path} is not a record: it is no SQLite file; give another path"),
    ("malformed", "the record {path} is damaged ({error}); restore it from a backup"),
    ("disk is full", "the disk is full, nothing was added to the record {path}; make room and try again"),
    ("readonly", "the record {path} cannot be written; check its permissions and those of its folder"),
    ("unable to open", "the record {path} cannot be opened; check that its folder exists and may be read and written"),
)


@contextmanager
def explained(path: Path | str) -> Iterator[None]:
    """Raises StoreError in place of sqlite3's errors and of text that UTF-8 cannot hold."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise StoreError(f"a text cannot be stored as UTF-8 ({error.reason}); clean the input") from error
    except sqlite3.Error as error:
        raise StoreError(explain(error, path)) from error


def explain(error: sqlite3.Error, path: Path | str) -> str:
    text = next((text for words, text in _TEXTS if words in str(error)), "the record {path} failed: {error}")
    return text.format(path=path, error=error)
