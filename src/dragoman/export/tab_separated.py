"""Rows of text with tabs between them; the writer's own tabs and line ends become spaces."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO

Cell = str | int | float | None
SPACES = {code: " " for code in (*range(32), 0x7F, 0x85, 0x2028, 0x2029)}


@contextmanager
def as_text(file: IO[bytes]) -> Iterator[IO[str]]:
    """UTF-8 onto a file of bytes, which stays open."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        yield text
    finally:
        text.detach()


def write_rows(file: IO[str], rows: Iterable[Sequence[Cell]], missing: str = "", quoting: bool = True) -> None:
    """A line for each row. ``quoting``: cells with quotation marks are quoted as in CSV; else these become ``'``, for
    programs that know no quoting."""
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow([_clean(cell, missing, quoting) for cell in row])


def _clean(cell: Cell, missing: str, quoting: bool) -> Cell:
    if cell is None or cell == "":
        return missing
    if not isinstance(cell, str):
        return cell
    text = cell if cell.isprintable() else cell.translate(SPACES)  # looking is faster than changing
    text = text.strip()
    return text if quoting else text.replace('"', "'")
