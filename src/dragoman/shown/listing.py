"""What a record lists: entries one after the other, and a table of the first ones in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from itertools import islice
from typing import Generic, TypeVar

from dragoman.export.entries_html import Entry
from dragoman.shown.notebook import SHOWN, listing_html
from dragoman.store.base import Store, View
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter

E = TypeVar("E", bound=Entry)


class Listing(Iterator[E], Generic[E]):
    """An iterator over the entries of a filter, of the moment when the first is taken. A notebook that shows it takes
    none of them away."""

    def __init__(
        self, store: Store, find: Callable[[View], Iterator[E]],
        wanted: EventFilter | ClaimFilter | RelationFilter | DocumentFilter, noun: str,
    ) -> None:  # fmt: skip
        self._store, self._find, self._wanted, self._noun = store, find, wanted, noun
        self._entries = self._all()

    def __next__(self) -> E:
        return next(self._entries)

    def close(self) -> None:
        """Ends it before its end, so that the record is let go."""
        self._entries.close()

    def _all(self) -> Generator[E, None, None]:
        with self._store.view() as view:
            yield from self._find(view)

    def _repr_html_(self) -> str:
        with self._store.view() as view:
            first = list(islice(self._find(view), SHOWN))
            number = view.count(self._wanted)
        most = self._wanted.limit
        return listing_html(first, number if most is None else min(number, most), self._noun)
