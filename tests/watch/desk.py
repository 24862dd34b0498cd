"""A desk that follows feeds of a server of our own; its reader finds a visit wherever somebody "arrived"."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dragoman.ingest.fetch import Network
from dragoman.store import open_store
from dragoman.store.filters import DocumentFilter
from dragoman.watch.courtesy import Courtesy
from dragoman.watch.delivery import Delivery
from dragoman.watch.feeds_file import Feed
from dragoman.watch.raising import Alerts
from dragoman.watch.rounds import Rounds
from tests.builders import make_event, make_reading
from tests.feed_server import item

TEXT = (
    "Peru’s president arrived in Quito on Monday with 40 officials.",
    "Peru’s foreign ministry accused Ecuador of closing the border, which Ecuador denied on the same day.",
)


class FakeReader:
    def pipe(self, documents):
        for document in documents:
            found = document.readable and "arrived" in document.text
            yield make_reading(document, events=(make_event(document, place=None, evidence=()),) if found else ())


class Desk:
    """A record, a clock that stands still until it is moved, and the feeds that are followed."""

    def __init__(self, served, path):
        self.served, self.path = served, path
        self.time = datetime(2024, 3, 6, 12, tzinfo=UTC)
        self.told = []
        self.paused = []
        self.feeds = []
        self.armed = ()
        self.delivered = []
        self.network = Network(allow_private=True, seconds=0.6)

    def follow(self, path="/feed", publisher="Fjord Wire", **fields):
        self.feeds.append(Feed(publisher, self.served.address + path, **fields))

    def round(self, once=True, reader=None, store=None, delay=0.0):
        store = store or open_store(self.path, create=True)
        courtesy = Courtesy(self.network, delay, lambda: self.time, self.paused.append)
        delivery = Delivery(self.network, self.delivered.append, self.paused.append)
        alerts = Alerts(store, self.armed, delivery, lambda text: self.told.append(("problem", text)))
        self.told.clear()
        rounds = Rounds(
            store, self.feeds, timedelta(minutes=15), 0, courtesy, reader or FakeReader, alerts,
            lambda kind, said: self.told.append((kind, said)), lambda: self.time,
        )  # fmt: skip
        counts = dict(rounds.run(once))
        store.close()
        return counts

    def outcomes(self, kind):
        return {said.get("feed" if kind == "feed" else "address"): said["outcome"] for k, said in self.told if k == kind}

    def documents(self, revisions=False):
        with open_store(self.path).view() as view:
            entries = list(view.documents(DocumentFilter(revisions=revisions)))
            return [(e.document.url.removeprefix(self.served.address), e.document.title) for e in entries]

    def notes(self, kind):
        with open_store(self.path).view() as view:
            return list(view.notes(kind))


def two_articles(desk):
    links = [desk.served.article(f"/{n}", f"Visit {n}", *TEXT, f"It was visit {n}.") for n in (1, 2)]
    desk.served.feed("/feed", *(item(link, f"Visit {n}") for n, link in enumerate(links, 1)), etag='"1"')
    desk.follow()


class Killed(BaseException):
    pass
