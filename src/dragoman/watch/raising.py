"""Alerts of what was added: raised, kept in the record, brought where they should go. Each once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dragoman.export.entries_json import document_to_brief
from dragoman.store.base import Store, View
from dragoman.types.ledger import AlertNote, FeedEntry, moment
from dragoman.types.record import Reading
from dragoman.watch.alert import Added, Alert
from dragoman.watch.alerting import alerts_of
from dragoman.watch.delivery import Delivery, Destination, NotDeliveredError
from dragoman.watch.feeds_file import AlertOrder
from dragoman.watch.rules import Rule

SCHEMA = "dragoman/alert/1"
READINGS_AT_ONCE = 500


@dataclass(frozen=True)
class Armed:
    """An alert of the file, understood."""

    order: AlertOrder
    rule: Rule
    destinations: tuple[Destination, ...]


@dataclass(frozen=True)
class Alerts:
    """``complain`` tells the user of what could not be brought."""

    store: Store
    armed: Sequence[Armed]
    delivery: Delivery
    complain: Callable[[str], None]

    def raise_new(self, now: datetime, counts: Counter[str]) -> None:
        """Looks through what was added since the last time, then brings whatever was not brought yet."""
        self._look_through(now)
        blocked: set[str] = set()
        for note, destination in self._unsent():
            if destination.name in blocked:
                continue  # it is asked again in the next round, not once for each alert
            try:
                sent = self.delivery.deliver(note, destination)
            except NotDeliveredError as error:
                blocked.add(destination.name)
                self.complain(str(error))
                continue
            with self.store.writer() as writer:
                writer.note([sent])
            counts["alerts"] += 1

    def _look_through(self, now: datetime) -> None:
        with self.store.view() as view:
            entries = list(view.notes(FeedEntry, state="added"))
            notes = self._notes(view, entries, now) if self.armed else {}
            fresh = [note for key, note in notes.items() if not _is_kept(view, *key)]
        if entries:
            with self.store.writer() as writer:
                writer.note([*fresh, *(_done(entry) for entry in entries)])

    def _notes(self, view: View, entries: Sequence[FeedEntry], now: datetime) -> dict[tuple[str, str], AlertNote]:
        new = frozenset(entry.document for entry in entries if entry.document)
        found: dict[tuple[str, str], AlertNote] = {}
        for some in _readings(view, sorted(new)):
            added = Added(some, now.date(), new)
            for armed in self.armed:
                for alert in alerts_of(armed.rule, view, added):
                    for note in _notes_of(alert, armed, now):
                        found.setdefault((note.id, note.destination), note)
        return found

    def _unsent(self) -> Iterator[tuple[AlertNote, Destination]]:
        known = {destination.name: destination for armed in self.armed for destination in armed.destinations}
        with self.store.view() as view:
            notes = sorted(view.notes(AlertNote, sent=0), key=lambda note: (note.raised, note.id, note.destination))
        return ((note, known[note.destination]) for note in notes if note.destination in known)


def _readings(view: View, documents: Sequence[str]) -> Iterator[tuple[Reading, ...]]:
    for start in range(0, len(documents), READINGS_AT_ONCE):
        some = (view.reading(document) for document in documents[start : start + READINGS_AT_ONCE])
        yield tuple(reading for reading in some if reading is not None)


def _notes_of(alert: Alert, armed: Armed, now: datetime) -> Iterator[AlertNote]:
    body = json.dumps(alert_to_dict(alert, armed.order, now), ensure_ascii=False)
    for destination in armed.destinations:
        identity = alert.id(armed.order.when)
        yield AlertNote(identity, destination.name, armed.order.name, moment(now), body)


def alert_to_dict(alert: Alert, order: AlertOrder, now: datetime) -> Mapping[str, Any]:
    """What is sent of an alert."""
    return {
        "schema": SCHEMA,
        "id": alert.id(order.when),
        "name": order.name,
        "when": order.when,
        "text": alert.text,
        "day": alert.day.isoformat(),
        "raised": moment(now),
        "documents": [document_to_brief(document) for document in alert.documents],
        "sentences": list(alert.sentences),
    }


def _is_kept(view: View, identity: str, destination: str) -> bool:
    return any(view.notes(AlertNote, id=identity, destination=destination))


def _done(entry: FeedEntry) -> FeedEntry:
    return replace(entry, state="done")
