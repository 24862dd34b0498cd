"""``dragoman claims``: who says what, and who disputes it."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def claims(
    context: typer.Context,
    record: options.Record = None,
    between: options.Between = None,
    speaker: options.Speaker = None,
    about: options.About = None,
    stances: options.Stances = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only claims that somebody disputes.")] = False,
    since: options.Since = None,
    until: options.Until = None,
    words: options.Words = None,
    limit: options.Limit = None,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """List the claims of a record, by the date of their documents.

    Examples:

      dragoman claims --by Ukraine --about RUS --stance accuses --record news.record

      dragoman claims --disputed --about RUS --json --record news.record
    """
    from dragoman.cli.listing import filter_parser, show
    from dragoman.export.entries_json import claim_entry_to_dict
    from dragoman.export.entries_text import claim_item

    wanted = filter_parser(context, actors).claims(
        between=between,
        speaker=speaker,
        about=about,
        stances=stances or (),
        disputed=disputed,
        since=since,
        until=until,
        words=words,
        limit=limit,
    )
    show(context, record, lambda view: view.claims(wanted), claim_entry_to_dict, claim_item, json)
