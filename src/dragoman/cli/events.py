"""``dragoman events``: the events of a record."""

from __future__ import annotations

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def events(
    context: typer.Context,
    record: options.Record = None,
    between: options.Between = None,
    actor: options.Actor = None,
    recipient: options.Recipient = None,
    country: options.Country = None,
    types: options.Types = None,
    modes: options.Modes = None,
    statuses: options.Statuses = None,
    place: options.AtPlace = None,
    since: options.Since = None,
    until: options.Until = None,
    words: options.Words = None,
    limit: options.Limit = None,
    min_confidence: options.Confidence = None,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """List the events of a record, by date. Parties are codes (CHN, CHN/GOV) or names (China).

    Examples:

      dragoman events --between CHN RUS --type CONSULT --since 2025-05-01 --record news.record

      dragoman events --actor Iran --status alleged --json --record news.record
    """
    from dragoman.cli.listing import filter_parser, own_types, show
    from dragoman.export.entries_json import event_entry_to_dict
    from dragoman.export.entries_text import event_item

    wanted = filter_parser(context, actors, own_types(context, record, types or ())).events(
        between=between,
        actor=actor,
        recipient=recipient,
        country=country,
        types=types or (),
        modes=modes or (),
        statuses=statuses or (),
        place=place,
        since=since,
        until=until,
        words=words,
        limit=limit,
        confidence=min_confidence,
    )
    show(context, record, lambda view: view.events(wanted), event_entry_to_dict, event_item, json)
