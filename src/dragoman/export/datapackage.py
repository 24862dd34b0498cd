"""A snapshot's description for other programs: a data package of Frictionless, a resource for each table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.export.record_tables import TABLES, ColumnType

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
Json = dict[str, Any]
_TYPES: Mapping[ColumnType, Json] = {
    "string": {"type": "string"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "strings": {"type": "list", "itemType": "string"},
    "integers": {"type": "list", "itemType": "integer"},
}
_KEYS = {"claims": "claim_id", "events": "event_id", "relations": "relation_id", "documents": "document_id"}


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a table; ``path`` is relative to the folder."""

    path: str
    rows: int
    bytes: int
    sha256: str


def datapackage(files: Mapping[str, Sequence[Part]]) -> Json:
    """``files``: the parts of each table. A table without rows in partitions has no parts, and is left out."""
    return {
        "$schema": PROFILE,
        "name": "dragoman-snapshot",
        "title": "A record of the international system",
        "resources": [_resource(name, parts) for name, parts in files.items() if parts],
    }


def _resource(name: str, parts: Sequence[Part]) -> Json:
    schema: Json = {"fields": [{"name": column} | _TYPES[kind] for column, kind in TABLES[name].columns]}
    if name in _KEYS:
        schema["primaryKey"] = [_KEYS[name], "document_id"] if name != "documents" else [_KEYS[name]]
    resource: Json = {
        "name": name,
        "path": parts[0].path if len(parts) == 1 else [part.path for part in parts],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": sum(part.bytes for part in parts),
        "schema": schema,
    }
    return resource | {"hash": f"sha256:{parts[0].sha256}"} if len(parts) == 1 else resource
