"""A reading as the JSON of the contract: for people (indented), for programs (one line), and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from dragoman.types.deserialise import reading_from_dict
from dragoman.types.record import Reading
from dragoman.types.serialise import SCHEMA, reading_to_dict

LINE_ENDS = {chr(code): f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}

__all__ = ["SCHEMA", "dump_json", "dump_line", "one_line", "plover_types", "reading_from_dict", "reading_schema", "reading_to_dict"]


def dump_json(reading: Reading) -> str:
    """Indented JSON without a final line end; the same reading gives the same characters."""
    return json.dumps(reading_to_dict(reading), ensure_ascii=False, indent=2, allow_nan=False)


def dump_line(reading: Reading) -> str:
    """The same on one line, for JSON Lines."""
    return one_line(reading_to_dict(reading))


def one_line(value: object) -> str:
    """JSON on one line, also for readers that take NEL, U+2028 and U+2029 for line ends."""
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for end, escaped in LINE_ENDS.items():  # several times as fast as str.translate
        compact = compact.replace(end, escaped)
    return compact


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a reading."""
    schema: dict[str, Any] = json.loads(
        files("dragoman").joinpath("data", "schema", "reading-1.json").read_text("utf-8")
    )
    return schema


def plover_types() -> Sequence[str]:
    """The names of PLOVER's types of events."""
    types: Sequence[str] = reading_schema()["$defs"]["plover"]["enum"]
    return types
