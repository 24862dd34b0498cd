"""``dragoman disputes``: the claims that somebody disputes, in the same report or in another one."""

from __future__ import annotations

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def disputes(
    context: typer.Context,
    record: options.Record = None,
    between: options.Between = None,
    speaker: options.Speaker = None,
    about: options.About = None,
    stances: options.Stances = None,
    since: options.Since = None,
    until: options.Until = None,
    words: options.Words = None,
    limit: options.Limit = None,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """List the claims of a record that somebody disputes, with who does.

    A claim of one report is also disputed where another report has a party deny it, or tell another number or another
    culprit of the same event.

    Examples:

      dragoman disputes --between Ukraine CHN --record news.record

      dragoman disputes --since 2025-05 --json --record news.record
    """
    from itertools import islice

    from dragoman.cli.listing import filter_parser, show
    from dragoman.export.entries_json import dispute_to_dict
    from dragoman.export.entries_text import dispute_item
    from dragoman.query.disputes import disputed

    wanted = filter_parser(context, actors).claims(
        between=between, speaker=speaker, about=about, stances=stances or (), since=since, until=until, words=words
    )
    show(context, record, lambda view: islice(disputed(view, wanted), limit), dispute_to_dict, dispute_item, json)
