"""A record with something of everything that an export must get right, and its entries."""

from __future__ import annotations

from dataclasses import replace

from dragoman.store.entries import Entries
from dragoman.store.filters import EventFilter
from dragoman.store.sqlite import SqliteStore
from dragoman.types.record import EventTime
from tests.builders import ECUADOR, PERU, full_reading, make_document, make_event, make_reading
from tests.contracts.store_contract import add, event_on

ATTACK = {
    "type": "ASSAULT",
    "score": -9.0,
    "quad": "material conflict",
    "modes": ("aerial",),
    "contexts": ("military",),
}
CLASH = ATTACK | {"actors": (PERU.id, ECUADOR.id), "recipients": ()}
OWN = {"type": "port-call", "codebook": "desk", "quad": None, "score": None, "modes": ()}


def entries(**fields):
    """The events of ``full_reading``: a visit to Quito, and a closed border that is denied."""
    reading = full_reading(**fields)
    return [Entries(reading).event(event) for event in reading.events]


def entry(**fields):
    """One event in a document of its own, with the actors and the place of ``full_reading``."""
    document = make_document()
    resolution = full_reading().resolution
    event = make_event(document, **fields)
    return Entries(make_reading(document, resolution=resolution, events=(event,))).event(event)


def at(start, granularity="day", end=None):
    return EventTime(start, end or start, granularity, None, "explicit")


def varied_readings():
    yield full_reading(url="https://example.org/full")
    yield event_on("2024-01-05", "visit", place=None)
    yield event_on("2024-04-07", "attack", **ATTACK)
    yield event_on("2024-04-08", "clash", **CLASH)
    yield event_on("2024-04-08", "alleged", status="alleged", **ATTACK)
    yield event_on("2024-05", "planned", status="planned", type="AGREE", planned_type="CONSULT")
    yield event_on("2023", "some day in 2023", **ATTACK)
    yield event_on(None, "undated", confidence=0.2)
    yield event_on("2024-06-01", "own", **OWN)
    lonely = event_on("2024-06-02", "lonely", type="PROTEST", modes=("demo",), recipients=(), quad="material conflict")
    yield replace(lonely, document=replace(lonely.document, title='=A "title"\twith\neverything'))


def varied_store():
    store = SqliteStore(":memory:")
    add(store, *varied_readings())
    return store


def all_of(store, wanted=None):
    with store.view() as view:
        return list(view.events(wanted or EventFilter()))
