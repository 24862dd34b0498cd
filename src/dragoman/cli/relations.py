"""``dragoman relations``: what stands between two parties: alliances, wars, trade ranks."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def relations(
    context: typer.Context,
    record: options.Record = None,
    between: options.Between = None,
    party: Annotated[str | None, typer.Option("--party", metavar="A", help="One of the two parties.")] = None,
    kinds: Annotated[
        list[str] | None, typer.Option("--kind", metavar="K", help="alliance, war, trade-rank … Repeatable.")
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    words: options.Words = None,
    limit: options.Limit = None,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """List the relations of a record.

    Examples:

      dragoman relations --between China Russia --record news.record

      dragoman relations --kind trade-rank --json --record news.record
    """
    from dragoman.cli.listing import filter_parser, show
    from dragoman.export.entries_json import relation_entry_to_dict
    from dragoman.export.entries_text import relation_item

    wanted = filter_parser(context, actors).relations(
        between=between, party=party, kinds=kinds or (), since=since, until=until, words=words, limit=limit
    )
    show(context, record, lambda view: view.relations(wanted), relation_entry_to_dict, relation_item, json)
