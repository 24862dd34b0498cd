"""A document on its way: the text as given and what the input says about itself, before canonicalisation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dragoman.types.document import PublishedBasis, Unread


@dataclass(frozen=True, slots=True)
class Draft:
    """``name`` says where the text stood (a path, an address, ``news.jsonl:7``); it is not part of the document."""

    name: str
    text: str = ""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = "unknown"
    warnings: tuple[str, ...] = ()
    unread: Unread | None = None


def not_read(name: str, reason: str, unread: Unread = "unknown") -> Draft:
    """The draft that stands for an input without readable text."""
    return Draft(name, warnings=(f"not read: {name}: {reason}",), unread=unread)


def with_warnings(draft: Draft, warnings: tuple[str, ...]) -> Draft:
    """The draft with what was wrong on the way to it before what is wrong in it."""
    return replace(draft, warnings=(*warnings, *draft.warnings)) if warnings else draft
