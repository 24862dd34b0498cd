"""``dragoman snapshot``: a whole record as a folder of Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def snapshot(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make; it must not be there yet.")],
    record: options.Record = None,
) -> None:
    """Write a whole record, as it is at this moment, to a folder of Parquet files for DuckDB, R or pandas.

    Example:

      dragoman snapshot world-2025-05 --record world.sqlite
    """
    from dragoman.cli.asking import show_lines, viewed
    from dragoman.export.snapshot import write_snapshot

    with viewed(context, record) as view:
        rows = write_snapshot(view, folder)
    show_lines([f"{folder}: " + ", ".join(f"{number:,} {name}" for name, number in rows.items())])
