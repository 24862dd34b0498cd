"""``dragoman speakers``: who accuses whom, who denies what, counted."""

from __future__ import annotations

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def speakers(
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
    """Count the claims of a record by speaker, stance and target, the most frequent first.

    Examples:

      dragoman speakers --stance accuses --since 2025 --record news.record

      dragoman speakers --by CHN --about USA --json --record news.record
    """
    from dataclasses import asdict

    from dragoman.cli.listing import filter_parser, show
    from dragoman.export.entries_text import speech_count_item
    from dragoman.query.speakers import count_speech

    wanted = filter_parser(context, actors).claims(
        between=between, speaker=speaker, about=about, stances=stances or (), since=since, until=until, words=words
    )
    show(
        context, record, lambda view: iter(count_speech(view.claims(wanted))[:limit]), asdict, speech_count_item, json
    )
