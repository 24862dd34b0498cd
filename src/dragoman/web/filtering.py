"""Fields of a form → a filter of events; the same on every page that lists, counts or draws events."""

from __future__ import annotations

from typing import get_args

from dragoman.errors import QueryError
from dragoman.faces.served import Served
from dragoman.store.base import View
from dragoman.store.filters import EventFilter
from dragoman.types.record import Status
from dragoman.web.answering import Asked, Values
from dragoman.web.rendering import query


def event_filter(asked: Asked, view: View, served: Served) -> EventFilter:
    """The filter that the fields of a form make; ``a`` and ``b`` are a pair."""
    types, statuses = some(asked("type")), some(asked("status"))
    return served.parser(view, types).events(
        between=pair(asked), actor=asked("actor"), recipient=asked("recipient"), country=asked("country"), types=types,
        statuses=statuses, place=asked("place"), since=asked("since"), until=asked("until"), words=asked("text"),
        confidence=_number(asked("confidence")), wrong=asked("wrong") is not None,
    )  # fmt: skip


def pair(asked: Asked) -> tuple[str, str] | None:
    one, other = asked("a"), asked("b")
    if (one is None) != (other is None):
        raise QueryError("give both states of a pair, or neither")
    return None if one is None or other is None else (one, other)


def as_csv(asked: Asked) -> str:
    """The address at which programs get the same events as a table."""
    named = {"a": "between", "b": "between", "confidence": "min-confidence"}
    kept = [(named.get(name, name), value) for name, value in asked.pairs("after", "every")]
    return f"/api/v1/events?{query([*kept, ('format', 'csv')])}"


def choices(served: Served) -> Values:
    """What a form lets choose from."""
    return {"types": list(served.types), "statuses": get_args(Status)}


def some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        raise QueryError(f"{text!r} is no number; give one from 0 to 1") from None
