"""``dragoman timeline``: what happened, period by period."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def timeline(
    context: typer.Context,
    record: options.Record = None,
    between: options.Between = None,
    country: options.Country = None,
    types: options.Types = None,
    since: options.Since = None,
    until: options.Until = None,
    words: options.Words = None,
    by: options.By = "month",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="So many events of each period.")] = 3,
    plot: options.Plot = None,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """Show what happened period by period: how much cooperation and conflict, and the biggest events with how many
    documents tell of each.

    Example:

      dragoman timeline --country Sudan --since 2023 --by month --record world.sqlite
    """
    from dragoman.cli.answers_text import timeline_lines
    from dragoman.cli.asking import period_of, show_json_lines, show_lines, viewed
    from dragoman.cli.figures import save_figure
    from dragoman.cli.listing import filter_parser, own_types
    from dragoman.faces.answers_json import timeline_to_dict
    from dragoman.query.timeline import periods_since
    from dragoman.query.timeline import timeline as periods_of
    from dragoman.shown.series import timeline_figure

    wanted = filter_parser(context, actors, own_types(context, record, types or ())).events(
        between=between, country=country, types=types or (), since=since, until=until, words=words
    )
    with viewed(context, record) as view:
        periods = periods_of(view, wanted, period_of(by), limit)
    if plot is not None:
        known = periods_since(periods, wanted.since, period_of(by))
        about = " – ".join(wanted.between or ()) or wanted.country or ""
        save_figure(timeline_figure(known, period_of(by), about), plot)
    if json:
        show_json_lines(map(timeline_to_dict, periods))
    else:
        show_lines(timeline_lines(periods, period_of(by), wanted.since))
