"""Counts of events by period → what a chart draws: only of the time in which reports came out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.query.periods import between
from dragoman.store.summaries import EventTally, Period
from dragoman.web.charts import Amount

MOST_PERIODS = 400
Span = tuple[date, date] | None


def drawn(amounts: Sequence[Amount], span: Span) -> list[Amount]:
    """The periods in which reports came out, the last of them: of times before and after they tell only here and there."""
    if span is not None:
        first, last = (day.isoformat() for day in span)
        amounts = [each for each in amounts if first[: len(each.period)] <= each.period <= last]
    return list(amounts[-MOST_PERIODS:])


def amounts(tallies: Iterable[EventTally]) -> list[Amount]:
    """The periods in which something happened; what belongs to none has the empty one."""
    found: dict[str, Amount] = {}
    for tally in tallies:
        held = found.get(tally.period) or Amount(tally.period, 0, 0)
        above = tally.events if tally.settled and tally.quad.endswith("cooperation") else 0
        below = tally.events if tally.settled and tally.quad.endswith("conflict") else 0
        aside = 0 if tally.settled else tally.events
        found[tally.period] = Amount(tally.period, held.above + above, held.below + below, held.aside + aside)
    return [found[period] for period in sorted(found)]


def with_gaps(amounts: Sequence[Amount], by: Period) -> list[Amount]:
    """With the periods in between in which nothing happened, the last of them."""
    if not amounts:
        return []
    known = {each.period: each for each in amounts}
    periods = between(amounts[0].period, amounts[-1].period, by)
    return [known.get(period) or Amount(period, 0, 0) for period in periods][-MOST_PERIODS:]


def total(amounts: Iterable[Amount]) -> int:
    return sum(each.above + each.below + each.aside for each in amounts)
