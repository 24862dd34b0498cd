"""``dragoman state``: the state of the system on a day."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def state(
    context: typer.Context,
    on: Annotated[str, typer.Option("--on", metavar="D", help="The day: 2025-05-09.")],
    record: options.Record = None,
    country: Annotated[str | None, typer.Option("--country", metavar="A", help="Only of this country.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many of each kind.")] = 20,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """Show the state of the system on a day, as reported up to then: who holds which office, which relations stand
    (wars, ceasefires, alliances, sanctions, ranks …), visits under way, and what is disputed.

    A relation without an end is shown for as long as its last report is trusted (docs/record.md).

    Example:

      dragoman state --on 2025-05-09 --country Russia --record world.sqlite
    """
    from dragoman.cli.answers_text import state_lines
    from dragoman.cli.asking import day_of, show_json, show_lines, viewed
    from dragoman.cli.listing import filter_parser
    from dragoman.faces.answers_json import state_to_dict
    from dragoman.ontology.standing import load_standing
    from dragoman.query.state import state_on

    day = day_of(on, "--on")
    code = filter_parser(context, actors).party(country, day) if country else None
    with viewed(context, record) as view:
        found = state_on(view, day, load_standing(), code, limit)
    if json:
        show_json(state_to_dict(found))
    else:
        show_lines(state_lines(found))
