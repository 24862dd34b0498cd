"""The table of places in memory: from a folded name to the places that bear it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from dragoman.resolution.place_names import fold


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the table. ``kind`` is a kind of ``Place`` or "capital"; ``admin`` is the GeoNames code of its division."""

    geonames: int | None
    kind: str
    country: str | None
    admin: str
    latitude: float
    longitude: float
    population: int
    name: str

    @property
    def key(self) -> str:
        """The folded primary name."""
        return fold(self.name)


def _lines(name: str) -> list[str]:
    text = resources.files("dragoman.resolution").joinpath(f"data/{name}").read_text("utf-8")
    # Only the head of a file has comments: the rest is cut by hand, not tested line by line.
    lines = text.rstrip("\n").split("\n")
    return lines[next(index for index, line in enumerate(lines) if not line.startswith("#")) :]


@dataclass(frozen=True)
class PlaceTable:
    """All places by name: sorted lines, searched by bisection and parsed when they are asked for (loads in 50 ms)."""

    rows: list[str]
    names: list[str]

    @classmethod
    def load(cls) -> PlaceTable:
        """The table of the package (``data/places.tsv`` and ``data/places_names.tsv``)."""
        return cls(_lines("places.tsv")[1:], _lines("places_names.tsv"))

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places that bear a name, in any spelling of accents, apostrophes and hyphens."""
        return self.keyed(fold(name))

    def begins(self, word: str) -> bool:
        """Whether any name begins with these letters: what does not is no place, however it goes on."""
        key = fold(word)
        position = bisect_left(self.names, key)
        return position < len(self.names) and self.names[position].startswith(key)

    def keyed(self, key: str) -> tuple[Entry, ...]:
        """The places that bear a folded name, in the order of the table."""
        wanted = f"{key}\t"
        position, numbers = bisect_left(self.names, wanted), []
        while position < len(self.names) and self.names[position].startswith(wanted):
            numbers.append(int(self.names[position][len(wanted) :]))
            position += 1
        return tuple(self._entry(number) for number in sorted(numbers))

    def _entry(self, number: int) -> Entry:
        geonames, kind, country, admin, latitude, longitude, population, name = self.rows[number].split("\t")
        return Entry(
            int(geonames) if geonames else None, kind, country or None, admin, float(latitude), float(longitude),
            int(population), name,
        )  # fmt: skip


@cache
def place_words(kind: str) -> frozenset[str]:
    """A word list of ``data/places_words.yaml``."""
    text = resources.files("dragoman.resolution").joinpath("data/places_words.yaml").read_text("utf-8")
    lists: dict[str, list[Any]] = yaml.safe_load(text)
    return frozenset(str(word) for word in lists[kind])
