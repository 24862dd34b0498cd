"""``dragoman coverage``: what a record has read, what it could not read, and where days are missing."""

from __future__ import annotations

from typing import Annotated, cast, get_args

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def coverage(
    context: typer.Context,
    record: options.Record = None,
    by: Annotated[str, typer.Option("--by", metavar="WHAT", help="publisher, day or month.")] = "publisher",
    since: options.Since = None,
    until: options.Until = None,
    json: options.Json = False,
) -> None:
    """Show what a record covers: articles read, revised, copied and skipped (with the reasons), by publisher, day or
    month, and the days without any document of a publisher that usually has some.

    Example:

      dragoman coverage --by month --since 2025 --record world.sqlite
    """
    from dragoman.cli.answers_text import coverage_lines
    from dragoman.cli.asking import show_json, show_lines, viewed
    from dragoman.faces.answers_json import coverage_to_dict
    from dragoman.query.coverage import CoverageBy
    from dragoman.query.coverage import coverage as covered
    from dragoman.query.filters import choose, parse_days

    chosen = cast(CoverageBy, choose(by, get_args(CoverageBy), "way to count"))
    days = parse_days(since, until)
    with viewed(context, record) as view:
        found = covered(view, chosen, *days)
    if json:
        show_json(coverage_to_dict(found))
    else:
        show_lines(coverage_lines(found))
