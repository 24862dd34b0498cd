"""``dragoman documents``: what a record has read."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def documents(
    context: typer.Context,
    record: options.Record = None,
    publisher: Annotated[str | None, typer.Option("--publisher", metavar="P", help="Of this outlet.")] = None,
    since: options.Since = None,
    until: options.Until = None,
    words: options.Words = None,
    limit: options.Limit = None,
    revisions: Annotated[
        bool, typer.Option("--revisions", help="Also what newer revisions of articles have taken the place of.")
    ] = False,
    copies: Annotated[
        bool, typer.Option("--copies", help="Only documents whose text others have too: republished, cut, retitled.")
    ] = False,
    json: options.Json = False,
) -> None:
    """List the documents of a record, with how many facts each gave, and why one could not be read.

    Example:

      dragoman documents --since 2025-05 --text '"state visit" Moscow' --record news.record
    """
    from dragoman.cli.listing import filter_parser, show
    from dragoman.export.entries_json import document_entry_to_dict
    from dragoman.export.entries_text import document_item

    wanted = filter_parser(context).documents(
        publisher=publisher, since=since, until=until, words=words, limit=limit, revisions=revisions, copies=copies
    )
    show(context, record, lambda view: view.documents(wanted), document_entry_to_dict, document_item, json)
