"""``dragoman export``: the events of a record for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import complain, guarded


@guarded
def export(
    context: typer.Context,
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="csv, polecat, icews, gdelt, plover, parquet, jsonld, graphml or geojson."
        ),
    ],
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write, or - for the output.")],
    record: options.Record = None,
    between: options.Between = None,
    actor: options.Actor = None,
    recipient: options.Recipient = None,
    country: options.Country = None,
    types: options.Types = None,
    modes: options.Modes = None,
    statuses: options.Statuses = None,
    all_statuses: Annotated[
        bool, typer.Option("--all-statuses", help="Also what is only planned, alleged, denied …, with a column for it.")
    ] = False,
    place: options.AtPlace = None,
    since: options.Since = None,
    until: options.Until = None,
    words: options.Words = None,
    limit: options.Limit = None,
    min_confidence: options.Confidence = None,
    actors: options.Actors = None,
    dyads: Annotated[
        bool, typer.Option("--dyads", help="icews, gdelt: a row for each pair of parties, not one for each event.")
    ] = False,
    parties: Annotated[
        bool, typer.Option("--parties", help="graphml: the parties themselves, not their states.")
    ] = False,
    fused: Annotated[
        bool, typer.Option("--fused", help="Of an event that several documents tell only the first telling that fits.")
    ] = False,
    wrong: options.Wrong = False,
    raw: Annotated[bool, typer.Option("--raw", help="csv: leave texts that spreadsheets take for formulas.")] = False,
) -> None:
    """Write the events of a record, all or those of a filter, to a file; it is there whole or not at all.

    What each format can and cannot tell stands in docs/record.md. Those without a place for the status (polecat, icews,
    gdelt, graphml) hold what took place. What users have marked as wrong is left out; csv, plover, parquet and geojson can tell.

    Examples:

      dragoman export csv events.csv --country Sudan --since 2023 --record world.sqlite

      dragoman export polecat events.tsv --all-statuses --record world.sqlite
    """
    from dragoman.cli.asking import viewed
    from dragoman.cli.listing import filter_parser, own_types
    from dragoman.export.formats import FORMATS, Choices, plan
    from dragoman.export.wording import counted
    from dragoman.query.filters import choose

    format_ = FORMATS[choose(form, tuple(FORMATS), "format")]
    asked = filter_parser(context, actors, own_types(context, record, types or ())).events(
        between=between,
        actor=actor,
        recipient=recipient,
        country=country,
        types=types or (),
        modes=modes or (),
        statuses=statuses or (),
        place=place,
        since=since,
        until=until,
        words=words,
        limit=limit,
        confidence=min_confidence,
        once=fused,
        wrong=wrong,
    )
    wanted, choices = plan(format_, asked, all_statuses, Choices(raw=raw, dyads=dyads, parties=parties))
    with viewed(context, record) as view, _opened(out) as file:
        number = format_.write(view.events(wanted), file, choices)
    complain(f"{counted(number, 'event')} written")


@contextmanager
def _opened(out: str) -> Iterator[IO[bytes]]:
    if out == "-":
        yield sys.stdout.buffer
        return
    from dragoman.export.whole_file import whole_file

    with whole_file(Path(out)) as file:
        yield file
