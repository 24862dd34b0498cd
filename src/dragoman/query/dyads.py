"""How two parties stand to each other over time: events of both signs by period, and the biggest of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.query.dyad_turns import DyadTurn, dyad_turns
from dragoman.query.periods import between, period_at
from dragoman.query.quads import MATERIAL_CONFLICT, MATERIAL_COOPERATION, VERBAL_CONFLICT, VERBAL_COOPERATION
from dragoman.store.base import View
from dragoman.store.filters import EventFilter
from dragoman.store.summaries import EventGroup, EventTally, Period
from dragoman.types.notebook import InNotebook

BIGGEST = 10


@dataclass(frozen=True, slots=True)
class DyadPeriod:
    """Events that took place, by quad; ``unsettled`` are planned, proposed, alleged, denied or hypothetical.

    ``score`` is the mean of the conflict–cooperation scores (−10…10) of those that took place, None without any.
    """

    period: str
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    unsettled: int
    score: float | None

    @property
    def cooperation(self) -> int:
        return self.verbal_cooperation + self.material_cooperation

    @property
    def conflict(self) -> int:
        return self.verbal_conflict + self.material_conflict


@dataclass(frozen=True, slots=True)
class DyadReport(InNotebook):
    """``series`` has every period from the first event to the last, ``total`` all events (of the period "all").

    ``undated``: how many of them are in no period, because only a longer time is known ("in 2025"), or because they began
    before the days that were asked for. ``turns``: where the
    series change; ``relative``: where their shares in all events of the record do.
    """

    pair: tuple[str, str]
    by: Period
    undated: int
    total: DyadPeriod
    series: tuple[DyadPeriod, ...]
    biggest: tuple[EventGroup, ...]
    turns: tuple[DyadTurn, ...] = ()
    relative: bool = False


def dyad_report(
    view: View,
    pair: tuple[str, str],
    *,
    since: date | None = None,
    until: date | None = None,
    by: Period = "month",
    biggest: int = BIGGEST,
    relative: bool = False,
) -> DyadReport:
    """What the record has of a pair (codes as in ``EventFilter.between``), in either direction.

    ``relative``: turns are those of its share in all events of the record.
    """
    wanted = EventFilter(between=pair, since=since, until=until)
    counted = tuple(view.tallies(wanted, by))
    first = period_at(since, by) if since else ""
    dated = tuple(tally for tally in counted if tally.period and tally.period >= first)
    series = tuple(_series(dated, by))
    undated = sum(tally.events for tally in counted) - sum(tally.events for tally in dated)
    biggest_of_all = tuple(view.biggest(wanted, biggest))
    turns = dyad_turns(view, wanted, by, counted, relative)
    return DyadReport(pair, by, undated, _period("all", counted), series, biggest_of_all, turns, relative)


def _series(tallies: tuple[EventTally, ...], by: Period) -> Iterator[DyadPeriod]:
    if tallies:
        found: dict[str, list[EventTally]] = {}
        for tally in tallies:
            found.setdefault(tally.period, []).append(tally)
        for period in between(tallies[0].period, tallies[-1].period, by):
            yield _period(period, found.get(period, ()))


def _period(name: str, tallies: Iterable[EventTally]) -> DyadPeriod:
    held = list(tallies)
    settled = [tally for tally in held if tally.settled]
    number = sum(tally.events for tally in settled)

    def of(quad: str) -> int:
        return sum(tally.events for tally in settled if tally.quad == quad)

    return DyadPeriod(
        period=name,
        verbal_cooperation=of(VERBAL_COOPERATION),
        material_cooperation=of(MATERIAL_COOPERATION),
        verbal_conflict=of(VERBAL_CONFLICT),
        material_conflict=of(MATERIAL_CONFLICT),
        unsettled=sum(tally.events for tally in held if not tally.settled),
        score=round(sum(tally.score for tally in settled) / number, 2) if number else None,
    )
