"""``dragoman read``: read and show, store nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded
from dragoman.errors import QueryError

if TYPE_CHECKING:
    from dragoman.config import Config
    from dragoman.types.record import Reading


@guarded
def read(
    context: typer.Context,
    sources: options.Sources = None,
    published: options.Published = None,
    title: options.Title = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    json: Annotated[
        bool, typer.Option("--json", help="JSON: indented for one document, one line each for several.")
    ] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON, one line for each document.")] = False,
    example: Annotated[
        bool, typer.Option("--example", help="Read the example report (its story is invented).")
    ] = False,
    field_map: options.FieldMap = None,
    actors: options.Actors = None,
    codebooks: options.Codebooks = None,
    offline: options.Offline = False,
    min_confidence: options.Confidence = None,
) -> None:
    """Read reports and show what they say: events, claims, relations, quantities, each with its sentence.

    Examples:

      dragoman read --example

      dragoman read report.txt --published 2025-05-07

      dragoman read https://example.org/article --json > reading.json
    """
    from dragoman.cli.intake import Intake, ingest_options
    from dragoman.cli.output import progress
    from dragoman.cli.settings import settings
    from dragoman.query.confident import confident
    from dragoman.query.filters import parse_confidence

    _check(sources, example)
    config = settings(context, actors=actors, codebooks=codebooks)
    chosen = ingest_options(
        config,
        published=published,
        title=title,
        publisher=publisher,
        url=url,
        field_map=field_map,
        offline=offline,
    )
    intake = Intake([] if example else sources or [], chosen, config.actors, config.codebooks, tell=json or jsonl)
    least = parse_confidence(min_confidence)
    readings = (reading if least is None else confident(reading, least) for reading in intake.readings())
    with progress("reading", wanted=not sys.stdout.isatty()) as tick:
        for number, reading in enumerate(_shown(readings, config, json, jsonl), start=1):
            tick(number)
            del reading
    raise typer.Exit(intake.account.exit_code)


def _check(sources: list[str] | None, example: bool) -> None:
    if example and sources:
        raise QueryError("--example reads the example report; give it, or paths, not both")
    if not example and not sources:
        raise QueryError(
            "nothing to read; give a path, an address, or - for the input (or try: dragoman read --example)"
        )


def _shown(readings: Iterator[Reading], config: Config, json: bool, jsonl: bool) -> Iterator[Reading]:
    """Each reading after it was written to the output."""
    if jsonl or json:
        return _as_json(readings, indent_one=not jsonl)
    return _as_report(readings, config)


def _as_json(readings: Iterator[Reading], indent_one: bool) -> Iterator[Reading]:
    from dragoman.cli.output import use_utf8, write_line
    from dragoman.export.reading_json import dump_json, dump_line

    use_utf8()
    first, second = next(readings, None), next(readings, None) if indent_one else None
    if first is None:
        return
    write_line(dump_json(first) if indent_one and second is None else dump_line(first))
    yield first
    if second is not None:
        write_line(dump_line(second))
        yield second
    for reading in readings:
        write_line(dump_line(reading))
        yield reading


def _as_report(readings: Iterator[Reading], config: Config) -> Iterator[Reading]:
    from dragoman.cli.output import out_console, write_line
    from dragoman.export.reading_text import print_reading

    console = out_console(config)
    for number, reading in enumerate(readings):
        if number:
            write_line("\n" + "─" * console.width + "\n")
        print_reading(reading, console)
        yield reading
