"""What happened, period by period: how much of either sign, and the biggest events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.query.periods import period_at
from dragoman.store.base import View
from dragoman.store.filters import EventFilter
from dragoman.store.summaries import EventGroup, EventTally, Period

EACH = 3


@dataclass(frozen=True, slots=True)
class TimelinePeriod:
    """``cooperation`` and ``conflict`` count the events that took place; the others are ``unsettled``."""

    period: str
    cooperation: int
    conflict: int
    unsettled: int
    biggest: tuple[EventGroup, ...]


def timeline(view: View, wanted: EventFilter, by: Period = "month", each: int = EACH) -> tuple[TimelinePeriod, ...]:
    """The periods in which there are events of the filter, with the ``each`` biggest of them.

    Events of which only a longer time is known come first, under the empty period.
    """
    groups: defaultdict[str, list[EventGroup]] = defaultdict(list)
    for group in view.biggest(wanted, each, by):
        groups[group.period].append(group)
    tallies: defaultdict[str, list[EventTally]] = defaultdict(list)
    for tally in view.tallies(wanted, by):
        tallies[tally.period].append(tally)
    return tuple(_period(period, tallies[period], groups[period]) for period in sorted(tallies))


def periods_since(periods: Iterable[TimelinePeriod], since: date | None, by: Period) -> tuple[TimelinePeriod, ...]:
    """Those that are known and not before the day: an event of the filter may have begun earlier and gone on."""
    first = period_at(since, by) if since else ""
    return tuple(each for each in periods if each.period and each.period >= first)


def _period(period: str, tallies: list[EventTally], groups: list[EventGroup]) -> TimelinePeriod:
    def count(end: str) -> int:
        return sum(tally.events for tally in tallies if tally.settled and tally.quad.endswith(end))

    unsettled = sum(tally.events for tally in tallies if not tally.settled)
    return TimelinePeriod(period, count("cooperation"), count("conflict"), unsettled, tuple(groups))
