"""Answers of late, kept as bytes by their ETag: as long as the record stays as it is, a question is worked out once."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.store.base import View

BYTES = 32 << 20


class KeptAnswers:
    """Those asked for last, up to so many bytes; threads may share it."""

    def __init__(self, size: int = BYTES) -> None:
        self._size, self._held = size, 0
        self._answers: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, tag: str) -> bytes | None:
        with self._lock:
            if tag in self._answers:
                self._answers.move_to_end(tag)
            return self._answers.get(tag)

    def put(self, tag: str, body: bytes) -> None:
        with self._lock:
            self._held += len(body) - len(self._answers.pop(tag, b""))
            self._answers[tag] = body
            while self._held > self._size:
                _, oldest = self._answers.popitem(last=False)
                self._held -= len(oldest)


def tag_of(view: View, started: str, path: str, query: str) -> str:
    """The ETag of an answer: the same as long as neither the record nor what makes answers of it has changed.

    ``started`` is the server's own."""
    said = "\n".join((__version__, started, view.state(), path, query))
    return f'"{hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]}"'
