"""The forms of an answer: JSON, JSON Lines, CSV; and its bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Literal, TypeVar

from dragoman.export.event_table import Cell, safe
from dragoman.export.reading_json import one_line

Form = Literal["json", "ndjson", "csv"]
MEDIA_TYPES: dict[Form, str] = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8; header=present",
}
_ACCEPTED: dict[str, Form] = {
    "application/json": "json", "application/x-ndjson": "ndjson", "application/jsonl": "ndjson",
    "application/x-jsonlines": "ndjson", "text/csv": "csv", "*/*": "json", "application/*": "json",
}  # fmt: skip
AT_ONCE = 50
E = TypeVar("E")


def form_of(accept: str | None, chosen: Form | None) -> Form:
    """The form that was chosen, else the one that an Accept header prefers, else JSON."""
    if chosen is not None:
        return chosen
    offers = sorted(map(_offer, (accept or "").split(",")), key=lambda offer: -offer[1])
    return next((_ACCEPTED[kind] for kind, weight in offers if kind in _ACCEPTED and weight > 0), "json")


def _offer(text: str) -> tuple[str, float]:
    kind, *rest = (part.strip().lower() for part in text.split(";"))
    weights = [part.removeprefix("q=") for part in rest if part.startswith("q=")]
    try:
        return kind, float(weights[0]) if weights else 1.0
    except ValueError:
        return kind, 0.0


def encoded(value: object) -> bytes:
    return one_line(value).encode("utf-8", "replace")


def json_lines(entries: Iterable[E], as_dict: Callable[[E], dict[str, Any]]) -> Iterator[bytes]:
    """Some lines at once."""
    iterator = iter(entries)
    while some := list(islice(iterator, AT_ONCE)):
        yield b"".join(encoded(as_dict(entry)) + b"\n" for entry in some)


def csv_lines(
    entries: Iterable[E], columns: Sequence[str], cells: Callable[[E], Sequence[Cell]]
) -> Iterator[bytes]:
    """The header and a row for each entry, safe for spreadsheets; some rows at once."""
    iterator, header = iter(entries), [columns]
    while (some := list(islice(iterator, AT_ONCE))) or header:
        page = io.StringIO(newline="")
        writer = csv.writer(page)
        writer.writerows(header)
        writer.writerows([[safe(cell) for cell in cells(entry)] for entry in some])
        header = []
        yield page.getvalue().encode("utf-8", "replace")
