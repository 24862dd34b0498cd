"""Where a page ends → an opaque text with which the next one begins, and back."""

from __future__ import annotations

import base64
import binascii
import json

from dragoman.errors import QueryError

Cursor = tuple[str | int, ...]
_LARGEST = 2**31
_SHAPES = {"id": (str,), "document": (str, str), "fact": (str, str, int, str), "number": (int,)}


def write_cursor(cursor: Cursor) -> str:
    return base64.urlsafe_b64encode(json.dumps(cursor, separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(text: str | None, shape: str) -> Cursor | None:
    """The cursor; ``shape`` says what it must be made of. Raises QueryError where it is none of ours."""
    if text is None:
        return None
    try:
        value = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        value = None
    if not isinstance(value, list) or [type(part) for part in value] != list(_SHAPES[shape]) or not _sound(value):
        raise QueryError("after is not where a page ends; take it from the link to the next page")
    return tuple(value)


def _sound(value: list[str | int]) -> bool:
    """Numbers that a database can hold, texts that are Unicode."""
    for part in value:
        if isinstance(part, int) and not 0 <= part < _LARGEST:
            return False
        if isinstance(part, str) and ("\0" in part or part.encode("utf-8", "replace").decode() != part):
            return False
    return True
