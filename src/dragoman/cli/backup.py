"""``dragoman backup`` and ``dragoman restore``: a record to one file, and back, into any store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded

if TYPE_CHECKING:
    from dragoman.store.backup import Contents


@guarded
def backup(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to make; it must not be there yet.")],
    record: options.Record = None,
) -> None:
    """Write a whole record, as it is at this moment, to one file. Others may go on adding.

    Example:

      dragoman backup world-2025-05.backup.gz --record world.sqlite
    """
    from dragoman.cli.settings import record_of, settings
    from dragoman.store import open_store
    from dragoman.store.backup import back_up

    store = open_store(record_of(settings(context, record)))
    contents = back_up(store, out)
    store.close()
    _tell(str(out), contents)


@guarded
def restore(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What dragoman backup has written.")],
    record: options.Record = None,
) -> None:
    """Fill an empty record from a backup, also of another kind: from a file into PostgreSQL and back.

    Example:

      dragoman restore world-2025-05.backup.gz --record postgresql://news@db.example.org/world
    """
    from dragoman.cli.settings import record_of, settings
    from dragoman.store import open_store
    from dragoman.store.backup import restore as fill

    name = record_of(settings(context, record))
    store = open_store(name, create=True)
    contents = fill(source, store)
    store.close()
    _tell(name, contents)


def _tell(name: str, contents: Contents) -> None:
    from dragoman.cli.output import use_utf8, write_line
    from dragoman.export.wording import counted

    use_utf8()
    notes = f", {counted(contents.notes, 'note')}" if contents.notes else ""
    write_line(f"{name}: {counted(contents.readings, 'reading')}, {counted(contents.judgements, 'judgement')}{notes}")
