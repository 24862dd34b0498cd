"""A record from Python: listings, tables in memory, exports. ``dragoman.open_record`` opens it.

Filters are those of the command line, as keywords with the same words: ``between=("CHN", "Russia")``, ``country="Sudan"``,
``types=["ASSAULT"]``, ``since="2023"`` … (``dragoman.query.filters.FilterParser`` lists them), or a ready filter of
``dragoman.store.filters``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.errors import QueryError
from dragoman.export.reading_json import plover_types
from dragoman.query.dyads import BIGGEST, DyadReport, dyad_report
from dragoman.query.filters import FilterParser, choose
from dragoman.shown.listing import Listing
from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, RelationEntry
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.store.summaries import Period
from dragoman.types.judgement import Judgement, Verdict
from dragoman.types.record import Reading

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from dragoman.resolution.gazetteer import Gazetteer
    from dragoman.resolution.own_files import ActorFiles
    from dragoman.store.base import Store

E = TypeVar("E")
AnyFilter = EventFilter | ClaimFilter | RelationFilter | DocumentFilter | None


class Record:
    """An open record; a context. Every listing and table is of one moment, whatever others add meanwhile.

    Methods raise QueryError for a filter that cannot be understood and StoreError where the record cannot be read.
    """

    def __init__(self, store: Store, actors: ActorFiles = None) -> None:
        self._store = store
        self._actors = actors

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    def events(self, wanted: EventFilter | None = None, **filters: object) -> Listing[EventEntry]:
        chosen = wanted or self._parser(filters).events(**_plain(filters))
        return Listing(self._store, lambda view: view.events(chosen), chosen, "event")

    def claims(self, wanted: ClaimFilter | None = None, **filters: object) -> Listing[ClaimEntry]:
        chosen = wanted or self._parser(filters).claims(**_plain(filters))
        return Listing(self._store, lambda view: view.claims(chosen), chosen, "claim")

    def relations(self, wanted: RelationFilter | None = None, **filters: object) -> Listing[RelationEntry]:
        chosen = wanted or self._parser(filters).relations(**_plain(filters))
        return Listing(self._store, lambda view: view.relations(chosen), chosen, "relation")

    def documents(self, wanted: DocumentFilter | None = None, **filters: object) -> Listing[DocumentEntry]:
        chosen = wanted or self._parser(filters).documents(**_plain(filters))
        return Listing(self._store, lambda view: view.documents(chosen), chosen, "document")

    def reading(self, document: str) -> Reading | None:
        """The reading of a document of the record, by its id; None where it is not there."""
        with self._store.view() as view:
            return view.reading(document)

    def mark_wrong(self, *events: str, author: str | None = None, because: str | None = None) -> None:
        """Events (by their ids) are wrong: they leave every list and count, as ``dragoman wrong`` does; ``wrong=True`` in a
        filter still lists them. QueryError where the record has no such event."""
        self._judge(events, "wrong", author, because)

    def undo(self, *events: str, author: str | None = None, because: str | None = None) -> None:
        """Takes back all that users have judged of events, as ``dragoman undo``."""
        self._judge(events, "open", author, because)

    def _judge(self, events: Sequence[str], verdict: Verdict, author: str | None, because: str | None) -> None:
        with self._store.view() as view:
            for event in events:
                if view.fused_event(event) is None:
                    raise QueryError(f"the record has no event {event!r}; give the whole id (entry.event.id)")
            held = [j.pair for j in view.judgements() if j.by == "user" and not set(events).isdisjoint(j.pair)]
        pairs = held if verdict == "open" else [(event, event) for event in events]
        with self._store.writer() as writer:
            writer.judge([Judgement(one, other, verdict, "user", author=author, because=because) for one, other in pairs])

    def dyad(
        self, one: str, other: str, *, by: Period = "month", biggest: int = BIGGEST, relative: bool = False, **days: object
    ) -> DyadReport:
        """How two parties stand to each other, as ``dragoman dyad``; ``since`` and ``until`` as for events."""
        wanted = self._parser({}).events(between=(one, other), **_plain(days))
        assert wanted.between is not None
        with self._store.view() as view:
            return dyad_report(
                view, wanted.between, since=wanted.since, until=wanted.until, by=by, biggest=biggest, relative=relative
            )

    def to_arrow(self, table: str = "events", wanted: AnyFilter = None, **filters: object) -> pyarrow.Table:
        """A ``pyarrow.Table`` of events, claims, relations, quantities or documents (extra ``analytics``); of quantities
        are those of the documents that a filter for documents keeps. ConfigError where pyarrow is missing."""
        from dragoman.export.arrow import as_table
        from dragoman.export.record_tables import MARKED_EVENTS, TABLES

        chosen = choose(table, tuple(TABLES), "table")
        listing: Callable[..., Iterator[object]] = self.documents if chosen == "quantities" else getattr(self, chosen)
        marked = chosen == "events" and (filters.get("wrong") or getattr(wanted, "wrong", False))
        return as_table(MARKED_EVENTS if marked else TABLES[chosen], listing(wanted, **filters))

    def to_pandas(self, table: str = "events", wanted: AnyFilter = None, **filters: object) -> pandas.DataFrame:
        """The same as a ``pandas.DataFrame``; days are dates, what stands in several values an array."""
        from dragoman.export.extras import needed

        needed("pandas", "pandas")
        return self.to_arrow(table, wanted, **filters).to_pandas(date_as_object=False)

    def to_polars(self, table: str = "events", wanted: AnyFilter = None, **filters: object) -> polars.DataFrame:
        """The same as a ``polars.DataFrame``."""
        from dragoman.export.extras import needed

        frame: polars.DataFrame = needed("polars", "polars").from_arrow(self.to_arrow(table, wanted, **filters))
        return frame

    def export(
        self,
        form: str,
        path: Path | str,
        wanted: EventFilter | None = None,
        *,
        all_statuses: bool = False,
        dyads: bool = False,
        parties: bool = False,
        raw: bool = False,
        **filters: object,
    ) -> int:
        """Writes events to a file as ``dragoman export`` does, and returns their number."""
        from dragoman.export.formats import FORMATS, Choices, plan
        from dragoman.export.whole_file import whole_file

        format_ = FORMATS[choose(form, tuple(FORMATS), "format")]
        asked = wanted or self._parser(filters).events(**_plain(filters))
        chosen, choices = plan(format_, asked, all_statuses, Choices(raw=raw, dyads=dyads, parties=parties))
        with self._store.view() as view, whole_file(Path(path)) as file:
            return format_.write(view.events(chosen), file, choices)

    def snapshot(self, folder: Path | str) -> dict[str, int]:
        """Writes a folder of Parquet files as ``dragoman snapshot`` does; returns the rows of each table."""
        from dragoman.export.snapshot import write_snapshot

        with self._store.view() as view:
            return write_snapshot(view, Path(folder))

    def _parser(self, filters: Mapping[str, object]) -> FilterParser:
        """Types of the user's own are looked up only where types are asked for."""
        if not filters.get("types"):
            return FilterParser(self._resolve, plover_types())
        with self._store.view() as view:
            return FilterParser(self._resolve, plover_types(), view.event_types())

    def _resolve(self, name: str, on: date | None) -> str | None:
        from dragoman.resolution.resolver import resolve_name

        found = resolve_name(self._gazetteer, name, on)
        return None if found is None else found.id

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        """Loaded when a party is asked for by its name for the first time."""
        from dragoman.resolution.gazetteer import Gazetteer
        from dragoman.resolution.own_files import read_actors

        return Gazetteer.load(read_actors(self._actors))


def _plain(filters: Mapping[str, object]) -> dict[str, Any]:
    """Days may be given as dates."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in filters.items()}
