"""One JSON document with a long list in it, written item by item, so that it never stands in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

Json = dict[str, Any]


def write_listed(head: Json, name: str, items: Iterable[Json], file: IO[bytes]) -> int:
    """Writes ``head`` with ``items`` as its last member ``name``, an item a line; returns how many there were."""
    opening = _dump(head)[:-1] + ("," if head else "") + json.dumps(name) + ":["
    file.write(opening.encode())
    number = 0
    for item in items:
        file.write((",\n" if number else "\n").encode() + _dump(item).encode("utf-8"))
        number += 1
    file.write(b"\n]}\n")
    return number


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
