"""The part of a View that looks up parties, places and numbers of a whole record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, select

from dragoman.store import directories, tables
from dragoman.store.base import FactCursor
from dragoman.store.days import NO_DAY
from dragoman.store.directories import ActorSeen, Dealing, OfficeHeld, PlaceSeen, QuantityEntry
from dragoman.store.filters import ActorFilter, EventFilter, QuantityFilter
from dragoman.store.shared import Kept
from dragoman.types.resolution import Place

IDS_AT_ONCE = 200


class DirectoryView:
    """A base of ``SqlView``, which has the connection."""

    _dialect: str

    def _rows(self, statement: Select[Any]) -> Iterator[Row[*tuple[Any, ...]]]:
        raise NotImplementedError

    def _current(self, number: int) -> Kept:
        raise NotImplementedError

    def actors(
        self, wanted: ActorFilter, after: str | None = None, limit: int | None = None
    ) -> Iterator[ActorSeen]:
        ids = [actor for (actor,) in self._rows(directories.actor_ids(wanted, after, limit))]
        for start in range(0, len(ids), IDS_AT_ONCE):
            yield from self._actors(ids[start : start + IDS_AT_ONCE])

    def actor(self, actor: str) -> ActorSeen | None:
        return next(self._actors([actor]), None)

    def offices_of(self, actor: str) -> Iterator[OfficeHeld]:
        for office, documents, first, last in self._rows(directories.offices_of(actor)):
            yield OfficeHeld(office, documents, _day(first), last)

    def dealings_of(self, actor: str, limit: int = 50) -> Iterator[Dealing]:
        for row in self._rows(directories.dealings_of(actor, limit)):
            yield Dealing(*row)

    def places(
        self, wanted: EventFilter, after: str | None = None, limit: int | None = None
    ) -> Iterator[PlaceSeen]:
        yield from self._seen(directories.places_of(wanted, after, limit, self._dialect))

    def busiest_places(self, wanted: EventFilter, limit: int) -> Iterator[PlaceSeen]:
        yield from self._seen(directories.busiest_places(wanted, limit, self._dialect))

    def _seen(self, statement: Select[Any]) -> Iterator[PlaceSeen]:
        rows = self._rows(statement)
        for place, events, first, last, number in rows:
            found = self._place(number, place)
            if found is not None:
                yield PlaceSeen(found, events, _day(first), last)

    def quantities(
        self, wanted: QuantityFilter, after: FactCursor | None = None, limit: int | None = None
    ) -> Iterator[QuantityEntry]:
        for number, identity in self._rows(directories.quantities_of(wanted, after, limit, self._dialect)):
            reading, entries = self._current(number)
            found = next(each for each in reading.resolution.quantities if each.id == identity)
            yield QuantityEntry(entries.document().document, found)

    def count_actors(self, wanted: ActorFilter) -> int:
        return int(next(self._rows(directories.actor_count(wanted)))[0])

    def count_places(self, wanted: EventFilter) -> int:
        return int(next(self._rows(directories.place_count(wanted, self._dialect)))[0])

    def count_quantities(self, wanted: QuantityFilter) -> int:
        return int(next(self._rows(directories.quantity_count(wanted, self._dialect)))[0])

    def _actors(self, ids: list[str]) -> Iterator[ActorSeen]:
        """Each by its most frequent name."""
        for actor, found in groupby(self._rows(directories.actors_seen(ids)), key=lambda row: row[0]):
            rows = list(found)
            _, name, kind, country, sectors, wikidata, *_ = rows[0]
            days = [_day(row[7]) for row in rows], [row[8] for row in rows]
            first, last = min(filter(None, days[0]), default=None), max(filter(None, days[1]), default=None)
            documents = sum(row[6] for row in rows)
            yield ActorSeen(actor, name, kind, country, tuple(json.loads(sectors)), wikidata, documents, first, last)

    def _place(self, event: int, place: str) -> Place | None:
        """The place with its point, as the document of one of its events has it."""
        document = next(self._rows(select(tables.events.c.document).where(tables.events.c.seq == event)))[0]
        places = self._current(document)[0].resolution.places
        return next((each for each in places if each.id == place), None)


def _day(day: str) -> str | None:
    return None if day == NO_DAY else day
