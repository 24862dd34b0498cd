"""What an answer means: for a feed, for the entries it names, for an article. Pure functions over frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

from dragoman.errors import FetchError
from dragoman.ingest.feed import FeedItem
from dragoman.ingest.fetch import Answer
from dragoman.types.document import Unread
from dragoman.types.ledger import FeedEntry, FeedState, moment
from dragoman.watch.canonical import address_key, canonical
from dragoman.watch.timing import LONGEST, at_moment, back_off, retry_after

TRIES = 5
_OVERLOADED = (429, 503)
_CLOSED = (401, 402, 403, 407, 451)
_FINAL: tuple[Unread, ...] = ("gone", "robots", "refused", "too large", "damaged")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to leave alone what failed: ``first`` after the first time; see ``timing.back_off``."""

    first: timedelta
    seed: int = 0

    def until(self, now: datetime, failures: int, name: str) -> datetime:
        return now + back_off(failures, self.first, self.seed, name)


def is_due(state: FeedState, every: timedelta | None, now: datetime) -> bool:
    """Whether a feed is asked now; with ``every`` None as soon as nothing speaks against it."""
    if state.gone or (state.not_before and at_moment(state.not_before) > now):
        return False
    return every is None or state.asked is None or at_moment(state.asked) + every <= now


def conditions(state: FeedState) -> dict[str, str]:
    """The headers by which a server may say that nothing is new."""
    given = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in given.items() if value}


def feed_read(state: FeedState, answer: Answer, now: datetime, problem: str | None = None) -> FeedState:
    """After a feed was read, or has not changed (304)."""
    asked = replace(state, asked=moment(now), not_before=None, failures=0, problem=problem)
    if answer.status != 200:
        return replace(asked, problem=state.problem)
    return replace(asked, etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"))


def feed_failed(
    state: FeedState, problem: FetchError | Answer, told: str, now: datetime, patience: Patience
) -> FeedState:
    """After a feed could not be read: gone for good (410), or left alone for longer each time."""
    failures = state.failures + 1
    until = patience.until(now, failures, state.address)
    if isinstance(problem, Answer):
        until = max(until, retry_after(problem.headers.get("retry-after"), now) or until)
    elif problem.unread == "robots":
        until = now + LONGEST
    gone = int(isinstance(problem, Answer) and problem.status == 410)
    return replace(
        state, asked=moment(now), not_before=moment(until), failures=failures, problem=told, gone=gone
    )  # fmt: skip


def news(items: Iterable[FeedItem], feed: str, keep_text: bool, known: Iterable[FeedEntry]) -> Iterator[FeedEntry]:
    """The entries to keep: what is new, and what this feed tells of otherwise than before.

    One article is one entry, whoever names it: known by the feed's id for it, or by its address in any feed. A feed
    that was not the first to name an article says nothing about its edits, nor does a second item about it. ``known`` are all entries that may be meant.
    """
    by_key = {entry.key: entry for entry in known}
    by_id = {entry.entry: entry for entry in by_key.values() if entry.feed == feed}
    items = tuple(items)
    ids = {item.id for item in items}
    for item in items:
        old = by_id.get(item.id) or by_key.get(address_key(item.link))
        if old is None:
            entry = _new(item, feed, keep_text)
        elif old.feed == feed and old.stamp != item.stamp and (old.entry == item.id or old.entry not in ids):
            text = item.text if keep_text else None
            entry = replace(
                old, entry=item.id, link=item.link, title=item.title, stamp=item.stamp, text=text, state="waiting", tries=0,
                not_before=None,
            )  # fmt: skip
        else:
            continue
        by_key[entry.key] = by_id[entry.entry] = entry
        yield entry


def _new(item: FeedItem, feed: str, keep_text: bool) -> FeedEntry:
    return FeedEntry(
        key=address_key(item.link),
        feed=feed,
        entry=item.id,
        address=canonical(item.link),
        link=item.link,
        title=item.title,
        published=None if item.published is None else item.published.isoformat(),
        stamp=item.stamp,
        text=item.text if keep_text else None,
        state="waiting",
    )


def is_waiting(entry: FeedEntry, now: datetime) -> bool:
    return entry.state == "waiting" and (entry.not_before is None or at_moment(entry.not_before) <= now)


def article_failed(
    entry: FeedEntry, problem: FetchError | Answer, now: datetime, patience: Patience
) -> tuple[FeedEntry, Unread | None]:
    """The entry after its page could not be fetched, and why it is given up, if it is: what can change is tried again,
    up to five times."""
    unread = _unread(problem)
    tries = entry.tries + 1
    if unread in _FINAL or tries >= TRIES:
        return replace(entry, state="skipped", tries=tries, text=None), unread
    until = patience.until(now, tries, entry.key)
    if isinstance(problem, Answer):
        until = max(until, retry_after(problem.headers.get("retry-after"), now) or until)
    return replace(entry, tries=tries, not_before=moment(until)), None


def _unread(problem: FetchError | Answer) -> Unread:
    if isinstance(problem, FetchError):
        return cast(Unread, problem.unread)
    if problem.status in (404, 410):
        return "gone"
    return "refused" if problem.status in _CLOSED else "fetch"


def silent_until(answer: Answer, now: datetime) -> datetime | None:
    """Until when a host that says it is asked too much is left alone altogether."""
    if answer.status not in _OVERLOADED:
        return None
    return retry_after(answer.headers.get("retry-after"), now) or now + timedelta(minutes=1)
