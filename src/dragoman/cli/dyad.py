"""``dragoman dyad``: how two parties stand to each other over time."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def dyad(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help="A party: a code (CHN) or a name (China).")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    record: options.Record = None,
    since: options.Since = None,
    until: options.Until = None,
    by: options.By = "month",
    relative: Annotated[
        bool, typer.Option("--relative", help="Change points of the share in all events: more reports are no rise.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="So many of the biggest events.")] = 10,
    plot: options.Plot = None,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """Show how two parties stand to each other: events of cooperation and conflict by period, their mean score, the
    change points of these series with the biggest events there, and the biggest events of all.

    Examples:

      dragoman dyad CHN RUS --since 2024 --by month --record world.sqlite

      dragoman dyad India Pakistan --by quarter --plot dyad.svg --record world.sqlite
    """
    from dragoman.cli.answers_text import dyad_lines
    from dragoman.cli.asking import period_of, show_json, show_lines, viewed
    from dragoman.cli.figures import save_figure
    from dragoman.cli.listing import filter_parser
    from dragoman.faces.answers_json import dyad_to_dict
    from dragoman.query.dyads import dyad_report
    from dragoman.shown.series import dyad_figure

    wanted = filter_parser(context, actors).events(between=(one, other), since=since, until=until)
    assert wanted.between is not None
    with viewed(context, record) as view:
        report = dyad_report(
            view,
            wanted.between,
            since=wanted.since,
            until=wanted.until,
            by=period_of(by),
            biggest=limit,
            relative=relative,
        )
    if plot is not None:
        save_figure(dyad_figure(report), plot)
    if json:
        show_json(dyad_to_dict(report))
    else:
        show_lines(dyad_lines(report))
