"""``dragoman network``: who deals with whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def network(
    context: typer.Context,
    record: options.Record = None,
    on: Annotated[str | None, typer.Option("--on", metavar="D", help="Up to this day: 2025-05-09.")] = None,
    days: Annotated[int, typer.Option("--days", metavar="N", min=1, help="With --on: so many days up to it.")] = 30,
    since: options.Since = None,
    until: options.Until = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="A", help="Only this country and those it deals with.")
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="At most so many edges.")] = 40,
    hub: Annotated[int, typer.Option("--hub", metavar="N", min=1, help="At most so many edges of one party.")] = 8,
    bodies: Annotated[bool, typer.Option("--bodies", help="Also parties that are no states.")] = False,
    plot: options.Plot = None,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """Show who deals with whom: pairs of states by what took place between them, with the relations that stand at the
    end of the time (wars, alliances, sanctions …). Only the strongest edges are shown, and only the strongest of each
    party, unless it is the --country; how many are left out is said.

    Examples:

      dragoman network --on 2025-05-09 --record world.sqlite

      dragoman network --since 2024 --until 2024 --country Sudan --plot sudan.svg --record world.sqlite
    """
    from dragoman.cli.asking import day_of, show_json, show_lines, viewed
    from dragoman.cli.figures import network_of, save_figure
    from dragoman.cli.listing import filter_parser
    from dragoman.cli.network_text import network_lines
    from dragoman.errors import QueryError
    from dragoman.faces.answers_json import network_to_dict
    from dragoman.ontology.standing import load_standing
    from dragoman.query.network import network as network_between

    parser = filter_parser(context, actors)
    if on is not None and (since or until):
        raise QueryError("--on is a day, --since and --until are a time; give one or the other")
    wanted = parser.events(since=since, until=until, country=country)
    first, last = wanted.since, wanted.until
    if on is not None:
        last = day_of(on, "--on")
        first = last - timedelta(min(days - 1, last.toordinal() - 1))
    with viewed(context, record) as view:
        found = network_between(
            view,
            load_standing(),
            since=first,
            until=last,
            country=wanted.country,
            most=most,
            most_of_node=hub,
            bodies=bodies,
        )
    if plot is not None:
        save_figure(network_of(found), plot)
    if json:
        show_json(network_to_dict(found))
    else:
        show_lines(network_lines(found))
