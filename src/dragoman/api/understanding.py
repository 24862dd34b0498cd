"""What was asked → filters. Every one raises QueryError where a party, a day or a word of choice is not known."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.api import asked as a
from dragoman.errors import QueryError
from dragoman.faces.served import Served
from dragoman.query.filters import parse_days, parse_words
from dragoman.store.base import View
from dragoman.store.filters import (
    ActorFilter,
    ClaimFilter,
    DocumentFilter,
    EventFilter,
    QuantityFilter,
    RelationFilter,
)


def documents(asked: a.DocumentsFilter) -> Callable[[View, Served], DocumentFilter]:
    return lambda view, served: served.parser().documents(
        since=asked.since, until=asked.until, publisher=asked.publisher, words=asked.text, revisions=asked.revisions
    )


def events(asked: a.EventsFilter) -> Callable[[View, Served], EventFilter]:
    types = asked.type or ()
    return lambda view, served: served.parser(view, types).events(
        between=_pair(asked.between), actor=asked.actor, recipient=asked.recipient, country=asked.country, types=types,
        modes=asked.mode or (), statuses=asked.status or (), place=asked.place, since=asked.since, until=asked.until,
        words=asked.text, confidence=asked.min_confidence, once=asked.fused, wrong=asked.wrong,
    )  # fmt: skip


def timeline(asked: a.TimelineOver) -> Callable[[View, Served], EventFilter]:
    types = asked.type or ()
    return lambda view, served: served.parser(view, types).events(
        between=_pair(asked.between), country=asked.country, types=types, since=asked.since, until=asked.until,
        words=asked.text,
    )  # fmt: skip


def claims(asked: a.ClaimsFilter) -> Callable[[View, Served], ClaimFilter]:
    if asked.by is not None and asked.speaker is not None:
        raise QueryError("by and speaker are the same; give one of them")
    return lambda view, served: served.parser().claims(
        between=_pair(asked.between), speaker=asked.by or asked.speaker, about=asked.about, stances=asked.stance or (),
        disputed=isinstance(asked, a.SaidFilter) and asked.disputed, since=asked.since, until=asked.until,
        words=asked.text,
    )  # fmt: skip


def relations(asked: a.RelationsFilter) -> Callable[[View, Served], RelationFilter]:
    return lambda view, served: served.parser().relations(
        between=_pair(asked.between), party=asked.party, kinds=asked.kind or (), since=asked.since, until=asked.until,
        words=asked.text,
    )  # fmt: skip


def actors(asked: a.ActorsFilter) -> Callable[[View, Served], ActorFilter]:
    first, last = parse_days(asked.since, asked.until)

    def understand(view: View, served: Served) -> ActorFilter:
        party = None if asked.party is None else served.parser().party(asked.party, first)
        return ActorFilter(party, tuple(asked.kind or ()), asked.name, first, last)

    return understand


def quantities(asked: a.QuantitiesFilter) -> Callable[[View, Served], QuantityFilter]:
    first, last = parse_days(asked.since, asked.until)
    return lambda view, served: QuantityFilter(tuple(asked.unit or ()), first, last, parse_words(asked.text))


def _pair(names: list[str] | None) -> tuple[str, str] | None:
    return None if names is None else (names[0], names[1])
