"""The turns of a dyad: periods in which conflict, cooperation or the mean score change, with the biggest events there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dragoman.query.periods import between, days_of, period_at
from dragoman.query.quads import CONFLICT, COOPERATION
from dragoman.query.turns import Turn, TurnKind, count_turns, mean_turns
from dragoman.store.base import View
from dragoman.store.filters import EventFilter
from dragoman.store.summaries import EventGroup, EventTally, Period

SeriesName = Literal["conflict", "conflict-told", "cooperation", "score"]
REASONS, REASON_PERIODS = 3, 3
MOST_PERIODS = 2000  # a longer series would take seconds; it mostly is one by day


@dataclass(frozen=True, slots=True)
class DyadTurn:
    """``series``: *conflict* and *cooperation* that took place, *conflict-told* (also what is planned, alleged or denied;
    only where *conflict* does not turn the same way), *score* (the mean of a period).

    The new level holds from ``period``, which may as well be any from ``earliest`` to ``latest``, up to ``last``. ``before``
    and ``after`` are events a period, or scores. ``strength``: 1 is just enough. ``biggest``: the biggest events of
    the sign that the turn is towards, from ``period`` to ``latest``, but of three periods at most.
    """

    period: str
    earliest: str
    latest: str
    last: str
    series: SeriesName
    kind: TurnKind
    before: float
    after: float
    strength: float
    biggest: tuple[EventGroup, ...]

    @property
    def worse(self) -> bool:
        """Whether it is a turn towards conflict."""
        return (self.after > self.before) == self.series.startswith("conflict")


@dataclass(frozen=True, slots=True)
class _Counts:
    periods: tuple[str, ...]
    conflict: tuple[int, ...]
    told: tuple[int, ...]
    cooperation: tuple[int, ...]
    scores: tuple[float | None, ...]


def dyad_turns(
    view: View, wanted: EventFilter, by: Period, tallies: Iterable[EventTally], relative: bool = False
) -> tuple[DyadTurn, ...]:
    """The turns of the events of a filter, by period; ``tallies`` are its counts.

    Only periods count in which reports came out. ``relative``: measured against all events of the record in each period,
    so that more reporting is no rise.
    """
    periods = _periods(view, wanted.since, wanted.until, by)
    if not 1 < len(periods) <= MOST_PERIODS:
        return ()
    counts = _counted(periods, tallies)
    volumes = _volumes(view, periods, wanted, by) if relative else None
    turns = tuple(_told_once(_found(counts, volumes)))
    explained = _with_reasons(view, wanted, turns, periods, by)
    return tuple(sorted(explained, key=lambda turn: (turn.period, turn.series)))


def _periods(view: View, since: date | None, until: date | None, by: Period) -> tuple[str, ...]:
    """Those in which the record has reports, within the days of the filter."""
    span = view.span()
    if span is None:
        return ()
    first, last = max(since or span[0], span[0]), min(until or span[1], span[1])
    return tuple(between(period_at(first, by), period_at(last, by), by)) if first <= last else ()


def _counted(periods: tuple[str, ...], tallies: Iterable[EventTally]) -> _Counts:
    conflict, told, cooperation = (dict.fromkeys(periods, 0) for _ in range(3))
    scores = dict.fromkeys(periods, 0.0)
    for tally in tallies:
        if tally.period not in scores:
            continue
        hostile = tally.quad.endswith("conflict")
        told[tally.period] += hostile * tally.events
        if tally.settled:
            (conflict if hostile else cooperation)[tally.period] += tally.events
            scores[tally.period] += tally.score
    numbers = [conflict[period] + cooperation[period] for period in periods]
    means = tuple(scores[period] / n if n else None for period, n in zip(periods, numbers, strict=True))
    return _Counts(periods, tuple(conflict.values()), tuple(told.values()), tuple(cooperation.values()), means)


def _volumes(view: View, periods: Sequence[str], wanted: EventFilter, by: Period) -> list[float]:
    volumes = dict.fromkeys(periods, 0.0)
    for tally in view.tallies(EventFilter(since=wanted.since, until=wanted.until), by):
        if tally.period in volumes:
            volumes[tally.period] += tally.events
    return list(volumes.values())


def _found(counts: _Counts, volumes: Sequence[float] | None) -> Iterator[DyadTurn]:
    numbers = [one + other for one, other in zip(counts.conflict, counts.cooperation, strict=True)]
    found: Mapping[SeriesName, tuple[Turn, ...]] = {
        "conflict": count_turns(counts.conflict, volumes),
        "conflict-told": count_turns(counts.told, volumes),
        "cooperation": count_turns(counts.cooperation, volumes),
        "score": mean_turns(counts.scores, numbers),
    }
    for series, turns in found.items():
        for turn in turns:
            at, earliest, latest, last = (counts.periods[n] for n in (turn.at, turn.earliest, turn.latest, turn.end - 1))
            levels = round(turn.before, 2), round(turn.after, 2), round(turn.strength, 2)
            yield DyadTurn(at, earliest, latest, last, series, turn.kind, *levels, ())


def _told_once(turns: Iterable[DyadTurn]) -> Iterator[DyadTurn]:
    """Without the turns of all conflict that is told, where what took place turns too."""
    taken_place = []
    for turn in turns:
        if turn.series == "conflict":
            taken_place.append(turn)
        if turn.series != "conflict-told" or not any(_is_there(turn, other) for other in taken_place):
            yield turn


def _is_there(turn: DyadTurn, other: DyadTurn) -> bool:
    """Whether another turn to the same side is where this one could as well be."""
    return turn.worse == other.worse and turn.earliest <= other.period <= turn.latest


def _with_reasons(
    view: View, wanted: EventFilter, turns: Sequence[DyadTurn], periods: Sequence[str], by: Period
) -> Iterator[DyadTurn]:
    """Asks for all turns of one sign at once: each question looks all events of the pair up."""
    for worse, quads in ((True, CONFLICT), (False, COOPERATION)):
        signed = [(turn, _last_reason(turn, periods)) for turn in turns if turn.worse == worse]
        if not signed:
            continue
        spans = tuple((days_of(turn.period)[0], days_of(last)[1]) for turn, last in signed)
        groups = list(view.biggest(replace(wanted, quads=quads, begins=spans), REASONS, by))
        for turn, last in signed:
            within = [group for group in groups if turn.period <= group.period <= last]
            yield replace(turn, biggest=tuple(sorted(within, key=lambda group: -group.weight)[:REASONS]))


def _last_reason(turn: DyadTurn, periods: Sequence[str]) -> str:
    return min(turn.latest, periods[min(periods.index(turn.period) + REASON_PERIODS, len(periods)) - 1])
