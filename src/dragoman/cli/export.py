"""``dragoman export``: facts of a record for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import complain, guarded
from dragoman.errors import StoreError

FORMATS = ("csv",)


@guarded
def export(
    context: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="csv: the events, a row each.")],
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write, or - for the output.")],
    record: options.Record = None,
    between: options.Between = None,
    country: options.Country = None,
    types: options.Types = None,
    since: options.Since = None,
    until: options.Until = None,
    words: options.Words = None,
    actors: options.Actors = None,
    raw: Annotated[bool, typer.Option("--raw", help="Leave texts that spreadsheets take for formulas.")] = False,
) -> None:
    """Write the events of a record, all or those of a filter, to a file; it is there whole or not at all.

    Example:

      dragoman export csv events.csv --country Sudan --since 2023 --record world.sqlite
    """
    from dragoman.cli.asking import viewed
    from dragoman.cli.listing import filter_parser, own_types
    from dragoman.export.event_table import write_csv
    from dragoman.export.wording import counted
    from dragoman.query.filters import choose

    choose(form, FORMATS, "format")
    wanted = filter_parser(context, actors, own_types(context, record, types or ())).events(
        between=between, country=country, types=types or (), since=since, until=until, words=words
    )
    with viewed(context, record) as view, _opened(out) as file:
        number = write_csv(view.events(wanted), file, raw)
    complain(f"{counted(number, 'event')} written")


@contextmanager
def _opened(out: str) -> Iterator[IO[str]]:
    from dragoman.cli.output import use_utf8

    if out == "-":
        use_utf8()
        yield sys.stdout
        return
    path = Path(out)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            yield file
        unfinished.replace(path)
    except OSError as error:
        raise StoreError(f"{out} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
