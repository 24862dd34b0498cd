"""The kinds of entries that are listed: how each is found, counted and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from dragoman.api import tables
from dragoman.api.answering import Listing
from dragoman.export.entries_json import (
    claim_entry_to_dict,
    dispute_to_dict,
    document_entry_to_dict,
    event_entry_to_dict,
    relation_entry_to_dict,
)
from dragoman.export.event_table import COLUMNS, event_cells
from dragoman.faces.directories_json import actor_to_dict, place_seen_to_dict, quantity_entry_to_dict
from dragoman.query.disputes import disputed
from dragoman.store.base import FactCursor, View
from dragoman.store.comparisons import Dispute
from dragoman.store.days import document_day
from dragoman.store.directories import ActorSeen, PlaceSeen, QuantityEntry
from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, RelationEntry
from dragoman.store.filters import (
    ActorFilter,
    ClaimFilter,
    DocumentFilter,
    EventFilter,
    QuantityFilter,
    RelationFilter,
)
from dragoman.store.order import claim_cursor, document_cursor, event_cursor, relation_cursor

F = TypeVar("F", DocumentFilter, EventFilter, ClaimFilter, RelationFilter)


def _limited(wanted: F, limit: int | None) -> F:
    return replace(wanted, limit=limit)


def _count(view: View, wanted: DocumentFilter | EventFilter | ClaimFilter | RelationFilter) -> int:
    return view.count(wanted)


def _disputes(view: View, wanted: ClaimFilter, after: FactCursor | None, limit: int | None) -> Iterator[Dispute]:
    return islice(disputed(view, wanted, after), limit)


def _quantity_cursor(entry: QuantityEntry) -> FactCursor:
    return document_day(entry.document), entry.document.id, entry.quantity.start, entry.quantity.id


DOCUMENTS: Listing[DocumentFilter, DocumentEntry] = Listing(
    lambda view, wanted, after, limit: view.documents(_limited(wanted, limit), after),
    _count, document_cursor, "document", document_entry_to_dict, tables.DOCUMENTS,
    lambda entry: tables.row(document_entry_to_dict(entry), tables.DOCUMENTS),
)  # fmt: skip
EVENTS: Listing[EventFilter, EventEntry] = Listing(
    lambda view, wanted, after, limit: view.events(_limited(wanted, limit), after),
    _count, event_cursor, "fact", event_entry_to_dict, COLUMNS, event_cells,
)  # fmt: skip
CLAIMS: Listing[ClaimFilter, ClaimEntry] = Listing(
    lambda view, wanted, after, limit: view.claims(_limited(wanted, limit), after),
    _count, claim_cursor, "fact", claim_entry_to_dict, tables.CLAIMS,
    lambda entry: tables.row(claim_entry_to_dict(entry), tables.CLAIMS),
)  # fmt: skip
DISPUTES: Listing[ClaimFilter, Dispute] = Listing(
    _disputes, lambda view, wanted: sum(1 for _ in disputed(view, wanted)), lambda entry: claim_cursor(entry.claim),
    "fact", dispute_to_dict, tables.DISPUTES, lambda entry: tables.row(dispute_to_dict(entry), tables.DISPUTES),
)  # fmt: skip
RELATIONS: Listing[RelationFilter, RelationEntry] = Listing(
    lambda view, wanted, after, limit: view.relations(_limited(wanted, limit), after),
    _count, relation_cursor, "fact", relation_entry_to_dict, tables.RELATIONS,
    lambda entry: tables.row(relation_entry_to_dict(entry), tables.RELATIONS),
)  # fmt: skip
ACTORS: Listing[ActorFilter, ActorSeen] = Listing(
    lambda view, wanted, after, limit: view.actors(wanted, _first(after), limit),
    lambda view, wanted: view.count_actors(wanted), lambda entry: (entry.id,), "id", actor_to_dict, tables.ACTORS,
    lambda entry: tables.row(actor_to_dict(entry), tables.ACTORS),
)  # fmt: skip
PLACES: Listing[EventFilter, PlaceSeen] = Listing(
    lambda view, wanted, after, limit: view.places(wanted, _first(after), limit),
    lambda view, wanted: view.count_places(wanted), lambda entry: (entry.place.id,), "id", place_seen_to_dict,
    tables.PLACES, lambda entry: tables.row(place_seen_to_dict(entry), tables.PLACES),
)  # fmt: skip
QUANTITIES: Listing[QuantityFilter, QuantityEntry] = Listing(
    lambda view, wanted, after, limit: view.quantities(wanted, after, limit),
    lambda view, wanted: view.count_quantities(wanted), _quantity_cursor, "fact", quantity_entry_to_dict,
    tables.QUANTITIES, lambda entry: tables.row(quantity_entry_to_dict(entry), tables.QUANTITIES),
)  # fmt: skip


def _first(after: Any) -> str | None:  # noqa: ANN401  a cursor of one id
    return None if after is None else after[0]
