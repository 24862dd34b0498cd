"""The plot of a series: cooperation upwards, conflict downwards, the mean score below, change points marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.export.figures import CONFLICT, COOPERATION, HATCH, INK, QUIET, new_figure, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT, SCORE_HEIGHT, WORDS_HEIGHT = 10.0, 3.2, 1.2, 1.3
TICKS, FEW_TICKS = 14, 8  # days are long words
CHARACTER = 0.013  # of the plot's width that a line of small upright text takes


@dataclass(frozen=True, slots=True)
class Mark:
    """A word at a place of the series; ``conflict`` says which sign it is of."""

    place: int
    text: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class SeriesPlot:
    """``scores`` may be empty; ``turns`` are drawn as lines, ``events`` beside the columns."""

    title: str
    unit: str
    periods: tuple[str, ...]
    cooperation: tuple[int, ...]
    conflict: tuple[int, ...]
    scores: tuple[float | None, ...] = ()
    turns: tuple[Mark, ...] = ()
    events: tuple[Mark, ...] = field(default=())


def series_figure(plot: SeriesPlot) -> Figure:
    """The figure; ConfigError where the extra ``plots`` is missing."""
    with styled():
        below = SCORE_HEIGHT if plot.scores else 0.0
        figure = new_figure(WIDTH, HEIGHT + below + (WORDS_HEIGHT if plot.turns else 0.0))
        if plot.scores:
            counts, scores = figure.subplots(2, 1, sharex=True, height_ratios=(HEIGHT, below))
            _draw_scores(scores, plot)
            bottom = scores
        else:
            counts = bottom = figure.subplots()
        figure.suptitle(plot.title, x=0.01, ha="left", fontsize=11, color=INK)
        _draw_counts(counts, plot)
        _draw_turns(counts, plot)
        _draw_events(counts, plot)
        _label_periods(bottom, plot)
        return figure


def _draw_counts(axes: Axes, plot: SeriesPlot) -> None:
    from matplotlib.ticker import MaxNLocator

    edges = [place - 0.5 for place in range(len(plot.periods) + 1)]
    down = [-count for count in plot.conflict]
    axes.stairs(plot.cooperation, edges, fill=True, color=COOPERATION, label="cooperation")
    axes.stairs(down, edges, fill=True, facecolor="#f4c9c4", edgecolor=CONFLICT, hatch=HATCH, linewidth=0.7, label="conflict")
    axes.axhline(0, color=INK, linewidth=0.6)
    axes.set_ylabel(f"events a {plot.unit}")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    axes.set_xlim(-1, len(plot.periods))
    axes.set_ylim(-max(plot.conflict, default=0) * 1.08 - 0.5, max(plot.cooperation, default=0) * 1.08 + 0.5)
    axes.legend(loc="lower left", frameon=False, fontsize=8, ncols=2)


def _draw_scores(axes: Axes, plot: SeriesPlot) -> None:
    scores = [float("nan") if score is None else score for score in plot.scores]  # nothing joins over a gap
    axes.plot(range(len(scores)), scores, color=INK, linewidth=0.7, marker="o", markersize=1.8)
    axes.axhline(0, color=QUIET, linewidth=0.6)
    axes.set_ylim(-10.5, 10.5)
    axes.set_yticks((-10, 0, 10))
    axes.set_ylabel("mean score")
    for turn in plot.turns:
        axes.axvline(turn.place - 0.5, color=CONFLICT if turn.conflict else COOPERATION, linewidth=0.5, linestyle=":")


def _draw_turns(axes: Axes, plot: SeriesPlot) -> None:
    """A line for each, with its words above the plot; words that would touch are moved aside."""
    for turn, place in zip(plot.turns, _apart(plot), strict=True):
        colour, line = (CONFLICT, "--") if turn.conflict else (COOPERATION, ":")
        axes.axvline(turn.place - 0.5, color=colour, linewidth=0.8, linestyle=line)
        axes.annotate(
            turn.text, (turn.place - 0.5, 1), xycoords=("data", "axes fraction"), xytext=(place - 0.5, 1.04),
            textcoords=("data", "axes fraction"), rotation=90, va="bottom", ha="center", fontsize=6.5, color=colour,
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.5, "shrinkA": 0, "shrinkB": 0},
        )  # fmt: skip


def _apart(plot: SeriesPlot) -> Iterator[float]:
    least, last = CHARACTER * len(plot.periods), float("-inf")
    for turn in plot.turns:
        last = max(float(turn.place), last + least)
        yield last


def _draw_events(axes: Axes, plot: SeriesPlot) -> None:
    for event in plot.events:
        height = -plot.conflict[event.place] if event.conflict else plot.cooperation[event.place]
        right = event.place > len(plot.periods) / 2
        axes.annotate(
            event.text, (event.place, height), xytext=(-9 if right else 9, 3), textcoords="offset points",
            ha="right" if right else "left", va="center", fontsize=6.5, color=INK,
            arrowprops={"arrowstyle": "-", "color": QUIET, "linewidth": 0.5},
            bbox={"boxstyle": "square,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
        )  # fmt: skip


def _label_periods(axes: Axes, plot: SeriesPlot) -> None:
    places = _ticks(plot.periods)
    axes.set_xticks(places, [plot.periods[place] if plot.unit != "month" else _short(plot.periods, place, places) for place in places])
    axes.set_xlabel(plot.unit)


def _ticks(periods: Sequence[str]) -> list[int]:
    """Where years begin, else every so many periods."""
    years = [place for place, period in enumerate(periods) if period.endswith(("-01", "-Q1", "-01-01")) or len(period) == 4]
    places = years if len(years) >= 4 else list(range(len(periods)))
    ticks = TICKS if len(periods) == 0 or len(periods[0]) <= len("2025-Q1") else FEW_TICKS
    return places[:: -(-len(places) // ticks) or 1]


def _short(periods: Sequence[str], place: int, places: Sequence[int]) -> str:
    """The year where all labels are Januaries."""
    return periods[place][:4] if all(periods[each].endswith("-01") for each in places) else periods[place]
