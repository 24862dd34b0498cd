"""A question of a page → its answer: one View, its ETag, at most so long; what people typed into its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from fastapi import HTTPException, Request
from starlette.responses import Response

from dragoman.errors import QueryError
from dragoman.faces.deadline import timed
from dragoman.faces.kept import KeptAnswers, tag_of
from dragoman.faces.served import Served
from dragoman.store.base import View
from dragoman.store.summaries import Period
from dragoman.web.rendering import rendered

Values = dict[str, Any]
LONGEST_FIELD = 500
PERIODS: tuple[Period, ...] = ("day", "month", "year")


def answer(request: Request, template: str, ask: Callable[[View, Served], Values]) -> Response:
    """The page with what ``ask`` gives; not asked again while neither address nor record has changed."""
    served, kept = served_of(request), cast("KeptAnswers", request.app.state.answers)
    with served.view() as view:
        tag = tag_of(view, request.app.state.started, request.url.path, request.url.query)
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        body = kept.get(tag)
        if body is None:
            values = ask(timed(view, request.app.state.limits.answer_seconds), served)
            body = rendered(template, **shared(request), **values)
            kept.put(tag, body)
    return Response(body, headers=headers, media_type="text/html")


def served_of(request: Request) -> Served:
    return cast("Served", request.app.state.served)


def from_same_site(request: Request) -> None:
    """Refuses what a page of another site sends; the gate has looked at its Origin already, where a browser tells it."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "a page of another site may not ask this server")


def shared(request: Request) -> Values:
    """What every page shows."""
    return {"record": served_of(request).record, "path": request.url.path, "q": Asked(request.query_params)}


class Asked:
    """The fields of a form, as they stand in the address: empty ones count as not given."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given

    def __call__(self, name: str) -> str | None:
        value = self._given.get(name, "").strip()
        if len(value) > LONGEST_FIELD:
            raise QueryError(f"{name} has more than {LONGEST_FIELD} characters; give less")
        return value or None

    def needed(self, name: str) -> str:
        value = self(name)
        if value is None:
            raise HTTPException(422, f"{name} is missing")
        return value

    def day(self, name: str) -> date | None:
        value = self(name)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            raise QueryError(f"{value!r} is no day; write it like 2025-05-09") from None

    def period(self, name: str = "by") -> Period | None:
        value = self(name)
        found = next((period for period in PERIODS if period == value), None)
        if value is not None and found is None:
            raise QueryError(f"{name} is day, month or year, not {value!r}")
        return found

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """All fields that are given, but for some: with them a link keeps what was chosen."""
        return [(name, value) for name in self._given if name not in without and (value := self(name))]
