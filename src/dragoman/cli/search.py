"""``dragoman search``: full text over reports and the sentences behind facts."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import complain, guarded


@guarded
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='All of them; in "quotes": a phrase.')],
    record: options.Record = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many documents.")] = 20,
    json: options.Json = False,
) -> None:
    """Find the documents that have all the words, the best first, with the facts in whose sentences they stand.

    Example:

      dragoman search '"state visit"' Moscow --record world.sqlite
    """
    from dragoman.cli.answers_text import hit_lines
    from dragoman.cli.asking import show_json_lines, show_lines, viewed
    from dragoman.faces.answers_json import hit_to_dict
    from dragoman.query.search import search as hits_of

    with viewed(context, record) as view:
        hits = hits_of(view, " ".join(words), limit)
    if json:
        show_json_lines(map(hit_to_dict, hits))
    else:
        show_lines(hit_lines(hits))
    if not hits:
        complain("no document has all these words")
