"""Content ids: the same fact in the same document has the same id on every machine and in every run."""

from __future__ import annotations

import hashlib
import json

ID_LENGTH = 16


def content_id(kind: str, *parts: object) -> str:
    """First 16 hex digits of the SHA-256 of ``kind`` and ``parts``, written as JSON.

    ``parts`` are strings, numbers, None, or sequences of these. A confidence is never a part.
    """
    written = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"), default=list)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
