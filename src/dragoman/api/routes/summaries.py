"""/state, /dyads, /timeline, /network, /coverage, /search: what sums up a record."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from dragoman.api import asked as a
from dragoman.api import understanding
from dragoman.api.answering import Json, answer
from dragoman.api.described import one
from dragoman.errors import QueryError
from dragoman.faces.answers_json import (
    coverage_to_dict,
    dyad_to_dict,
    hit_to_dict,
    network_to_dict,
    state_to_dict,
    timeline_to_dict,
)
from dragoman.faces.served import Served
from dragoman.ontology.standing import load_standing
from dragoman.query.coverage import coverage as covered
from dragoman.query.dyads import dyad_report
from dragoman.query.filters import parse_days
from dragoman.query.network import network as network_between
from dragoman.query.search import search as hits_of
from dragoman.query.state import state_on
from dragoman.query.timeline import timeline as periods_of
from dragoman.store.base import View

router = APIRouter()
Party = Annotated[str, Path(max_length=500, description="A code (CHN, CHN/GOV as CHN%2FGOV) or a name.")]


@router.get("/state", tags=["summaries"], summary="The state of the system on a day", **one("State"))
def state(request: Request, asked: Annotated[a.StateOn, Query()]) -> Response:
    def ask(view: View, served: Served) -> Json:
        day = _day(asked.on)
        country = None if asked.country is None else served.parser().party(asked.country, day)
        return state_to_dict(state_on(view, day, load_standing(), country, asked.limit))

    return answer(request, ask)


@router.get("/dyads/{one}/{other}", tags=["summaries"], summary="How two parties stand to each other", **one("Dyad"))
def dyad(request: Request, one: Party, other: Party, asked: Annotated[a.DyadOver, Query()]) -> Response:
    def ask(view: View, served: Served) -> Json:
        wanted = served.parser().events(between=(one, other), since=asked.since, until=asked.until)
        assert wanted.between is not None
        report = dyad_report(
            view, wanted.between, since=wanted.since, until=wanted.until, by=asked.by, biggest=asked.limit,
            relative=asked.relative,
        )  # fmt: skip
        return dyad_to_dict(report)

    return answer(request, ask)


@router.get("/timeline", tags=["summaries"], summary="What happened, period by period", **one("Period", many=True))
def timeline(request: Request, asked: Annotated[a.TimelineOver, Query()]) -> Response:
    understand = understanding.timeline(asked)
    return answer(
        request,
        lambda view, served: [
            timeline_to_dict(period) for period in periods_of(view, understand(view, served), asked.by, asked.limit)
        ],
    )


@router.get("/network", tags=["summaries"], summary="Who deals with whom in a time", **one("Network"))
def network(request: Request, asked: Annotated[a.NetworkOver, Query()]) -> Response:
    def ask(view: View, served: Served) -> Json:
        wanted = served.parser().events(since=asked.since, until=asked.until, country=asked.country)
        return network_to_dict(
            network_between(
                view, load_standing(), since=wanted.since, until=wanted.until, country=wanted.country, most=asked.most,
                most_of_node=asked.hub, bodies=asked.bodies,
            )
        )  # fmt: skip

    return answer(request, ask)


@router.get("/coverage", tags=["summaries"], summary="What was read, skipped and missing", **one("Coverage"))
def coverage(request: Request, asked: Annotated[a.CoverageOver, Query()]) -> Response:
    days = parse_days(asked.since, asked.until)
    return answer(request, lambda view, served: coverage_to_dict(covered(view, asked.by, *days)))


@router.get("/search", tags=["summaries"], summary="Documents with all the words, the best first", **one("Hit", many=True))
def search(request: Request, asked: Annotated[a.SearchFor, Query()]) -> Response:
    return answer(request, lambda view, served: [hit_to_dict(hit) for hit in hits_of(view, asked.words, asked.limit)])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(f"on {text!r} is no day; write it like 2025-05-09") from None
