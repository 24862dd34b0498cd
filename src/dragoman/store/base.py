"""What every record can do: a Store opens Writers and Views.

Every method raises StoreError where the record cannot be read or written (locked, full, damaged, gone); its text says
which and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Literal, Protocol

from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, RelationEntry
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.types.record import Reading

Outcome = Literal["added", "updated", "unchanged"]

# The place of a fact in the order of a listing: day, document id, start in the text, id. Documents: day, document id.
FactCursor = tuple[str, str, int, str]
DocumentCursor = tuple[str, str]


class Writer(Protocol):
    """Adds readings to a record, one after the other."""

    def add(self, reading: Reading) -> Outcome:
        """Keeps the reading, whole or not at all, before it returns.

        "added": the document is new. "updated": it was known, and this reading (by another model, gazetteer or
        codebook) takes the place of the older one, which is kept. "unchanged": this very reading is there already.
        """
        ...


class View(Protocol):
    """The record at one moment: what others add meanwhile does not show.

    Listings are ordered by day, document, place in the text; facts without a day come last. The order depends on what
    is in the record only, not on when it was added. ``after`` continues behind a fact already seen (see ``store.order``).
    """

    def documents(self, wanted: DocumentFilter, after: DocumentCursor | None = None) -> Iterator[DocumentEntry]: ...

    def events(self, wanted: EventFilter, after: FactCursor | None = None) -> Iterator[EventEntry]: ...

    def claims(self, wanted: ClaimFilter, after: FactCursor | None = None) -> Iterator[ClaimEntry]: ...

    def relations(self, wanted: RelationFilter, after: FactCursor | None = None) -> Iterator[RelationEntry]: ...

    def reading(self, document_id: str) -> Reading | None:
        """The current reading of a document, None where the record does not have it."""
        ...

    def history(self, document_id: str) -> tuple[Reading, ...]:
        """All readings of a document, in the order in which they were added."""
        ...

    def count_documents(self) -> int: ...

    def event_types(self) -> tuple[str, ...]:
        """The types of all current events, in alphabetical order; those of the user's own codebooks among them."""
        ...


class Store(Protocol):
    """A record that is open; Writers and Views are its contexts."""

    def writer(self) -> AbstractContextManager[Writer]: ...

    def view(self) -> AbstractContextManager[View]: ...

    def close(self) -> None: ...
