"""/network: who deals with whom, in the days up to a day."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.errors import QueryError
from dragoman.faces.served import Served
from dragoman.ontology.standing import load_standing
from dragoman.query.network import network as network_between
from dragoman.store.base import View
from dragoman.web.answering import Asked, Values, answer
from dragoman.web.graph import picture

router = APIRouter()
DAYS, MOST_DAYS, EDGES, OF_NODE = 30, 36_525, 40, 6


@router.get("/network")
def network(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        span = view.span()
        if span is None:
            return {"network": None, "on": None, "days": DAYS}
        on, days = asked.day("on") or span[1], _days(asked("days"))
        since = on - timedelta(min(days - 1, on.toordinal() - 1))
        country = asked("country")
        code = None if country is None else served.parser().party(country, on)
        found = network_between(
            view, load_standing(), since=since, until=on, country=code, most=EDGES, most_of_node=OF_NODE,
            bodies=asked("bodies") is not None,
        )  # fmt: skip
        return {"network": found, "picture": picture(found), "on": on, "days": days, "since": since, "first": span[0], "last": span[1]}

    return answer(request, "network.html", ask)


def _days(text: str | None) -> int:
    if text is None:
        return DAYS
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_DAYS):
        raise QueryError(f"days is a number from 1 to {MOST_DAYS}, not {text!r}")
    return int(text)
