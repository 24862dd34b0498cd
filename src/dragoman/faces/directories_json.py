"""Actors, places and quantities of a record as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.export.entries_json import document_to_brief
from dragoman.store.directories import ActorSeen, Dealing, OfficeHeld, PlaceSeen, QuantityEntry
from dragoman.types.serialise import number

Json = dict[str, Any]


def actor_to_dict(actor: ActorSeen) -> Json:
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country,
        "sectors": list(actor.sectors), "wikidata": actor.wikidata, "documents": actor.documents,
        "first": actor.first, "last": actor.last,
    }  # fmt: skip


def actor_page_to_dict(actor: ActorSeen, offices: Iterable[OfficeHeld], dealings: Iterable[Dealing]) -> Json:
    """The actor with ``offices`` by date and ``dealings`` by number of events."""
    held = [{"office": o.office, "documents": o.documents, "first": o.first, "last": o.last} for o in offices]
    dealt = [
        {"other": d.other, "cooperation": d.cooperation, "conflict": d.conflict, "unsettled": d.unsettled}
        for d in dealings
    ]
    return {**actor_to_dict(actor), "offices": held, "dealings": dealt}


def place_seen_to_dict(seen: PlaceSeen) -> Json:
    place = seen.place
    return {
        "id": place.id, "name": place.name, "country": place.country, "kind": place.kind, "latitude": place.latitude,
        "longitude": place.longitude, "geonames": place.geonames, "events": seen.events, "first": seen.first,
        "last": seen.last,
    }  # fmt: skip


def quantity_entry_to_dict(entry: QuantityEntry) -> Json:
    quantity, document = entry.quantity, entry.document
    words = document.text[quantity.start : quantity.end]
    return {
        "id": quantity.id, "value": number(quantity.value), "high": number(quantity.high), "unit": quantity.unit,
        "approximate": quantity.approximate, "of": quantity.of,
        "span": {"start": quantity.start, "end": quantity.end, "text": words}, "document": document_to_brief(document),
    }  # fmt: skip
