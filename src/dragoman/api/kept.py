"""Answers of late, kept as bytes by their ETag: as long as the record stays as it is, a question is worked out once."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

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
