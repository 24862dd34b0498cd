"""A small record for questions: talks of which two papers tell, an attack and an alleged one between Peru and Ecuador over four months."""

from __future__ import annotations

from datetime import date

from dragoman.store.sqlite import SqliteStore
from dragoman.types.record import EventTime
from tests.builders import make_document, make_event, make_reading
from tests.contracts.store_contract import add, event_on, told_in_their_own_words

ATTACK = {"type": "ASSAULT", "score": -9.0, "quad": "material conflict", "modes": ()}


def small_record() -> SqliteStore:
    store = SqliteStore(":memory:")
    told_in_their_own_words(store, 2)
    add(
        store,
        event_on("2024-04-07", "attack", **ATTACK),
        event_on("2024-04-08", "alleged", status="alleged", **ATTACK),
        event_on("2023", "some day in 2023", **ATTACK),
    )
    return store


def reported(day, url, **fields):
    """A reading with one event on a day, in a document that came out on that day."""
    document = make_document(url=url, published=date.fromisoformat(day))
    time = EventTime(day, day, "day", None, "explicit")
    return make_reading(document, events=(make_event(document, time=time, place=None, **fields),))


def war_readings():
    """A visit each third month of 2020 and 2021, then five attacks a month from 2022-01 to 2022-08."""
    visits = [reported(f"{year}-{month:02d}-03", f"v{year}{month}") for year in (2020, 2021) for month in (1, 4, 7, 10)]
    days = [f"2022-{month:02d}-{day:02d}" for month in range(1, 9) for day in range(1, 6)]
    return [*visits, *(reported(day, day, **ATTACK) for day in days)]
