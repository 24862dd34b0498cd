"""Readings unpacked once for all views of a store: a stored reading never changes, so its number is enough to know it by."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from dragoman.store.entries import Entries
from dragoman.types.record import Reading

Kept = tuple[Reading, Entries]
CHARACTERS = 2_000_000
READINGS = 4_000


class SharedReadings:
    """Keeps those used last, up to so many readings and characters of their texts; threads may share it."""

    def __init__(self, readings: int = READINGS, characters: int = CHARACTERS) -> None:
        self._readings, self._characters = readings, characters
        self._kept: OrderedDict[int, Kept] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def get(self, numbers: Iterable[int]) -> dict[int, Kept]:
        """Those of these readings (by ``readings.seq``) that are kept."""
        with self._lock:
            found = {number: self._kept[number] for number in numbers if number in self._kept}
            for number in found:
                self._kept.move_to_end(number)
            return found

    def put(self, number: int, kept: Kept) -> None:
        with self._lock:
            if number in self._kept:
                return
            self._kept[number] = kept
            self._held += len(kept[0].document.text)
            while len(self._kept) > self._readings or self._held > self._characters:
                _, (reading, _) = self._kept.popitem(last=False)
                self._held -= len(reading.document.text)
