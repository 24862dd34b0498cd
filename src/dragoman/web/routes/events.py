"""/events/{id}: an event as all reports tell it, and what users judge of that: split, join, wrong, take back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from urllib.parse import quote

import anyio.to_thread
from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import QueryError
from dragoman.faces.served import Served
from dragoman.store.base import View
from dragoman.store.fused import FusedEvent
from dragoman.types.judgement import Judgement, Verdict
from dragoman.web.answering import Asked, Values, answer, from_same_site, served_of

router = APIRouter()
Pair = tuple[str, str]


@router.get("/events/{event}")
def event(request: Request, event: str) -> Response:
    def ask(view: View, served: Served) -> Values:
        found = _found(view, event)
        chosen = next(telling for telling in found.tellings if telling.event.id == event)
        judged = _judged(view, event)
        return {"fused": found, "chosen": chosen, "judged": judged}

    return answer(request, "event.html", ask)


@router.post("/events/{event}/{what}")
async def judge(request: Request, event: str, what: str) -> Response:
    from_same_site(request)
    async with request.form(max_files=0) as form:
        asked = Asked({name: value for name, value in form.items() if isinstance(value, str)})
        tellings = [value for value in form.getlist("telling") if isinstance(value, str)]

    def judged() -> Response:
        _judge(served_of(request), event, what, asked, tellings)
        return RedirectResponse(f"/events/{quote(event, safe='')}", 303)

    return await anyio.to_thread.run_sync(judged)


def _judge(served: Served, event: str, what: str, asked: Asked, tellings: Sequence[str]) -> None:
    author, because = asked("author"), asked("because")
    if author is None:
        raise QueryError("who judges so? give a name")
    with served.view() as view:
        found = _found(view, event)
        verdict, pairs = _pairs(view, found, event, what, asked, tellings)
    if not pairs:
        raise QueryError("there is nothing to change: choose a telling, or give another event")
    with served.store.writer() as writer:
        writer.judge([Judgement(min(pair), max(pair), verdict, "user", author=author, because=because) for pair in pairs])


def _pairs(
    view: View, found: FusedEvent, event: str, what: str, asked: Asked, tellings: Sequence[str]
) -> tuple[Verdict, list[Pair]]:
    """Which pairs get which verdict."""
    if what == "split":
        return "different", list(_apart(found, tellings))
    if what == "join":
        other = _found(view, _id_in(asked.needed("other")))
        return "same", [(event, other.id)] if other.id != found.id else []
    if what == "undo":
        return "open", [each.pair for each in _judged(view, event)]
    if what == "wrong":
        return "wrong", [] if event in view.wrong([event]) else [(event, event)]
    raise HTTPException(404, "what is judged is split, join, wrong or undo")


def _judged(view: View, event: str) -> list[Judgement]:
    """What users have judged of an event and those that are one with it; of what is wrong only whether this one is."""
    held = (each for each in view.judgements_about([event]) if each.by == "user" and each.verdict != "open")
    return [each for each in held if not each.alone or each.one == event]


def _apart(found: FusedEvent, tellings: Sequence[str]) -> Iterator[Pair]:
    """Each of the chosen tellings with each that stays."""
    ids = [telling.event.id for telling in found.tellings]
    chosen = [each for each in ids if each in tellings]
    yield from product(chosen, [each for each in ids if each not in chosen])


def _id_in(address: str) -> str:
    """The id of an event at the end of its address, on a page or in a report."""
    return re.split(r"[-/#]", address)[-1]


def _found(view: View, event: str) -> FusedEvent:
    found = view.fused_event(event)
    if found is None:
        raise HTTPException(404, "the record has no such event; look for it in the list of events")
    return found
