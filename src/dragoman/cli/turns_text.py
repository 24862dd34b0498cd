"""Series as sparklines and their change points as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.export.sparkline import sparkline
from dragoman.query.dyad_turns import DyadTurn
from dragoman.store.summaries import Period

ARROWS = {"rise": "▲", "fall": "▼", "burst": "◆", "dip": "◇"}
VERBS = {"rise": "rises", "fall": "falls", "burst": "bursts out", "dip": "dips"}
NAMES = {"conflict-told": "conflict with what is planned, alleged or denied"}


def spark_lines(series: Sequence[tuple[str, Sequence[float | None]]]) -> Iterator[str]:
    """``conflict  ▁▁▂█  0 to 12`` for each with at least two periods."""
    wide = max((len(name) for name, _ in series), default=0)
    for name, values in series:
        known = [value for value in values if value is not None]
        if len(values) > 1 and known:
            yield f"{name:{wide}}  {sparkline(values)}  {min(known):g} to {max(known):g}"


def turn_marks(turns: Sequence[DyadTurn], period: str) -> str:
    """What turns in a period: ``conflict ▲ score ▼``."""
    return " ".join(f"{turn.series} {ARROWS[turn.kind]}" for turn in turns if turn.period == period)


def turn_line(turn: DyadTurn, by: Period) -> str:
    """``2022-02  conflict rises from 1.6 to 33.2 a month (strength 6.7)``."""
    name, unit = NAMES.get(turn.series, turn.series), "" if turn.series == "score" else f" a {by}"
    span = "" if turn.earliest == turn.latest else f", or any {by} from {turn.earliest} to {turn.latest}"
    until = f" up to {turn.last}" if turn.kind in ("burst", "dip") and turn.last != turn.period else ""
    levels = f"from {_level(turn.before)} to {_level(turn.after)}{unit}"
    return f"{turn.period}  {name} {VERBS[turn.kind]} {levels}{until} (strength {turn.strength:.1f}{span})"


def _level(level: float) -> str:
    return f"{level:.0f}" if abs(level) >= 100 else f"{level:.1f}"
