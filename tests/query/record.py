"""A small record for questions: talks, an attack and an alleged one between Peru and Ecuador over four months."""

from __future__ import annotations

from dragoman.store.sqlite import SqliteStore
from tests.contracts.store_contract import add, event_on

ATTACK = {"type": "ASSAULT", "score": -9.0, "quad": "material conflict", "modes": ()}


def small_record() -> SqliteStore:
    store = SqliteStore(":memory:")
    add(
        store,
        event_on("2024-01-05", "visit", place=None),
        event_on("2024-01-05", "visit again"),
        event_on("2024-04-07", "attack", **ATTACK),
        event_on("2024-04-08", "alleged", status="alleged", **ATTACK),
        event_on("2023", "some day in 2023", **ATTACK),
    )
    return store
