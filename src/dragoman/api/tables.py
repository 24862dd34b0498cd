"""Entries as rows of a table: values of several joined by ``; ``, empty where not known. Events: ``export.event_table``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.export.event_table import JOIN, Cell

Json = dict[str, Any]
_DOCUMENT = ("document_id", "published", "publisher", "title", "url")
CLAIMS = (
    "claim_id", "speaker", "stance", "against", "content", "cue", "direct", "kind", "confidence", "events", "disputed_by",
    "sentences", *_DOCUMENT,
)  # fmt: skip
DISPUTES = (*CLAIMS, "disputed_in")
RELATIONS = (
    "relation_id", "kind", "subject", "object", "value", "unit", "start", "end", "claimed_by", "sentences", *_DOCUMENT,
)  # fmt: skip
DOCUMENTS = (
    "document_id", "published", "published_basis", "publisher", "title", "url", "language", "events", "claims", "relations",
    "warnings",
)  # fmt: skip
ACTORS = ("actor_id", "name", "kind", "country", "sectors", "wikidata", "documents", "first", "last")
PLACES = ("place_id", "name", "country", "kind", "latitude", "longitude", "geonames", "events", "first", "last")
QUANTITIES = ("quantity_id", "value", "high", "unit", "approximate", "of", "text", *_DOCUMENT)


def row(entry: Json, columns: Sequence[str]) -> tuple[Cell, ...]:
    """The cells of an entry's JSON under these columns."""
    return tuple(_cell(_found(entry, column)) for column in columns)


def _found(entry: Json, column: str) -> object:
    document: Json = entry.get("document", entry)
    if column in _DOCUMENT:
        return document.get("id" if column == "document_id" else column)
    if column.endswith("_id"):
        return entry["id"]
    if column in ("content", "cue"):
        return entry[column].get("text")
    if column == "text":
        return entry["span"]["text"]
    if column in ("start", "end"):
        return entry["valid"][column]
    if column == "disputed_in":
        return [each["claim"]["id"] for each in entry[column]]
    return entry[column]


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        return JOIN.join(map(str, value))
    if isinstance(value, bool):
        return int(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)
