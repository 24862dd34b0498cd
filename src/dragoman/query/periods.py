"""Periods of a series: 2024, 2024-Q1, 2024-03 or 2024-03-05."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.store.summaries import Period

MONTHS = {"year": 12, "quarter": 3, "month": 1}


def between(first: str, last: str, by: Period) -> Iterator[str]:
    """All periods from the first to the last, also those in which nothing happened."""
    if by == "day":
        day, end = date.fromisoformat(first), date.fromisoformat(last)
        yield from ((day + timedelta(n)).isoformat() for n in range((end - day).days + 1))
        return
    length = MONTHS[by]
    start, stop = days_of(first)[0], days_of(last)[1]
    for number in range(start.year * 12 + start.month - 1, stop.year * 12 + stop.month, length):
        yield period_at(date(number // 12, number % 12 + 1, 1), by)


def period_at(day: date, by: Period) -> str:
    """The period in which a day lies."""
    if by == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[by]]


def days_of(period: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    year, _, rest = period.partition("-")
    if len(rest) > 2:
        return date.fromisoformat(period), date.fromisoformat(period)
    if not rest:
        first = last = 0
    elif rest.startswith("Q"):
        last = int(rest[1]) * 3
        first = last - 2
    else:
        first = last = int(rest)
    return date(int(year), first or 1, 1), _last(int(year), last or 12)


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
