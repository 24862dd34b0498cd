"""Names of the gazetteer in a text, and a name that is looked up."""

from __future__ import annotations

from datetime import date
from functools import cache

from dragoman.ingest.normalise import normalise
from dragoman.resolution.gazetteer import Gazetteer

DICTIONARY = (b"Russia", b"Norwegian foreign minister", b"United Nations", b"Al-", b"de ", b"'s", b"\xc3\xb6", b"\xcc\x88", b"\xc4\xb0")


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


def run(data: bytes) -> None:
    text = normalise(data.decode("utf-8", "replace")).text
    last = 0
    for match in _gazetteer().names_in(text):
        assert last <= match.start < match.end <= len(text)
        last = match.start
    _gazetteer().words_in(text)
    _gazetteer().lookup(text[:60], date(2025, 3, 10), fuzzy=len(text) < 12)
    _gazetteer().role(text[:60])
