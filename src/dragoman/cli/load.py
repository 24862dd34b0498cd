"""``dragoman load``: what ``dragoman code`` wrote, into a record."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded


@guarded
def load(
    context: typer.Context,
    coded: Annotated[str, typer.Argument(metavar="DIR", help="A folder that 'dragoman code' wrote.")],
    record: options.Record = None,
    fused: options.Fuse = True,
    json: options.Json = False,
) -> None:
    """Put the output of 'dragoman code' into a record. What is there already is left as it is.

    Example:

      dragoman load coded --record postgresql://news@db.example.org/world
    """
    from pathlib import Path

    from dragoman.batch.load import load_output
    from dragoman.cli.output import progress, write_line
    from dragoman.cli.settings import record_of, settings
    from dragoman.export.reading_json import one_line
    from dragoman.export.wording import counted
    from dragoman.fusing import fuse
    from dragoman.store import open_store

    path = record_of(settings(context, record))
    seen = 0
    with progress("loading") as tick:

        def tell(documents: int) -> None:
            nonlocal seen
            seen += documents
            tick(seen)

        counts = load_output(Path(coded), lambda: open_store(path, create=True), tell)
    if fused:
        with progress("comparing") as tick:
            store = open_store(path)
            fuse(store, tick)
            store.close()
    if json:
        write_line(one_line({"record": path} | dict(counts.items())))
        return
    rest = [f"{counts[outcome]} {outcome}" for outcome in ("revised", "updated", "unchanged") if counts[outcome]]
    write_line(f"{path}: {', '.join([counted(counts['added'], 'document') + ' added', *rest])}")
