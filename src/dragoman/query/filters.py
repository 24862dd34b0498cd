"""What a user types → a filter. Every text that cannot be understood raises QueryError and says what would be.

Names of parties are looked up by a function given from outside, so this layer does not need the gazetteer; codes
(``CHN``, ``CHN/GOV``) are taken as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import get_args

from dragoman.errors import QueryError
from dragoman.store.days import first_day, last_day
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.types.record import RelationKind, Stance, Status

__all__ = ["ClaimFilter", "DocumentFilter", "EventFilter", "FilterParser", "RelationFilter", "Resolve"]

# (name as typed, day) → actor id, or None where nobody is known by that name.
Resolve = Callable[[str, date | None], str | None]

_CODE = re.compile(r"([A-Z]{3}|UNNAMED|JOINT|GROUP)(/\S+)?")  # as the ids of actors begin
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_WORD = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class FilterParser:
    """``event_types`` are the types of the codebook, ``own_types`` those of the user's own codebooks in the record."""

    resolve: Resolve
    event_types: Sequence[str]
    own_types: Sequence[str] = ()

    def documents(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        words: str | None = None,
        limit: int | None = None,
        revisions: bool = False,
        copies: bool = False,
    ) -> DocumentFilter:
        """The filter for documents; QueryError where a party, a date or a word of choice is not known."""
        days = parse_days(since, until)
        return DocumentFilter(
            *days,
            publisher=publisher,
            words=parse_words(words),
            limit=parse_limit(limit),
            revisions=revisions,
            copies=copies,
        )

    def events(
        self,
        *,
        between: tuple[str, str] | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        country: str | None = None,
        types: Sequence[str] = (),
        modes: Sequence[str] = (),
        statuses: Sequence[str] = (),
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        words: str | None = None,
        limit: int | None = None,
        confidence: float | None = None,
        once: bool = False,
        wrong: bool = False,
    ) -> EventFilter:
        """The filter for events; QueryError where a party, a date or a word of choice is not known."""
        days = parse_days(since, until)
        return EventFilter(
            between=self._pair(between, days[0]),
            actor=self._party(actor, days[0]),
            recipient=self._party(recipient, days[0]),
            country=self._party(country, days[0]),
            types=tuple(self._type(value) for value in types),
            modes=tuple(mode.lower() for mode in modes),
            statuses=tuple(choose(value.lower(), get_args(Status), "status") for value in statuses),
            place=place,
            since=days[0],
            until=days[1],
            words=parse_words(words),
            limit=parse_limit(limit),
            confidence=parse_confidence(confidence),
            once=once,
            wrong=wrong,
        )

    def claims(
        self,
        *,
        between: tuple[str, str] | None = None,
        speaker: str | None = None,
        about: str | None = None,
        stances: Sequence[str] = (),
        disputed: bool = False,
        since: str | None = None,
        until: str | None = None,
        words: str | None = None,
        limit: int | None = None,
    ) -> ClaimFilter:
        """The filter for claims; QueryError where a party, a date or a word of choice is not known."""
        days = parse_days(since, until)
        return ClaimFilter(
            between=self._pair(between, days[0]),
            speaker=self._party(speaker, days[0]),
            about=self._party(about, days[0]),
            stances=tuple(choose(value.lower(), get_args(Stance), "stance") for value in stances),
            disputed=disputed,
            since=days[0],
            until=days[1],
            words=parse_words(words),
            limit=parse_limit(limit),
        )

    def relations(
        self,
        *,
        between: tuple[str, str] | None = None,
        party: str | None = None,
        kinds: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        words: str | None = None,
        limit: int | None = None,
    ) -> RelationFilter:
        """The filter for relations; QueryError where a party, a date or a word of choice is not known."""
        days = parse_days(since, until)
        return RelationFilter(
            between=self._pair(between, days[0]),
            party=self._party(party, days[0]),
            kinds=tuple(choose(value.lower(), get_args(RelationKind), "kind of relation") for value in kinds),
            since=days[0],
            until=days[1],
            words=parse_words(words),
            limit=parse_limit(limit),
        )

    def _type(self, value: str) -> str:
        own = value.lower()
        return own if own in self.own_types else choose(value.upper(), self.event_types, "event type")

    def _pair(self, names: tuple[str, str] | None, on: date | None) -> tuple[str, str] | None:
        return None if names is None else (self.party(names[0], on), self.party(names[1], on))

    def _party(self, name: str | None, on: date | None) -> str | None:
        return None if name is None else self.party(name, on)

    def party(self, name: str, on: date | None = None) -> str:
        """The code of a party: ``CHN`` for CHN, China, china."""
        name = name.strip()
        if _CODE.fullmatch(name):
            return name
        found = self.resolve(name, on) if name else None
        if found is None:
            raise QueryError(f"nobody is known as {name!r}; give another name, or a code such as CHN or CHN/GOV")
        return found


def parse_days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first day of ``since`` and the last day of ``until``; each may be a day, a month or a year."""
    first = _day(since, first_day(since), "since")
    last = _day(until, last_day(until), "until")
    if first and last and first > last:
        raise QueryError(f"nothing lies between {since} and {until}: exchange --since and --until")
    return first, last


def parse_words(text: str | None) -> tuple[str, ...]:
    """The words, and the phrases in double quotes: ``"free trade" tariffs`` → ``("free trade", "tariffs")``."""
    return tuple(phrase or word for phrase, word in _WORD.findall(text or ""))


def parse_limit(limit: int | None) -> int | None:
    if limit is not None and limit < 1:
        raise QueryError(f"a limit of {limit} shows nothing; give 1 or more")
    return limit


def parse_confidence(least: float | None) -> float | None:
    if least is not None and not 0 <= least <= 1:
        raise QueryError(f"a confidence is a number from 0 to 1, not {least:g}; try 0.7")
    return least


def choose(value: str, choices: Sequence[str], name: str) -> str:
    """``value`` where it is one of the choices; QueryError with the nearest one otherwise."""
    if value in choices:
        return value
    near = get_close_matches(value, choices, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(choices)}"
    raise QueryError(f"there is no {name} {value!r}; {hint}")


def _day(text: str | None, iso: str | None, name: str) -> date | None:
    if text is None:
        return None
    try:
        if not _DAY.fullmatch(text) or iso is None:
            raise ValueError
        return date.fromisoformat(iso)
    except ValueError:
        raise QueryError(f"--{name} {text!r} is no date; give a day (2025-05-07), month (2025-05) or year") from None
