"""The table of places in memory: from a folded name to the places that bear it."""

from __future__ import annotations

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


def _body(name: str) -> bytes:
    data = resources.files("dragoman.resolution").joinpath(f"data/{name}").read_bytes()
    # Only the head of a file has comments.
    start = 0
    while data.startswith(b"#", start):
        start = data.index(b"\n", start) + 1
    return data[start:]


@dataclass(frozen=True)
class PlaceTable:
    """All places by name, in two files as they are: ``names`` sorted by key, each with where in ``rows`` its place stands.

    They are searched by bisection over the bytes and parsed when they are asked for, so that loading is reading (20 ms).
    """

    rows: bytes
    names: bytes

    @classmethod
    def load(cls) -> PlaceTable:
        """The table of the package (``data/places.tsv`` and ``data/places_names.tsv``)."""
        return cls(_body("places.tsv"), _body("places_names.tsv"))

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places that bear a name, in any spelling of accents, apostrophes and hyphens."""
        return self.keyed(fold(name))

    def begins(self, word: str) -> bool:
        """Whether any name begins with these letters: what does not is no place, however it goes on."""
        key = fold(word).encode()
        return self.names.startswith(key, self._first(key))

    def keyed(self, key: str) -> tuple[Entry, ...]:
        """The places that bear a folded name, in the order of the table."""
        wanted = f"{key}\t".encode()
        start, offsets = self._first(wanted), []
        while self.names.startswith(wanted, start):
            end = self.names.index(b"\n", start)
            offsets.append(int(self.names[start + len(wanted) : end]))
            start = end + 1
        return tuple(self._entry(offset) for offset in sorted(offsets))

    def _first(self, wanted: bytes) -> int:
        """Where the first line of ``names`` starts that does not sort before ``wanted``."""
        low, high = 0, len(self.names)
        while low < high:
            start = self.names.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self.names.find(b"\n", start)
            if self.names[start:end] < wanted:
                low = end + 1
            else:
                high = start
        return low

    def _entry(self, offset: int) -> Entry:
        line = self.rows[offset : self.rows.index(b"\n", offset)].decode()
        geonames, kind, country, admin, latitude, longitude, population, name = line.split("\t")
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
