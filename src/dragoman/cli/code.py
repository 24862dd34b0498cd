"""``dragoman code``: corpora to Parquet."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.batch.run import Outcome
    from dragoman.types.document import Document

TOLD = 5
"""Inputs that cannot be read and of which the run says so; a corpus may have a million of them."""


@guarded
def code(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns ('news/*.jsonl.gz'), or -.")
    ],
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="The folder to write, empty or of the same run.")],
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", min=1, help="Processes that read. Default: one a core.")
    ] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="ENGINE", help="local, or ray (a cluster).")] = "local",
    address: Annotated[
        str | None, typer.Option("--address", metavar="A", help="Of a Ray cluster that runs. Default: RAY_ADDRESS.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume/--no-resume", help="Go on with a run that stopped, or refuse to.")
    ] = True,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Only the first N documents.")
    ] = None,
    part: Annotated[
        str | None, typer.Option("--part", metavar="K/N", help="Only every Nth input from the Kth on: 3/64.")
    ] = None,
    shard_size: Annotated[int, typer.Option("--shard-size", metavar="N", min=1, help="Documents a file.")] = 500,
    seconds: Annotated[
        float, typer.Option("--seconds", metavar="S", min=0.1, help="The longest that one document may take.")
    ] = 300.0,
    memory: Annotated[
        int, typer.Option("--memory", metavar="MB", min=0, help="The most that a reading process may hold; 0: any.")
    ] = 3072,
    field_map: options.FieldMap = None,
    publisher: options.Publisher = None,
    published: options.Published = None,
    actors: options.Actors = None,
    codebooks: options.Codebooks = None,
    json: options.Json = False,
) -> None:
    """Code a corpus to Parquet: events, claims, relations, quantities, documents, and the whole readings.

    The same command goes on where a run stopped, whatever stopped it. The output does not depend on engine or workers.

    Examples:

      dragoman code corpus/*.jsonl.gz --out coded --workers 8
      dragoman code articles.jsonl --map text=body,published=date --out coded --engine ray
      dragoman load coded --record world.sqlite
    """
    from itertools import islice
    from pathlib import Path

    from dragoman.batch.job import MEBIBYTE, Job, Limits, ReaderSetup
    from dragoman.batch.progress import Progress
    from dragoman.batch.run import Plan, run
    from dragoman.cli.code_progress import shown
    from dragoman.cli.intake import Intake, ingest_options
    from dragoman.cli.settings import settings
    from dragoman.query.filters import choose

    choose(engine, ("local", "ray"), "engine")
    config = settings(context, None, actors, codebooks)
    chosen = ingest_options(config, published=published, publisher=publisher, field_map=field_map, offline=True)
    inputs = _part(_expanded(sources), part)
    intake = Intake(inputs, chosen, tell=False)
    job = Job(
        Path(out), ReaderSetup(config.actors, config.codebooks), Limits(seconds=seconds, memory=memory * MEBIBYTE)
    )
    plan = Plan(
        engine="ray" if engine == "ray" else "local",
        workers=workers or os.cpu_count() or 1,
        shard_size=shard_size,
        address=address,
        resume=resume,
    )
    progress = Progress()
    with shown(progress):
        outcome = run(job, islice(_told(intake.all_documents(), out), limit), _named(inputs, limit), plan, progress)
    _tell(outcome, out, json)
    intake.account.read -= outcome.dead  # the intake took these for readable
    intake.account.unread += outcome.dead
    raise typer.Exit(intake.account.exit_code)


def _expanded(sources: list[str]) -> list[str]:
    """Patterns that the shell left alone become the paths that fit, in order."""
    from glob import glob, has_magic

    found: list[str] = []
    for source in sources:
        matches = sorted(glob(source, recursive=True)) if has_magic(source) and not os.path.exists(source) else []
        found += matches or [source]
    return found


def _part(sources: list[str], part: str | None) -> list[str]:
    from dragoman.errors import QueryError

    if part is None:
        return sources
    number, _, parts = part.partition("/")
    if not (number.isdecimal() and parts.isdecimal() and 1 <= int(number) <= int(parts)):
        raise QueryError(f"--part {part!r} is no part; write it like 3/64")
    mine = sources[int(number) - 1 :: int(parts)]
    if not mine:
        raise QueryError(f"there are only {len(sources)} inputs, none for part {part}")
    return mine


def _told(documents: Iterator[Document], out: str) -> Iterator[Document]:
    """The same documents; the first inputs that cannot be read are told at once, since half a corpus may be missing."""
    from dragoman.cli.guard import complain

    unread = 0
    for document in documents:
        if document.unread not in (None, "language", "empty"):  # every corpus has some of these
            unread += 1
            if unread <= TOLD:
                complain(document.warnings[0] if document.warnings else f"not read: {document.title or document.id}")
            elif unread == TOLD + 1:
                complain(f"more inputs cannot be read; the reasons of all are in {out}/documents")
        yield document


def _named(sources: list[str], limit: int | None) -> list[str]:
    return [*sources, *([f"--limit {limit}"] if limit else [])]


def _tell(outcome: Outcome, out: str, as_json: bool) -> None:
    from dataclasses import asdict

    from dragoman.cli.output import write_line
    from dragoman.export.reading_json import one_line
    from dragoman.export.wording import counted

    if as_json:
        write_line(one_line(asdict(outcome)))
        return
    parts = [counted(outcome.documents, "document"), counted(outcome.rows.get("events", 0), "event")]
    parts += [f"{outcome.unread} not read"] if outcome.unread else []
    parts += [f"{outcome.dead} of these in {out}/dead-letters"] if outcome.dead else []
    parts += [f"{outcome.resumed} were there already"] if outcome.resumed else []
    write_line(f"{out}: {', '.join(parts)}, in {counted(outcome.shards, 'shard')}")
