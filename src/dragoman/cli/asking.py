"""What the commands that sum up a record share: open it, ask, show the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import typer

from dragoman.cli.settings import record_of, settings
from dragoman.errors import QueryError

if TYPE_CHECKING:
    from dragoman.store.base import Store, View
    from dragoman.store.summaries import Period


@contextmanager
def opened(context: typer.Context, record: str | None) -> Iterator[Store]:
    from dragoman.store import open_store

    store = open_store(record_of(settings(context, record)))
    try:
        yield store
    finally:
        store.close()


@contextmanager
def viewed(context: typer.Context, record: str | None) -> Iterator[View]:
    with opened(context, record) as store, store.view() as view:
        yield view


def show_lines(lines: Iterable[str]) -> None:
    """Text for people, without characters that could steer a terminal."""
    from dragoman.cli.output import use_utf8, write_line
    from dragoman.export.wording import without_controls

    use_utf8()
    for line in lines:
        write_line(without_controls(line))


def show_json(value: object) -> None:
    """One JSON document, indented."""
    import json

    from dragoman.cli.output import use_utf8, write_line

    use_utf8()
    write_line(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def show_json_lines(values: Iterable[dict[str, Any]]) -> None:
    from dragoman.cli.output import use_utf8, write_line
    from dragoman.export.reading_json import one_line

    use_utf8()
    for value in values:
        write_line(one_line(value))


def day_of(text: str, option: str) -> date:
    """A day as the user wrote it; QueryError where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(f"{option} {text!r} is no day; write it like 2025-05-09") from None


def period_of(text: str) -> Period:
    from dragoman.query.filters import choose
    from dragoman.store.summaries import PERIODS

    return cast("Period", choose(text, PERIODS, "period"))


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]], right: Callable[[int], bool]) -> Iterator[str]:
    """Aligned columns; ``right`` tells which are numbers."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, *rows):
        cells = (
            cell.rjust(width) if right(n) else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
