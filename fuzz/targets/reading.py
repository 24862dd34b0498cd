"""A reading in JSON, back to a reading."""

from __future__ import annotations

import json

from dragoman.errors import StoreError
from dragoman.types.deserialise import reading_from_dict

DICTIONARY = (b"null", b"[]", b"{}", b"-1", b"1e999", b"\"\"", b"\"2025-02-30\"", b"true", b"\"published\":", b"\"evidence\":")


def run(data: bytes) -> None:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not isinstance(value, dict):
        return
    value.setdefault("schema", "dragoman/reading/1")
    try:
        reading_from_dict(value)
    except StoreError as error:
        assert str(error)

