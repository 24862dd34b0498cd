"""Question → answer: one View, its ETag, a page or a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any, Generic, TypeVar, cast
from urllib.parse import urlencode

from fastapi import Depends, Request
from starlette.responses import Response, StreamingResponse

from dragoman.api.asked import Paged
from dragoman.api.forms import MEDIA_TYPES, Form, csv_lines, encoded, form_of, json_lines
from dragoman.api.limits import Limits
from dragoman.export.event_table import Cell
from dragoman.faces.cursors import Cursor, read_cursor, write_cursor
from dragoman.faces.deadline import timed
from dragoman.faces.kept import KeptAnswers, tag_of
from dragoman.faces.served import Served
from dragoman.store.base import View

Json = dict[str, Any]
W = TypeVar("W")
E = TypeVar("E")


def _served(request: Request) -> Served:
    return cast("Served", request.app.state.served)


def _limits(request: Request) -> Limits:
    return cast("Limits", request.app.state.limits)


FromServed = Annotated[Served, Depends(_served)]
FromLimits = Annotated[Limits, Depends(_limits)]


@dataclass(frozen=True)
class Listing(Generic[W, E]):
    """How the entries of a kind are found behind a cursor (of a ``shape``), at most so many; counted; and shown."""

    find: Callable[[View, W, Any, int | None], Iterator[E]]
    count: Callable[[View, W], int]
    cursor: Callable[[E], Cursor]
    shape: str
    as_dict: Callable[[E], Json]
    columns: Sequence[str]
    cells: Callable[[E], Sequence[Cell]]


def answer(request: Request, ask: Callable[[View, Served], Json | list[Json]]) -> Response:
    """What ``ask`` gives, as JSON; not asked again while neither question nor record has changed."""
    served, limits, kept = _served(request), _limits(request), cast("KeptAnswers", request.app.state.answers)
    with served.view() as view:
        tag = tag_of(view, request.app.state.started, request.url.path, request.url.query)
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept"}
        if _known(request, tag):
            return Response(status_code=304, headers=headers)
        body = kept.get(tag)
        if body is None:
            body = encoded(ask(timed(view, limits.answer_seconds), served))
            kept.put(tag, body)
    return Response(body, headers=headers, media_type=MEDIA_TYPES["json"])


def listed(
    request: Request, listing: Listing[W, E], understand: Callable[[View, Served], W], asked: Paged
) -> Response:
    """A page of a listing, or all of it as a stream."""
    form = form_of(request.headers.get("accept"), asked.format)
    after = read_cursor(asked.after, listing.shape)
    if form != "json":
        return _stream(_lines(request, listing, understand, after, asked.limit, form), form)
    limits = _limits(request)
    size = min(asked.limit or limits.page, limits.largest_page)

    def page(view: View, served: Served) -> Json:
        wanted = understand(view, served)
        found = list(islice(listing.find(view, wanted, after, size + 1), size + 1))
        more = len(found) > size
        shown: Json = {"items": [listing.as_dict(entry) for entry in found[:size]]}
        shown["next"] = _next(request, write_cursor(listing.cursor(found[size - 1]))) if more else None
        return {**shown, "total": listing.count(view, wanted)} if asked.total else shown

    return answer(request, page)


def counted(request: Request, listing: Listing[W, E], understand: Callable[[View, Served], W]) -> Response:
    """How many entries a listing has."""
    return answer(request, lambda view, served: {"count": listing.count(view, understand(view, served))})


def _lines(
    request: Request,
    listing: Listing[W, E],
    understand: Callable[[View, Served], W],
    after: Cursor | None,
    limit: int | None,
    form: Form,
) -> Iterator[bytes]:
    """The stream of a listing; the View is open as long as it is read."""
    served = _served(request)
    with served.view() as view:
        view = timed(view, _limits(request).stream_seconds)
        found = islice(listing.find(view, understand(view, served), after, limit), limit)
        yield b""  # what is asked has been understood; errors up to here are told as problems
        if form == "csv":
            yield from csv_lines(found, listing.columns, listing.cells)
        else:
            yield from json_lines(found, listing.as_dict)


def _stream(lines: Iterator[bytes], form: Form) -> Response:
    next(lines)
    return StreamingResponse(lines, headers={"Cache-Control": "no-store"}, media_type=MEDIA_TYPES[form])


def _known(request: Request, tag: str) -> bool:
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return tag in known or "*" in known


def _next(request: Request, cursor: str) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*kept, ('after', cursor)])}"
