"""What a database says → StoreError, with what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dragoman.errors import StoreError

# (words of the message, our text); the first that fits is taken. PostgreSQL's words are those of the English server.
_TEXTS = (
    ("locked", "another process is writing to the record {record}; try again when it has finished"),
    ("busy", "another process is writing to the record {record}; try again when it has finished"),
    ("lock timeout", "another process is writing to the record {record}; try again when it has finished"),
    ("not a database", "{record} is not a record: it is no SQLite file; give another path"),
    ("malformed", "the record {record} is damaged ({error}); restore it from a backup"),
    ("disk is full", "the disk is full, nothing was added to the record {record}; make room and try again"),
    ("No space left", "the server's disk is full, nothing was added to the record {record}; make room and try again"),
    ("readonly", "the record {record} cannot be written; check its permissions and those of its folder"),
    ("unable to open", "the record {record} cannot be opened; check that its folder exists and may be read and written"),
    ("authentication failed", "the server does not let you in to {record}; check user and password"),
    ("no password supplied", "the server asks for a password for {record}; give it in the address or in ~/.pgpass"),
    ("permission denied", "you have no right to do this in the record {record} ({error})"),
    ("does not exist", "the record {record} is not there ({error}); check the address, or make it with createdb"),
    ("connection", "the server of the record {record} cannot be reached ({error}); check that it runs, and the address"),
    ("NUL", "a text with a NUL character cannot be stored; clean the input"),
)


@contextmanager
def explained(record: object) -> Iterator[None]:
    """Raises StoreError in place of the errors of the databases and of text that UTF-8 cannot hold.

    ``record`` is what to call the record: its path, or its address without the password.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise StoreError(f"a text cannot be stored as UTF-8 ({error.reason}); clean the input") from error
    except DBAPIError as error:
        if isinstance(error.orig, UnicodeEncodeError):
            raise StoreError(f"a text cannot be stored as UTF-8 ({error.orig.reason}); clean the input") from error
        raise StoreError(explain(str(error.orig), record)) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(explain(str(error), record)) from error


def explain(message: str, record: object) -> str:
    """Our text for a message of a database, on one line."""
    line = " ".join(message.split())
    text = next((text for words, text in _TEXTS if words in line), "the record {record} failed: {error}")
    return text.format(record=record, error=line)
