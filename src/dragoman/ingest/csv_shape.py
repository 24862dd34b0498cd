"""What shape has a table: which delimiter, does it quote, what are its columns? Decided on its first rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.ingest.records import FIELDS, fold

_DELIMITERS = ",\t;|"
_SHOWN_ROWS = 20
_LONGEST_NAME = 60
_KNOWN = frozenset(name for names in FIELDS.values() for name in names)
_TEXTS = frozenset(FIELDS["text"])


@dataclass(frozen=True, slots=True)
class Shape:
    """``columns`` are the names in the first row; without a header they are ``"1"``, ``"2"`` …"""

    delimiter: str
    quoted: bool
    columns: tuple[str, ...]
    has_header: bool

    def reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        if self.quoted:
            return csv.reader(lines, delimiter=self.delimiter)
        return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)


def looks_like_table(start: str, mapped: Iterable[str] = ()) -> bool:
    """Whether a text whose name says nothing is a table: its first line is names of columns, one of them that of a
    text and another one known too, and what follows has as many columns. Prose with commas in it is none."""
    first, _, below = start.lstrip("\ufeff").partition("\n")
    if not any(mark in first for mark in _DELIMITERS) or len(first) > 10_000 or not below.strip():
        return False
    shape = shape_of(start, mapped)
    names = {fold(name) for name in shape.columns}
    rows = _rows(start, shape.delimiter, shape.quoted)
    even = len(rows) < 2 or len(rows[1]) == len(shape.columns)
    known = names & (_KNOWN | {fold(name) for name in mapped})
    return shape.has_header and even and len(known) > 1 and bool(names & (_TEXTS | {fold(name) for name in mapped}))


def shape_of(start: str, mapped: Iterable[str] = ()) -> Shape:
    """The likeliest shape of a table that starts with ``start`` (about 64,000 characters of it). Never fails."""
    start = start.lstrip("\ufeff")
    known = _KNOWN | {fold(name) for name in mapped}
    delimiter = max(_DELIMITERS, key=lambda mark: _score(start, mark, known))
    quoted = delimiter != "\t" or _quotes_are_closed(start)
    first = next(iter(_rows(start, delimiter, quoted)), [])
    has_header = bool({fold(cell) for cell in first} & known) and all(len(cell) <= _LONGEST_NAME for cell in first)
    columns = (cell.strip() for cell in first) if has_header else (str(number) for number, _ in enumerate(first, 1))
    return Shape(delimiter, quoted, tuple(columns), has_header)


def _score(start: str, delimiter: str, known: frozenset[str]) -> tuple[int, float, int]:
    """Known names in the first row, then how many rows have as many columns as it, then the number of columns."""
    rows = _rows(start, delimiter, True)
    width = len(rows[0]) if rows else 0
    names = sum(fold(cell) in known for cell in rows[0]) if rows else 0
    even = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0.0
    return names if width > 1 else 0, even, width


def _rows(start: str, delimiter: str, quoted: bool) -> list[list[str]]:
    """The first rows that are whole in ``start``."""
    found: list[list[str]] = []
    try:
        for row in Shape(delimiter, quoted, (), False).reader(start.splitlines(keepends=True)):
            if row:
                found.append(row)
            if len(found) > _SHOWN_ROWS:
                break
    except csv.Error:
        pass
    return found[:-1] if len(found) > 1 and not start.endswith(("\n", "\r")) and len(found) <= _SHOWN_ROWS else found


def _quotes_are_closed(start: str) -> bool:
    """Whether quotation marks enclose cells. In tables with tabs they often are part of the text instead."""
    lines = start.splitlines(keepends=True)[:-1] or [start]
    try:
        for _, row in zip(range(_SHOWN_ROWS), csv.reader(lines, delimiter="\t", strict=True), strict=False):
            if any("\t" in cell for cell in row):
                return False
    except csv.Error:
        return False
    return True
