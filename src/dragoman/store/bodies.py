"""A reading as it is kept: its identity, and its JSON without the text, packed. Pure functions."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

from dragoman.errors import StoreError
from dragoman.types.deserialise import reading_from_dict
from dragoman.types.record import Reading

COMPRESSION = 6


def reading_identity(data: dict[str, Any]) -> str:
    """A hash of what was read. Confidences stay out of it: their last digits may differ between processors."""
    without = {**data, "events": [{**event, "confidence": None} for event in data["events"]]}
    canonical = json.dumps(without, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:32]


def pack(data: dict[str, Any]) -> bytes:
    """The reading without the text of the document, which stands in its own column."""
    slim = {**data, "document": {**data["document"], "text": None}}
    return zlib.compress(json.dumps(slim, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), COMPRESSION)


def unpack(body: bytes, text: str, record: object) -> dict[str, Any]:
    """The JSON of the reading; StoreError where the bytes are damaged."""
    try:
        data: dict[str, Any] = json.loads(zlib.decompress(body))
        data["document"]["text"] = text
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"the record {record} is damaged ({error}); restore it from a backup") from error
    return data


def unpack_reading(body: bytes, text: str, record: object) -> Reading:
    return reading_from_dict(unpack(body, text, record))
