"""/: the state of the world on a day, and what the record holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.faces.served import Served
from dragoman.ontology.standing import load_standing
from dragoman.query.state import state_on
from dragoman.store.base import View
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter
from dragoman.web.answering import Asked, Values, answer

router = APIRouter()
EACH = 12
NEAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class Step:
    """A link to another day."""

    name: str
    on: date


@router.get("/")
def home(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        span = view.span()
        if span is None:
            return {"empty": True, "counts": _counts(view)}
        day = asked.day("on") or span[1]
        country = asked("country")
        code = None if country is None else served.parser().party(country, day)
        state = state_on(view, day, load_standing(), code, EACH)
        near = EventFilter(since=_shifted(day, 1 - NEAR_DAYS), until=day, country=code)
        relations = [(kind, list(held)) for kind, held in groupby(state.relations, key=lambda held: held.entry.relation.kind)]
        return {
            "empty": False, "state": state, "relations": relations, "biggest": list(view.biggest(near, EACH)),
            "counts": _counts(view), "first": span[0], "last": span[1], "steps": _steps(day), "country": country,
            "near_days": NEAR_DAYS,
        }  # fmt: skip

    return answer(request, "home.html", ask)


def _counts(view: View) -> Values:
    return {
        "reports": view.count(DocumentFilter()), "events": view.count(EventFilter(once=True)), "claims": view.count(ClaimFilter()),
    }  # fmt: skip


def _steps(day: date) -> list[Step]:
    steps = (("year before", -365), ("month before", -30), ("day before", -1), ("day after", 1), ("month after", 30), ("year after", 365))
    return [Step(name, _shifted(day, days)) for name, days in steps]


def _shifted(day: date, days: int) -> date:
    """The day so many days on, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
