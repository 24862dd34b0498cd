"""``dragoman who``: whom a name stands for on a day, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import INCOMPLETE, complain, guarded
from dragoman.errors import QueryError

if TYPE_CHECKING:
    from dragoman.resolution.candidates_of_name import Explanation


@guarded
def who(
    context: typer.Context,
    name: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="A name, also with a title, or a phrase.", show_default=False)
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="D", help="On this day; without it, today's knowledge.")
    ] = None,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """Say whom a name or phrase stands for, with code, country and office; how it was found; and who else has the name.

    Examples:

      dragoman who "the Kenyan president" --on 2015-06-01

      dragoman who Lavrov --on 2022-03-01
    """
    from dragoman.cli import intake
    from dragoman.cli.explanation import explanation_lines, explanation_to_dict
    from dragoman.cli.output import use_utf8, write_line
    from dragoman.cli.settings import settings
    from dragoman.export.reading_json import one_line
    from dragoman.ingest import parse_date

    day, words = parse_date(on) if on else None, " ".join(name)
    if on and day is None:
        raise QueryError(f"--on {on!r} is no date; write it like 2025-05-07")
    found = intake.load_reader(settings(context, actors=actors).actors).explain(words, day)
    use_utf8()
    if json:
        write_line(one_line(explanation_to_dict(found)))
    elif found.actor is not None:
        for line in explanation_lines(found):
            write_line(line)
    if found.actor is None:
        complain(_nobody(words, found))
        raise typer.Exit(INCOMPLETE)


def _nobody(words: str, found: Explanation) -> str:
    near = ", ".join(f"{candidate.name} ({candidate.id})" for candidate in found.candidates[:5])
    return f"nobody is known as {words!r}" + (f"; did you mean {near}?" if near else "")
