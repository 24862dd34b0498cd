"""Dates in metadata."""

from __future__ import annotations

from datetime import date

from dragoman.ingest.dates import EARLIEST, LATEST, parse_date

DICTIONARY = (b"2025", b"-03-", b"March", b"T10:00:00Z", b"1741644000000", b"/", b".", b"th ", b"Sept", b"\xd9\xa3")


def run(data: bytes) -> None:
    found = parse_date(data.decode("utf-8", "replace"))
    assert found is None or (isinstance(found, date) and EARLIEST <= found.year <= LATEST)
