"""``dragoman who``: whom a name stands for on a day."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import INCOMPLETE, complain, guarded
from dragoman.errors import QueryError


@guarded
def who(
    name: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="A name, also with a title.", show_default=False)
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="D", help="On this day; without it, today's knowledge.")
    ] = None,
    json: options.Json = False,
) -> None:
    """Say whom a name stands for: state, body or person, with its code, country and office.

    Example:

      dragoman who "the Kenyan president" --on 2015-06-01
    """
    from dataclasses import asdict

    from dragoman.cli.output import use_utf8, write_line
    from dragoman.export.reading_json import one_line
    from dragoman.ingest import parse_date
    from dragoman.resolution.gazetteer import Gazetteer
    from dragoman.resolution.resolver import resolve_name

    day, words = parse_date(on) if on else None, " ".join(name)
    if on and day is None:
        raise QueryError(f"--on {on!r} is no date; write it like 2025-05-07")
    actor = resolve_name(Gazetteer.load(), words, day)
    if actor is None:
        complain(f"nobody is known as {words!r}")
        raise typer.Exit(INCOMPLETE)
    use_utf8()
    if json:
        write_line(one_line(asdict(actor)))
        return
    facts = (actor.id, actor.kind, actor.office, " ".join(actor.sectors), actor.wikidata)
    write_line(f"{actor.name} · {' · '.join(fact for fact in facts if fact)}")
    if actor.members:
        write_line(f"  members: {', '.join(actor.members)}")
