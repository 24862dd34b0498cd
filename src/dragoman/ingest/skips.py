"""What could not be read → a line of the ledger. Pure functions."""

from __future__ import annotations

import hashlib
from datetime import datetime

from dragoman.types.document import Document, Unread
from dragoman.types.ledger import Skip, moment


def skip_of_document(document: Document, now: datetime) -> Skip | None:
    """The line of the ledger for a document that cannot be read."""
    if document.readable:
        return None
    name = document.url or document.name or document.title or document.id
    day = now.date() if document.published is None else document.published
    first = document.warnings[0] if document.warnings else "not read"
    detail = first.removeprefix("not read: ").removeprefix(f"{document.name}: ")
    return Skip(
        document.id, name, document.publisher, day.isoformat(), document.unread or "unknown", detail, moment(now)
    )  # fmt: skip


def skip_of_address(
    address: str, unread: Unread, detail: str, now: datetime, publisher: str | None = None, day: str | None = None
) -> Skip:
    """The line of the ledger for an address of which nothing came: one, however often it is tried."""
    identity = hashlib.sha256(f"skip\0{address}".encode("utf-8", "replace")).hexdigest()[:32]
    return Skip(identity, address, publisher, day or now.date().isoformat(), unread, detail, moment(now))
