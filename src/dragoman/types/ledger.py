"""What a record knows beside what it has read: what could not be read, and how far its feeds have been followed.

Days are ISO dates, moments ISO dates with a time in UTC ("2025-05-07T14:03:11Z").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from dragoman.types.document import Unread

EntryState = Literal["waiting", "added", "done", "skipped"]


def moment(at: datetime) -> str:
    """``2025-05-07T14:03:11Z``: sorts as text."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that could not be read. ``id`` is that of the document that stands for it in the record, if one does.

    ``name`` says where it stood (a path, an address), ``day`` when it was published, or first seen where that is not
    known. ``detail`` is the reason in words.
    """

    id: str
    name: str
    publisher: str | None
    day: str
    reason: Unread
    detail: str
    first_seen: str


@dataclass(frozen=True, slots=True)
class FeedState:
    """How far a feed has been followed. ``etag`` and ``modified`` are what its server said of its last version.

    It is asked neither before ``not_before`` nor, where it is ``gone``, at all; ``failures`` counts those in a row.
    """

    address: str
    etag: str | None = None
    modified: str | None = None
    asked: str | None = None
    not_before: str | None = None
    failures: int = 0
    problem: str | None = None
    gone: int = 0


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article that a feed has named. ``key`` is its address without what does not tell articles apart.

    ``entry`` is the feed's own id for it, ``address`` where it is known to stand, ``link`` where it is fetched from,
    ``stamp`` a hash of what the feed says about it: another stamp means that it was edited. ``text`` is kept only
    while it waits, where the feed itself has the text. ``document`` is the id of the document it became.
    """

    key: str
    feed: str
    entry: str
    address: str
    link: str
    title: str | None
    published: str | None
    stamp: str
    text: str | None
    state: EntryState
    tries: int = 0
    not_before: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class AlertNote:
    """An alert that was raised, for one destination (its name, never an address with a secret); ``sent`` is 0 or 1.

    ``body`` is the JSON that is sent.
    """

    id: str
    destination: str
    rule: str
    raised: str
    body: str
    sent: int = 0


Note = Skip | FeedState | FeedEntry | AlertNote
