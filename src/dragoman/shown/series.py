"""Dyads and timelines as plots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.export.series_plot import Mark, SeriesPlot, series_figure
from dragoman.query.dyad_turns import DyadTurn
from dragoman.query.dyads import DyadReport
from dragoman.query.periods import between, period_at
from dragoman.query.timeline import TimelinePeriod
from dragoman.store.days import event_days
from dragoman.store.entries import EventEntry
from dragoman.store.summaries import EventGroup, Period

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EVENTS = 5
SIGNS = {"rise": "up", "fall": "down", "burst": "burst", "dip": "dip"}
APART = 7  # of a plot's width, at least one part between two events that are named


def dyad_figure(report: DyadReport) -> Figure:
    return series_figure(dyad_plot(report))


def dyad_plot(report: DyadReport) -> SeriesPlot:
    places = {period.period: place for place, period in enumerate(report.series)}
    told = [group for turn in report.turns if turn.kind in ("rise", "burst") for group in turn.biggest]
    return SeriesPlot(
        title=f"{' – '.join(report.pair)}, by {report.by}: events that took place, as reported",
        unit=report.by,
        periods=tuple(places),
        cooperation=tuple(period.cooperation for period in report.series),
        conflict=tuple(period.conflict for period in report.series),
        scores=tuple(period.score for period in report.series),
        turns=_turn_marks(report.turns, places),
        events=_event_marks([*told, *report.biggest], places, report.by),
    )


def timeline_figure(periods: Sequence[TimelinePeriod], by: Period, about: str = "") -> Figure:
    """With the periods between in which nothing happened; all periods must be known. ``about``: whom it is about."""
    known = {period.period: period for period in periods}
    names = tuple(between(min(known), max(known), by)) if known else ()
    places = {name: place for place, name in enumerate(names)}
    empty = TimelinePeriod("", 0, 0, 0, ())
    return series_figure(
        SeriesPlot(
            title=f"{about or 'All'}, by {by}: events that took place, as reported",
            unit=by,
            periods=names,
            cooperation=tuple(known.get(name, empty).cooperation for name in names),
            conflict=tuple(known.get(name, empty).conflict for name in names),
            events=_event_marks([group for period in known.values() for group in period.biggest], places, by),
        )
    )


def _turn_marks(turns: Sequence[DyadTurn], places: dict[str, int]) -> tuple[Mark, ...]:
    """One for each period; of conflict where anything there turns to it."""
    by_period: dict[str, list[DyadTurn]] = {}
    for turn in turns:
        if turn.period in places:
            by_period.setdefault(turn.period, []).append(turn)
    marks = []
    for period, found in by_period.items():
        kinds = ", ".join(f"{turn.series} {SIGNS[turn.kind]}" for turn in found)
        marks.append(Mark(places[period], f"{period} {kinds}", any(turn.worse for turn in found)))
    return tuple(marks)


def _event_marks(groups: Iterable[EventGroup], places: dict[str, int], by: Period) -> tuple[Mark, ...]:
    """The biggest that have room: type and day, no sentence."""
    marks: list[Mark] = []
    least = max(1, len(places) // APART)
    for group in sorted(groups, key=lambda group: -group.weight):
        entry = group.entry
        place = places.get(_period_of(entry, by))
        if place is None or any(abs(mark.place - place) < least for mark in marks):
            continue
        marks.append(Mark(place, f"{entry.event.type} {_day(entry)}", (entry.event.quad or "").endswith("conflict")))
        if len(marks) == EVENTS:
            break
    return tuple(sorted(marks, key=lambda mark: mark.place))


def _day(entry: EventEntry) -> str:
    time = entry.event.time
    return (time.start or time.end or "") if time else ""


def _period_of(entry: EventEntry, by: Period) -> str:
    first = event_days(entry.event)[0]
    return period_at(date.fromisoformat(first), by) if first else ""
