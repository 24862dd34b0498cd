"""What the faces of a running server share: the record, the names that users may type, and who reads reports."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.export.reading_json import plover_types
from dragoman.faces.names import resolve_name
from dragoman.query.filters import FilterParser

if TYPE_CHECKING:
    from dragoman.faces.readers import Readers
    from dragoman.store.base import Store, View
    from dragoman.store.jobs import Jobs


@dataclass(frozen=True)
class Served:
    """``record`` is what to call the record; ``actors`` are the files of the user's own actors.
    ``jobs``: None where the server takes none."""

    store: Store
    record: str
    readers: Readers
    actors: tuple[str, ...] = ()
    jobs: Jobs | None = None
    types: Sequence[str] = field(default_factory=plover_types)

    def view(self) -> AbstractContextManager[View]:
        return self.store.view()

    def parser(self, view: View | None = None, types: Sequence[str] = ()) -> FilterParser:
        """Reads filters; ``types`` are those of events that are asked for, looked up in the record where PLOVER lacks them."""
        known = {name.upper() for name in types} <= set(self.types)
        own = () if known or view is None else tuple(t for t in view.event_types() if t not in self.types)
        return FilterParser(lambda name, on: resolve_name(name, on, self.actors), self.types, own)
