"""Clock times joined with the day that stands behind them: "9 a.m. Friday", "7 o'clock on Tuesday evening"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.types.resolution import TimeExpression

_CLOCK, _DAY = re.compile(r"T\d\d:\d\d$"), re.compile(r"\d{4}-\d\d-\d\d")
_APPOSED = re.compile(r",?\s(?:on\s)?")


def with_clocks(text: str, found: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """A clock time and the day behind it as one expression: "9 a.m. Friday", "noon on 3 May"."""
    waiting: TimeExpression | None = None
    for entry in found:
        if waiting is not None:
            clock = _CLOCK.search(waiting.value)
            day = _DAY.match(entry.value)
            if clock and day and _APPOSED.fullmatch(text[waiting.end : entry.start]):
                yield replace(
                    waiting, end=entry.end, value=day[0] + _after_noon(clock[0], entry.value), first=entry.first, last=entry.last,
                    basis=entry.basis,
                )  # fmt: skip
                waiting = None
                continue
            yield waiting
        waiting = entry
    if waiting is not None:
        yield waiting


def _after_noon(clock: str, day: str) -> str:
    """"7 o'clock on Tuesday evening" is T19:00."""
    hour = int(clock[1:3])
    return f"T{hour + 12}{clock[3:]}" if hour < 12 and day.endswith(("TAF", "TEV", "TNI")) else clock
