"""What the listing commands share: open the record, understand the filter, show what is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from dragoman.cli.guard import complain
from dragoman.faces.names import resolve_name

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.query.filters import FilterParser
    from dragoman.store.base import View

E = TypeVar("E")


def filter_parser(
    context: typer.Context, actors: list[str] | None = None, own_types: Sequence[str] = ()
) -> FilterParser:
    """Reads what the user asks for; names of parties are those of the gazetteer and of the files of actors.

    ``own_types`` are types of events beside PLOVER's.
    """
    from dragoman.cli.settings import settings
    from dragoman.export.reading_json import plover_types
    from dragoman.query.filters import FilterParser

    files = settings(context, actors=actors).actors
    return FilterParser(lambda name, on: resolve_name(name, on, files), plover_types(), own_types)


def own_types(context: typer.Context, record: str | None, wanted: Sequence[str]) -> tuple[str, ...]:
    """The types in the record that are not PLOVER's; it is opened only where the user wants one that is not."""
    from dragoman.cli.settings import record_of, settings
    from dragoman.errors import StoreError
    from dragoman.export.reading_json import plover_types
    from dragoman.store import open_store

    known = set(plover_types())
    if all(name.upper() in known for name in wanted):
        return ()
    try:
        store = open_store(record_of(settings(context, record)))
    except StoreError:
        return ()  # a slip in the type is told first, then the record
    with store.view() as view:
        found = tuple(name for name in view.event_types() if name not in known)
    store.close()
    return found


def show(
    context: typer.Context,
    record: str | None,
    find: Callable[[View], Iterator[E]],
    as_dict: Callable[[E], dict[str, Any]],
    as_text: Callable[[E, bool, int], RenderableType],
    json: bool,
) -> None:
    """Writes what ``find`` yields, one JSON object a line or for people (``as_text(entry, brackets, width)``)."""
    from dragoman.cli.settings import record_of, settings
    from dragoman.export.wording import counted
    from dragoman.store import open_store

    config = settings(context, record)
    store = open_store(record_of(config))
    with store.view() as view:
        if json:
            found = _write_json(find(view), as_dict)
        else:
            found = _write_text(find(view), as_text, context, record)
        if not found:
            complain(f"nothing fits; the record holds {counted(view.count_documents(), 'document')}")
    store.close()


def _write_json(entries: Iterator[E], as_dict: Callable[[E], dict[str, Any]]) -> bool:
    from dragoman.cli.output import use_utf8, write_line
    from dragoman.export.reading_json import one_line

    use_utf8()
    found = False
    for entry in entries:
        write_line(one_line(as_dict(entry)))
        found = True
    return found


def _write_text(
    entries: Iterator[E], as_text: Callable[[E, bool, int], RenderableType], context: typer.Context, record: str | None
) -> bool:
    from dragoman.cli.output import out_console
    from dragoman.cli.settings import settings
    from dragoman.export.screen import needs_brackets, print_parts

    console = out_console(settings(context, record))
    brackets, found = needs_brackets(console), False
    for entry in entries:
        print_parts([as_text(entry, brackets, console.width)], console)
        found = True
    return found
