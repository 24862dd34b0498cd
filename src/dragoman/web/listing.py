"""A list in pages: the entries behind a cursor, and the address of the next ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from dragoman.faces.cursors import Cursor, read_cursor, write_cursor
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter
from dragoman.web.answering import Asked, Values
from dragoman.web.rendering import query

W = TypeVar("W", EventFilter, ClaimFilter, DocumentFilter)
E = TypeVar("E")
SIZE = 30


def listed(
    asked: Asked,
    path: str,
    find: Callable[[W, Any], Iterator[E]],
    wanted: W,
    cursor_of: Callable[[E], Cursor],
    shape: str,
    count: Callable[[W], int],
) -> Values:
    """``entries``, ``total`` and the address of the ``next`` page (None at the end) for a template."""
    after = read_cursor(asked("after"), shape)
    found = list(islice(find(replace(wanted, limit=SIZE + 1), after), SIZE + 1))
    following = None
    if len(found) > SIZE:
        following = f"{path}?{query([*asked.pairs('after'), ('after', write_cursor(cursor_of(found[SIZE - 1])))])}"
    return {"entries": found[:SIZE], "total": count(wanted), "next": following}
