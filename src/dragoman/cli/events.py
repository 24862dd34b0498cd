"""``dragoman events``: the events of a record."""

from __future__ import annotations

from typing import Annotated

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
    fused: options.Fused = False,
    wrong: options.Wrong = False,
    why: Annotated[bool, typer.Option("--why", help="With --fused: how they were found to be one.")] = False,
    json: options.Json = False,
) -> None:
    """List the events of a record, by date. Parties are codes (CHN, CHN/GOV) or names (China).

    Examples:

      dragoman events --between CHN RUS --type CONSULT --since 2025-05-01 --record news.record

      dragoman events --actor Iran --status alleged --json --record news.record

      dragoman events --country Sudan --since 2024 --fused --record news.record
    """
    from dragoman.cli.listing import filter_parser, own_types, show
    from dragoman.export.entries_json import event_entry_to_dict
    from dragoman.export.entries_text import event_item
    from dragoman.export.fused_json import fused_to_dict
    from dragoman.export.fused_text import fused_item
    from dragoman.query.fused import fused_events

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
        once=fused,
        wrong=wrong,
    )
    if fused:
        show(context, record, lambda view: fused_events(view, wanted), lambda found: fused_to_dict(*found),
             lambda found, brackets, screen: fused_item(*found, why, brackets, screen), json)  # fmt: skip
        return
    show(context, record, lambda view: view.events(wanted), event_entry_to_dict, event_item, json)
