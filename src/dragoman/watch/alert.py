"""An alert, and what it is looked for in. Values and their questions, all pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.store.entries import Party
from dragoman.types.document import Document
from dragoman.types.record import Reading


@dataclass(frozen=True, slots=True)
class Alert:
    """``text`` says in words what it is about; ``about`` is what tells it from other alerts of its rule that come at
    the same time, ``episode`` from the same thing at another time."""

    about: tuple[str, ...]
    day: date
    text: str
    documents: tuple[Document, ...]
    sentences: tuple[str, ...] = ()
    episode: str = ""

    def id(self, rule: str) -> str:
        return hashlib.sha256(repr((rule, self.about, self.episode)).encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True)
class Added:
    """Readings to look through. ``documents`` are the ids of all that came in since alerts were last looked for, which
    make nothing known to each other. ``today`` stands in for days that are not known."""

    readings: tuple[Reading, ...]
    today: date
    documents: frozenset[str]

    def day(self, document: Document) -> date:
        return document.published or self.today


def covers(code: str | None, parties: Iterable[Party]) -> bool:
    """Whether a code covers one of the parties; no code covers everybody."""
    return code is None or any(
        code in (party.id, party.country) or party.id.startswith(f"{code}/") for party in parties
    )  # fmt: skip
