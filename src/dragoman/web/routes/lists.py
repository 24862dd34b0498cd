"""/events and /disputes: lists of a record that are filtered by a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.faces.served import Served
from dragoman.query.disputes import disputed
from dragoman.store.base import View
from dragoman.store.filters import ClaimFilter
from dragoman.store.order import event_cursor
from dragoman.types.record import Stance
from dragoman.web.answering import Asked, Values, answer
from dragoman.web.filtering import as_csv, choices, event_filter, pair, some
from dragoman.web.listing import listed
from dragoman.web.sides import Sides, sides

router = APIRouter()
DISPUTES = 40
DISPUTE_DAYS = 30


@router.get("/events")
def events(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        wanted = event_filter(asked, view, served)
        every = asked("every") is not None
        found = listed(asked, "/events", view.events, replace(wanted, once=not every), event_cursor, "fact", view.count)
        fused = {} if every else {each.event.id: view.fused_event(each.event.id) for each in found["entries"]}
        reports = {event: told.documents for event, told in fused.items() if told is not None}
        return {**found, **choices(served), "reports": reports, "tellings": view.count(wanted), "csv": as_csv(asked)}

    return answer(request, "events.html", ask)


@router.get("/disputes")
def disputes(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        since, until = asked("since"), asked("until")
        span = view.span()
        if since is None and until is None and span is not None:  # to compare all reports takes too long
            since, until = _before(span[1]).isoformat(), span[1].isoformat()
        wanted = served.parser().claims(
            between=pair(asked), speaker=asked("by"), about=asked("about"), stances=some(asked("stance")), since=since,
            until=until, words=asked("text"),
        )  # fmt: skip
        found = list(islice(_sides(view, wanted), DISPUTES + 1))
        return {
            "disputes": found[:DISPUTES], "more": len(found) > DISPUTES, "since": since, "until": until,
            "stances": get_args(Stance),
        }  # fmt: skip

    return answer(request, "disputes.html", ask)


def _sides(view: View, wanted: ClaimFilter) -> Iterator[Sides]:
    for dispute in disputed(view, wanted):
        yield sides(dispute, view.reading(dispute.claim.document.id))


def _before(day: date) -> date:
    return day - timedelta(min(DISPUTE_DAYS, day.toordinal() - 1))
