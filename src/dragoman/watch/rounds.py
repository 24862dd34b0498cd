"""One round: feeds are asked, what is new is fetched, read and added, alerts are raised and brought.

Whatever is decided is kept in the record before the next step, so a round that is killed goes on where it was: what
was named and not added is fetched by the next one, what was added and not looked through for alerts is looked through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice
from time import monotonic
from typing import Any, Protocol

from dragoman.errors import ExtractionError, FetchError
from dragoman.fusing import fuse
from dragoman.ingest.article import Said, read_article_page, read_article_text
from dragoman.ingest.feed import MAX_FEED, FeedContent, FeedItem, read_feed
from dragoman.ingest.fetch import Answer
from dragoman.ingest.options import MAX_CHARACTERS
from dragoman.ingest.skips import skip_of_address, skip_of_document
from dragoman.store.base import Store
from dragoman.types.document import Document
from dragoman.types.ledger import EntryState, FeedEntry, FeedState, Skip
from dragoman.types.record import Reading
from dragoman.watch.canonical import address_key, canonical
from dragoman.watch.courtesy import Courtesy, HostSilentError, Request, Result
from dragoman.watch.deciding import (
    Patience,
    article_failed,
    conditions,
    feed_failed,
    feed_read,
    is_due,
    is_waiting,
    news,
)
from dragoman.watch.feeds_file import Feed
from dragoman.watch.raising import Alerts
from dragoman.watch.timing import at_moment

GROUP_SECONDS = 0.5
GROUP_DOCUMENTS = 50
FEED_HEADERS = {"Accept": "application/atom+xml,application/rss+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"}

Tell = Callable[[str, Mapping[str, Any]], None]
"""Takes the kind of an event ("feed", "article", "problem", "round") and what there is to say of it."""


class Pipe(Protocol):
    def pipe(self, documents: Iterable[Document | str]) -> Iterator[Reading]: ...


@dataclass(frozen=True)
class Rounds:
    """``clock`` gives the time of day. One round after another: they share what is known of hosts."""

    store: Store
    feeds: Sequence[Feed]
    every: timedelta
    seed: int
    courtesy: Courtesy
    reader: Callable[[], Pipe]
    alerts: Alerts
    tell: Tell
    clock: Callable[[], datetime]
    max_characters: int = MAX_CHARACTERS
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, once: bool = False) -> Counter[str]:
        """One round over the feeds that are due; with ``once`` all that nothing speaks against. The counts of it."""
        self.counts.clear()
        self._ask_feeds(once)
        self._fetch_articles()
        fuse(self.store)
        self.alerts.raise_new(self.clock(), self.counts)
        self.tell("round", dict(self.counts))
        return self.counts

    def next_due(self) -> datetime:
        """When the first feed is to be asked again."""
        states = self._states()
        now = self.clock()
        return min((_due(states[feed.address], feed.every or self.every, now) for feed in self.feeds), default=now)

    @property
    def _patience(self) -> Patience:
        return Patience(self.every, self.seed)

    def _states(self) -> dict[str, FeedState]:
        with self.store.view() as view:
            known = {state.address: state for state in view.notes(FeedState)}
        return {feed.address: known.get(feed.address) or FeedState(feed.address) for feed in self.feeds}

    def _ask_feeds(self, once: bool) -> None:
        states, now = self._states(), self.clock()
        due = [f for f in self.feeds if is_due(states[f.address], None if once else f.every or self.every, now)]
        requests = [
            Request(feed, feed.address, FEED_HEADERS | conditions(states[feed.address]), MAX_FEED) for feed in due
        ]
        for feed in self.feeds:
            if states[feed.address].gone:
                self._tell_feed(feed, "gone", states[feed.address].problem)
        for feed, result in self.courtesy.ask_all(requests):
            self._take_feed(feed, states[feed.address], result)

    def _take_feed(self, feed: Feed, state: FeedState, result: Result) -> None:
        now = self.clock()
        if isinstance(result, HostSilentError):
            self._tell_feed(feed, "waiting", "its host does not answer, or wants to be asked later")
        elif isinstance(result, Answer) and result.status == 304:
            self._keep(feed_read(state, result, now))
            self._tell_feed(feed, "unchanged")
        elif isinstance(result, Answer) and result.status == 200:
            self._read_feed(feed, state, result)
        else:
            self._fail_feed(feed, state, result, _told(result))

    def _read_feed(self, feed: Feed, state: FeedState, answer: Answer) -> None:
        try:
            content = read_feed(answer.data, answer.url, answer.charset)
        except ExtractionError as error:
            self._fail_feed(feed, state, FetchError(str(error), "damaged"), str(error))
            return
        entries = self._news(feed, content)
        # in one transaction: a server that says "not changed" from now on has said all that is kept here
        self._keep(*entries, feed_read(state, answer, self.clock(), content.problem))
        self._tell_feed(feed, "read", content.problem, entries=len(content.items), new=len(entries))

    def _news(self, feed: Feed, content: FeedContent) -> list[FeedEntry]:
        ids, keys = (tuple({name(item) for item in content.items}) for name in (_id, _key))
        with self.store.view() as view:
            known = [*view.notes(FeedEntry, feed=feed.address, entry=ids), *view.notes(FeedEntry, key=keys)]
        return list(news(content.items, feed.address, feed.text != "page", known))

    def _fail_feed(self, feed: Feed, state: FeedState, problem: Answer | FetchError, told: str) -> None:
        failed = feed_failed(state, problem, told, self.clock(), self._patience)
        self._keep(failed)
        self._tell_feed(feed, "gone" if failed.gone else "failed", told, not_before=failed.not_before)

    def _tell_feed(self, feed: Feed, outcome: str, reason: str | None = None, **more: object) -> None:
        self.counts[f"feeds {outcome}"] += 1
        said = {"feed": feed.address, "publisher": feed.publisher, "country": feed.country, "tags": list(feed.tags)}
        self.tell("feed", {**said, "outcome": outcome, "reason": reason, **more})

    def _fetch_articles(self) -> None:
        feeds = {feed.address: feed for feed in self.feeds}
        now = self.clock()
        with self.store.view() as view:
            waiting = [e for e in view.notes(FeedEntry, state="waiting") if e.feed in feeds and is_waiting(e, now)]
        if not waiting:
            return
        documents = self._documents(waiting, feeds)
        first = next(documents, None)
        if first is None:
            return
        self._add(_chained(first, documents))

    def _documents(self, waiting: Sequence[FeedEntry], feeds: Mapping[str, Feed]) -> Iterator[tuple[FeedEntry, Document]]:
        """What is to be read. Entries of which nothing came are settled on the way."""
        at_hand = [entry for entry in waiting if feeds[entry.feed].text != "page"]
        for entry in at_hand:
            feed = feeds[entry.feed]
            said = _said(feed, entry, entry.address)
            yield entry, read_article_text(entry.text or "", said, feed.text == "summary", self.max_characters)
        requests = [Request(entry, entry.link) for entry in waiting if feeds[entry.feed].text == "page"]
        for entry, result in self.courtesy.ask_all(requests):
            feed = feeds[entry.feed]
            if isinstance(result, Answer) and result.status == 200:
                address = entry.address if entry.document else canonical(result.url)
                if not self._is_double(entry, address):
                    document = read_article_page(result, _said(feed, entry, address), self.max_characters)
                    yield replace(entry, address=address), document
            elif isinstance(result, HostSilentError):
                self._tell_article(entry, "deferred", "its host does not answer, or wants to be asked later")
            else:
                self._fail_article(feed, entry, result)

    def _is_double(self, entry: FeedEntry, address: str) -> bool:
        """Whether a link has led to an article that is known by another: then the entry is settled."""
        key = address_key(address)
        if key == entry.key:
            return False
        with self.store.view() as view:
            other = next(view.notes(FeedEntry, key=key), None)
        if other is None:
            return False
        self._keep(replace(entry, state="done", text=None, document=other.document))
        self._tell_article(entry, "duplicate", f"it is {other.address}")
        return True

    def _fail_article(self, feed: Feed, entry: FeedEntry, problem: Answer | FetchError) -> None:
        failed, unread = article_failed(entry, problem, self.clock(), self._patience)
        told = _told(problem)
        notes: list[FeedEntry | Skip] = [failed]
        if unread is not None:
            now = self.clock()
            notes.append(skip_of_address(entry.address, unread, told, now, feed.publisher, entry.published))
        self._keep(*notes)
        self._tell_article(entry, "deferred" if unread is None else "skipped", told, unread=unread)

    def _add(self, documents: Iterator[tuple[FeedEntry, Document]]) -> None:
        """Reads and adds, waiting for the disk once for what is read in half a second."""
        entries: list[FeedEntry] = []

        def noted() -> Iterator[Document]:
            for entry, document in documents:
                entries.append(entry)
                yield document

        readings = iter(self.reader().pipe(noted()))
        while group := _group(readings):
            some = entries[: len(group)]
            del entries[: len(group)]
            with self.store.writer() as writer:
                outcomes = writer.add_all(group)
                writer.note(list(self._settled(some, group)))
            for entry, reading, outcome in zip(some, group, outcomes, strict=True):
                self._tell_added(entry, reading, outcome)

    def _settled(self, entries: Sequence[FeedEntry], group: Sequence[Reading]) -> Iterator[FeedEntry | Skip]:
        for entry, reading in zip(entries, group, strict=True):
            skip = skip_of_document(reading.document, self.clock())
            state: EntryState = "added" if skip is None else "skipped"
            yield replace(entry, state=state, text=None, not_before=None, document=reading.document.id)
            if skip is not None:
                yield skip

    def _tell_added(self, entry: FeedEntry, reading: Reading, outcome: str) -> None:
        document = reading.document
        if not document.readable:
            self._tell_article(entry, "skipped", document.warnings[0], unread=document.unread)
            return
        self._tell_article(entry, outcome, None, document=document.id, title=document.title, events=len(reading.events))

    def _tell_article(self, entry: FeedEntry, outcome: str, reason: str | None = None, **more: object) -> None:
        self.counts[outcome] += 1
        self.tell("article", {"address": entry.address, "feed": entry.feed, "outcome": outcome, "reason": reason, **more})

    def _keep(self, *notes: FeedState | FeedEntry | Skip) -> None:
        with self.store.writer() as writer:
            writer.note(notes)


def _id(item: FeedItem) -> str:
    return item.id


def _key(item: FeedItem) -> str:
    return address_key(item.link)


def _due(state: FeedState, every: timedelta, now: datetime) -> datetime:
    if state.gone:
        return now + every
    asked = now if state.asked is None else at_moment(state.asked) + every
    return max(asked, at_moment(state.not_before)) if state.not_before else asked


def _told(result: Answer | FetchError) -> str:
    return str(result) if isinstance(result, FetchError) else f"{result.url} answered {result.status}"


def _said(feed: Feed, entry: FeedEntry, address: str) -> Said:
    published = date.fromisoformat(entry.published) if entry.published else None
    return Said(feed.publisher, address, entry.title, published)


def _group(readings: Iterator[Reading]) -> list[Reading]:
    group: list[Reading] = []
    began = monotonic()
    for reading in islice(readings, GROUP_DOCUMENTS):
        group.append(reading)
        if monotonic() - began >= GROUP_SECONDS:
            break
    return group


def _chained(
    first: tuple[FeedEntry, Document], rest: Iterator[tuple[FeedEntry, Document]]
) -> Iterator[tuple[FeedEntry, Document]]:
    yield first
    yield from rest
