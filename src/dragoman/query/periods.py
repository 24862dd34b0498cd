"""Periods of a series: 2024, 2024-03 or 2024-03-05."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.store.summaries import Period


def between(first: str, last: str, by: Period) -> Iterator[str]:
    """All periods from the first to the last, also those in which nothing happened."""
    if by == "year":
        yield from (f"{year:04d}" for year in range(int(first), int(last) + 1))
    elif by == "month":
        for number in range(_months(first), _months(last) + 1):
            yield f"{number // 12:04d}-{number % 12 + 1:02d}"
    else:
        day, end = date.fromisoformat(first), date.fromisoformat(last)
        yield from ((day + timedelta(n)).isoformat() for n in range((end - day).days + 1))


def _months(period: str) -> int:
    year, month = period.split("-")
    return int(year) * 12 + int(month) - 1
