"""Series → the geometry of a picture that a template draws: columns above and below a line. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1000.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 12.0, 14.0, 26.0
MOST_LABELS = 12
WIDEST, NARROW = 60.0, 9.0
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Amount:
    """What is drawn of one period: counts above the line, below it, and what is neither."""

    period: str
    above: int
    below: int
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """``x`` and ``width`` of the whole period; ``up`` and ``down`` are heights of its two columns; ``chosen``: it lies in
    the period that was asked for."""

    amount: Amount
    x: float
    width: float
    up: float
    down: float
    chosen: bool = False

    @property
    def bar(self) -> float:
        """The width of its two columns."""
        return min(round(self.width * 0.8, 2), WIDEST)

    @property
    def bar_x(self) -> float:
        return round(self.x + (self.width - self.bar) / 2, 2)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the scale, or a mark on the time axis, with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All in units of a picture of ``WIDTH`` × ``HEIGHT``; ``zero`` is where the line between both sides lies."""

    columns: tuple[Column, ...]
    scale: tuple[Line, ...]
    times: tuple[Line, ...]
    zero: float
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = WIDTH - RIGHT
    top: float = TOP
    bottom: float = HEIGHT - BOTTOM

    @property
    def narrow(self) -> bool:
        """Whether its columns are too narrow for a pattern."""
        return bool(self.columns) and self.columns[0].width < NARROW

    def at(self, period: str) -> float | None:
        """Where a period begins; None where the picture does not have it."""
        return next((column.x for column in self.columns if column.amount.period == period), None)


def chart(amounts: Sequence[Amount], since: str | None = None, until: str | None = None) -> Chart:
    """The picture of a series without gaps; both sides have the same scale. From ``since`` to ``until`` it is chosen."""
    most_up = max((amount.above for amount in amounts), default=0)
    most_down = max((amount.below for amount in amounts), default=0)
    span = max(most_up + most_down, 1)
    unit = (HEIGHT - TOP - BOTTOM) / span
    zero = TOP + most_up * unit if most_up + most_down else HEIGHT / 2
    each = (WIDTH - LEFT - RIGHT) / max(len(amounts), 1)
    columns = tuple(
        Column(
            amount, round(LEFT + place * each, 2), round(each, 2), round(amount.above * unit, 2),
            round(amount.below * unit, 2), _within(amount.period, since, until),
        )
        for place, amount in enumerate(amounts)
    )  # fmt: skip
    return Chart(columns, tuple(_scale(most_up, most_down, zero, unit)), tuple(_times(columns)), round(zero, 2))


def _scale(up: int, down: int, zero: float, unit: float) -> list[Line]:
    step = _step(max(up, down))
    values = [*range(-(down // step) * step, 0, step), *range(0, up + 1, step)]
    return [Line(round(zero - value * unit, 2), str(abs(value))) for value in values]


def _step(most: int) -> int:
    """A round step that gives three to six lines on the longer side."""
    size = 1
    while True:
        for step in _STEPS:
            if most <= step * size * 4:
                return step * size
        size *= 10


def _times(columns: Sequence[Column]) -> list[Line]:
    """At most a dozen periods have a label; of several that begin alike the first."""
    every = -(-len(columns) // MOST_LABELS)
    return [Line(round(column.x + column.width / 2, 2), column.amount.period) for column in columns[:: every or 1]]


def _within(period: str, since: str | None, until: str | None) -> bool:
    """Whether a period touches the days, months or years from one to the other; nothing is chosen without either."""
    if since is None and until is None:
        return False
    after = since is None or period >= since[: len(period)]
    return after and (until is None or period[: len(until)] <= until)
