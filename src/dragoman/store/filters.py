"""What to look for in a record: frozen values. ``dragoman.query.filters`` makes them from what a user types.

A party is named by a code: an actor id (``CHN/GOV/xi-jinping``), any beginning of it that ends at a slash
(``CHN/GOV``), or a country (``CHN``); a country also covers everybody who belongs to it. Tuples mean *any of*; empty
tuples and None mean *no condition*. ``since`` and ``until`` are inclusive days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """``revisions``: also the revisions of articles that newer ones have taken the place of. ``copies``: only documents of
    whose text there are others."""

    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    words: tuple[str, ...] = ()
    limit: int | None = None
    revisions: bool = False
    copies: bool = False


@dataclass(frozen=True, slots=True)
class EventFilter:
    """``between``: one party acts and the other receives, or both take part in a symmetric event.

    ``country`` has any part in the event. ``place`` is a place id, a name, or a country. ``since`` and ``until`` keep
    the dated events whose interval touches theirs. ``words`` are looked for in the document. ``id`` is an id or its
    beginning; ``confidence`` the least that counts, 0…1; ``quads`` are PLOVER's ("verbal conflict").
    ``begins``: its first day lies within one of these spans of days. ``once``: of an event that several documents tell
    only the first telling that fits all the rest. ``wrong``: also those that users have marked as wrong.
    """

    between: tuple[str, str] | None = None
    actor: str | None = None
    recipient: str | None = None
    country: str | None = None
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str | None = None
    since: date | None = None
    until: date | None = None
    words: tuple[str, ...] = ()
    limit: int | None = None
    confidence: float | None = None
    id: str | None = None
    quads: tuple[str, ...] = ()
    begins: tuple[tuple[date, date], ...] = ()
    once: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """``about``: a party that the claim is against, or that has a part in an event which it says happened.
    ``party``: it speaks, or the claim is about it. ``contests``: it denies, or tells of material conflict; only such claims
    can contradict others (``query.contradictions``).

    ``between``: one party speaks about the other. A claim has the date of its document.
    """

    between: tuple[str, str] | None = None
    speaker: str | None = None
    about: str | None = None
    stances: tuple[str, ...] = ()
    disputed: bool = False
    since: date | None = None
    until: date | None = None
    words: tuple[str, ...] = ()
    limit: int | None = None
    party: str | None = None
    contests: bool = False


@dataclass(frozen=True, slots=True)
class RelationFilter:
    """``since`` and ``until`` keep the relations that may have held then: an open end is open, and a relation without
    any date is taken to hold on the day of its document."""

    between: tuple[str, str] | None = None
    party: str | None = None
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    words: tuple[str, ...] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """``party`` is a code that covers the actor, ``name`` a piece of its name; ``since`` and ``until`` are days of
    documents that name it."""

    party: str | None = None
    kinds: tuple[str, ...] = ()
    name: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class QuantityFilter:
    """``units`` as in the readings; ``since`` and ``until`` are days of documents."""

    units: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    words: tuple[str, ...] = ()
