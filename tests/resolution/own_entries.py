"""Entries of a user's file in the small gazetteer."""

from __future__ import annotations

from datetime import date

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.own_actors import OwnActor, own_actor
from dragoman.resolution.own_tables import with_own
from tests.resolution.small_gazetteer import small_tables

ON = date(2023, 5, 10)


def own(*entries: dict[str, object]) -> list[OwnActor]:
    return [own_actor(entry, "a.toml", f"actor {number}") for number, entry in enumerate(entries, start=1)]


def gazetteer(*entries: dict[str, object]) -> Gazetteer:
    return Gazetteer(with_own(small_tables(), own(*entries)))


def found(known: Gazetteer, name: str, on: date | None = ON) -> list[str]:
    return [entry.id for entry in known.lookup(name, on)]


SHIELD: dict[str, object] = {"name": "Sierra Shield", "country": "PER", "sectors": ["PRM"], "bare": ["Shield"]}
QUILLA: dict[str, object] = {"name": "Tomás Quilla", "country": "PER", "sectors": ["PRM"], "offices": [
    {"office": "Commander", "start": "2020-01-01"}], "parent": "PER/PRM/sierra-shield"}  # fmt: skip
