"""/dyad: two parties over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.faces.served import Served
from dragoman.query.disputes import disputed
from dragoman.query.dyads import DyadReport, dyad_report
from dragoman.query.filters import parse_days
from dragoman.store.base import View
from dragoman.store.filters import ClaimFilter
from dragoman.store.summaries import Period
from dragoman.web.answering import PERIODS, Asked, Values, answer
from dragoman.web.charts import Amount, chart
from dragoman.web.series import drawn, total

router = APIRouter()
BIGGEST, DISPUTES, EVENTS, TURNS = 8, 6, 20, 12
DISPUTE_DAYS = 62
LONG = 12 * 25


@router.get("/dyad")
def dyad(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        one, other = asked("a"), asked("b")
        if one is None or other is None:
            return {"report": None}
        since, until = parse_days(asked("since"), asked("until"))
        wanted = served.parser().events(between=(one, other), since=asked("since"), until=asked("until"))
        assert wanted.between is not None
        pair, chosen = wanted.between, bool(since or until)
        whole = _whole(view, pair, since, until, asked.period())
        report = dyad_report(view, pair, since=since, until=until, by=whole.by, biggest=BIGGEST) if chosen else whole
        amounts = [Amount(each.period, each.cooperation, each.conflict, each.unsettled) for each in whole.series]
        shown = drawn(amounts, view.span())
        return {
            "report": report, "chart": chart(shown, asked("since"), asked("until")), "pair": pair,
            "turns": whole.turns[-TURNS:], "outside": total(amounts) - total(shown), "chosen": chosen, "periods": PERIODS,
            "events": list(view.events(replace(wanted, once=True, limit=EVENTS))) if chosen else [], "number": view.count(replace(wanted, once=True)),
            "disputes": _disputes(view, pair, since, until),
        }  # fmt: skip

    return answer(request, "dyad.html", ask)


def _whole(view: View, pair: tuple[str, str], since: date | None, until: date | None, by: Period | None) -> DyadReport:
    """The series in which a period is chosen: all of it, but by day only what is chosen. By year where nothing else was
    asked for and months would be too many."""
    if by == "day":
        return dyad_report(view, pair, since=since, until=until, by=by, biggest=BIGGEST)
    report = dyad_report(view, pair, by=by or "month", biggest=BIGGEST)
    span = view.span()
    if by is None and span is not None and (span[1] - span[0]).days / 30 > LONG:
        return dyad_report(view, pair, by="year", biggest=BIGGEST)
    return report


def _disputes(view: View, pair: tuple[str, str], since: date | None, until: date | None) -> Values:
    """Of a longer time only what the reports themselves say is disputed: to compare all of them takes too long."""
    wanted = ClaimFilter(between=pair, since=since, until=until, disputed=True)
    if since and until and (until - since).days <= DISPUTE_DAYS:
        found = [each.claim for each in disputed(view, ClaimFilter(between=pair, since=since, until=until))]
    else:
        found = list(view.claims(wanted))
    return {"number": len(found), "latest": found[::-1][:DISPUTES]}
