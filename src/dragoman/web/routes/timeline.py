"""/timeline: what happened, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.faces.served import Served
from dragoman.query.timeline import TimelinePeriod
from dragoman.query.timeline import timeline as periods_of
from dragoman.store.base import View
from dragoman.store.days import first_day
from dragoman.store.filters import EventFilter
from dragoman.store.summaries import Period
from dragoman.web.answering import PERIODS, Asked, Values, answer
from dragoman.web.charts import Amount, chart
from dragoman.web.filtering import some
from dragoman.web.series import amounts, drawn, total, with_gaps

router = APIRouter()
TOLD, BIGGEST = 24, 3


@router.get("/timeline")
def timeline(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        by, types = asked.period() or "month", some(asked("type"))
        wanted = served.parser(view, types).events(
            country=asked("country"), types=types, since=asked("since"), until=asked("until"), words=asked("text")
        )
        counted = amounts(view.tallies(wanted, by))
        dated = [each for each in counted if each.period]
        shown = drawn(dated, view.span())
        return {
            "told": _told(view, wanted, by, shown[-TOLD:]), "more": len(shown) > TOLD, "chart": chart(with_gaps(shown, by)),
            "by": by, "outside": total(dated) - total(shown), "longer": total(counted) - total(dated),
            "periods": PERIODS, "types": list(served.types),
        }  # fmt: skip

    return answer(request, "timeline.html", ask)


def _told(view: View, wanted: EventFilter, by: Period, shown: Sequence[Amount]) -> list[TimelinePeriod]:
    """The periods with their biggest events, the latest first; only these are looked for."""
    if not shown:
        return []
    first = date.fromisoformat(first_day(shown[0].period) or shown[0].period)
    names = {each.period for each in shown}
    near = replace(wanted, since=max(wanted.since, first) if wanted.since else first)
    return [each for each in periods_of(view, near, by, BIGGEST) if each.period in names][::-1]
