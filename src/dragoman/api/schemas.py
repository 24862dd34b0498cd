"""The schemas of the OpenAPI document: those of a reading's parts as they are, and what answers add to them."""

from __future__ import annotations

import json
from typing import Any

from dragoman.api.described import ref
from dragoman.export.reading_json import reading_schema

Json = dict[str, Any]
_TEXT: Json = {"type": "string"}
_OPTIONAL: Json = {"type": ["string", "null"]}
_NUMBER: Json = {"type": "integer", "minimum": 0}
_POINT: Json = {"type": ["number", "null"]}
_TEXTS: Json = {"type": "array", "items": _TEXT}


def schemas() -> Json:
    """Components by name."""
    reading = json.loads(json.dumps(reading_schema()).replace('"#/$defs/', '"#/components/schemas/reading.'))
    parts = {f"reading.{name}": schema for name, schema in reading.pop("$defs").items()}
    return {**parts, "Reading": {k: v for k, v in reading.items() if not k.startswith("$")}, **_entries(), **_answers()}


def _entries() -> Json:
    around = {
        "sentences": _TEXTS, "parties": {"type": "array", "items": ref("Party")}, "document": ref("DocumentBrief"),
    }  # fmt: skip
    brief = {"id": _TEXT, "title": _OPTIONAL, "publisher": _OPTIONAL, "url": _OPTIONAL, "published": _OPTIONAL}
    counts = {"events": _NUMBER, "claims": _NUMBER, "relations": _NUMBER}
    contradiction = _object({"ground": {"enum": ["denial", "number", "culprit"]}, "between": _TEXT, "claim": ref("ClaimEntry")})
    return {
        "Party": _object({"id": _TEXT, "name": _TEXT, "country": _OPTIONAL}),
        "DocumentBrief": _object(brief),
        "DocumentEntry": _object({**brief, "language": _TEXT, "published_basis": _TEXT, "warnings": _TEXTS, **counts}),
        "EventEntry": _all("reading.event", {**around, "place_name": _OPTIONAL, "place_country": _OPTIONAL}),
        "ClaimEntry": _all("reading.claim", around),
        "RelationEntry": _all("reading.relation", around),
        "Dispute": _all("ClaimEntry", {"disputed_in": {"type": "array", "items": contradiction}}),
        "ActorSeen": _object(_ACTOR),
        "ActorPage": _object({**_ACTOR, "offices": _array(_OFFICE), "dealings": _array(_DEALING)}),
        "PlaceSeen": _object(
            {"id": _TEXT, "name": _TEXT, "country": _OPTIONAL, "kind": _TEXT, "latitude": _POINT, "longitude": _POINT,
             "geonames": {"type": ["integer", "null"]}, "events": _NUMBER, "first": _OPTIONAL, "last": _OPTIONAL}
        ),
        "QuantityEntry": _all("reading.quantity", {"document": ref("DocumentBrief")}),
    }  # fmt: skip


def _answers() -> Json:
    count = {name: _NUMBER for name in ("cooperation", "conflict", "unsettled")}
    quads = {name: _NUMBER for name in _QUADS}
    period = _object({"period": _TEXT, **count, **quads, "score": _POINT})
    group = _object({"documents": _NUMBER, "mean_score": {"type": "number"}, "event": ref("EventEntry")})
    fact = _object({"kind": {"enum": ["event", "claim", "relation"]}, "fact": {"type": "object"}})
    dyad = {
        "pair": _TEXTS, "by": _TEXT, "total": period, "undated": _NUMBER, "series": _array(period), "biggest": _array(group),
    }  # fmt: skip
    state = {
        "on": _TEXT, "country": _OPTIONAL, "offices": _array({"type": "object"}), "relations": _array(ref("RelationEntry")),
        "visits": _array(ref("EventEntry")), "disputes": _array(ref("ClaimEntry")),
    }  # fmt: skip
    problem = {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT}
    return {
        "State": _object(state),
        "Dyad": _object(dyad),
        "Period": _object({"period": _OPTIONAL, **count, "biggest": _array(group)}),
        "Network": _object(
            {"since": _OPTIONAL, "until": _OPTIONAL, "country": _OPTIONAL, "nodes": _array({"type": "object"}),
             "edges": _array({"type": "object"}), "nodes_left_out": _NUMBER, "edges_left_out": _NUMBER}
        ),
        "Coverage": _object(
            {"by": _TEXT, "total": {"type": "object"}, "rows": _array({"type": "object"}), "gaps": _array({"type": "object"})}
        ),
        "FusedEvent": _all("EventEntry", {"fused": {"type": "object"}}),
        "Hit": _object({"document": ref("DocumentBrief"), "facts": _array(fact)}),
        "Job": _object(_JOB),
        "Problem": _object(problem) | {"description": "RFC 9457."},
    }  # fmt: skip


_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_ACTOR: Json = {
    "id": _TEXT, "name": _TEXT, "kind": _TEXT, "country": _OPTIONAL, "sectors": _TEXTS, "wikidata": _OPTIONAL,
    "documents": _NUMBER, "first": _OPTIONAL, "last": _OPTIONAL,
}  # fmt: skip
_JOB: Json = {
    "id": _TEXT, "state": {"enum": ["waiting", "running", "finished", "cancelled"]}, "created": _TEXT,
    "reports": _NUMBER, "done": _NUMBER, "outcomes": {"type": "object", "additionalProperties": _NUMBER},
    "progress": {"type": "string", "description": "The address of its server-sent events."},
}  # fmt: skip


def _object(properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _all(name: str, properties: Json) -> Json:
    return {"allOf": [ref(name), _object(properties)]}


def _array(items: Json) -> Json:
    return {"type": "array", "items": items}


_OFFICE = _object({"office": _TEXT, "documents": _NUMBER, "first": _OPTIONAL, "last": _OPTIONAL})
_DEALING = _object({"other": _TEXT, "cooperation": _NUMBER, "conflict": _NUMBER, "unsettled": _NUMBER})
