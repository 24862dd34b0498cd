"""What a record covers: how much was read of each publisher and day, what could not be read, and where days are missing."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from dragoman.store.base import View
from dragoman.store.days import NO_DAY

CoverageBy = Literal["publisher", "day", "month"]
SAME_WEEKDAYS = 4
USUAL = 3
WHOLE_WEEK = 7
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Covered:
    """``name`` is a publisher ("" for documents without one), a day or a month ("" for those without a day).

    ``read`` counts articles (revisions of one are one), ``revised`` their later revisions, ``copies`` articles with a
    text that was there before; ``reasons`` why ``skipped`` were not read.
    """

    name: str
    read: int
    revised: int
    copies: int
    skipped: int
    reasons: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """No document of a publisher on ``days`` days from ``first`` to ``last`` on which it usually has some."""

    publisher: str
    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class Coverage:
    by: CoverageBy
    total: Covered
    rows: tuple[Covered, ...]
    gaps: tuple[Gap, ...]


@dataclass
class _Count:
    read: int = 0
    revised: int = 0
    copies: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)


def coverage(view: View, by: CoverageBy = "publisher", since: date | None = None, until: date | None = None) -> Coverage:
    """What the record covers, of documents with a day between ``since`` and ``until`` where these are given."""
    counts: defaultdict[str, _Count] = defaultdict(_Count)
    total, days = _Count(), _Days()
    for row in view.days_read():
        publisher = days.name(row.publisher)
        days.add(publisher, row.day)  # also those outside: they say what is usual
        if not _within(row.day, since, until):
            continue
        for count in (total, counts[_name(by, publisher, row.day)]):
            count.read += row.read
            count.revised += row.revised
            count.copies += row.copies
            count.days.add(row.day)
    for skip in view.unread():
        if _within(skip.day, since, until):
            for count in (total, counts[_name(by, days.name(skip.publisher), skip.day)]):
                count.reasons[skip.reason] += 1
    rows = tuple(_covered(name, counts[name]) for name in sorted(counts, key=lambda name: (name == "", name)))
    gaps = tuple(gap for gap in days.gaps() if (not until or gap.first <= until) and (not since or gap.last >= since))
    return Coverage(by, _covered("all", total), rows, gaps)


class _Days:
    """The days on which each publisher has documents; one that is spelt in several ways is one, by its first."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._days: defaultdict[str, set[date]] = defaultdict(set)

    def name(self, publisher: str | None) -> str:
        return self._names.setdefault(publisher.casefold(), publisher) if publisher else ""

    def add(self, publisher: str, day: str) -> None:
        if publisher and day != NO_DAY:
            self._days[publisher].add(date.fromisoformat(day))

    def gaps(self) -> Iterator[Gap]:
        until = max((max(days) for days in self._days.values()), default=None)
        for publisher in sorted(self._days):
            assert until is not None
            yield from gaps_of(publisher, self._days[publisher], until)


def gaps_of(publisher: str, days: Iterable[date], until: date) -> Iterator[Gap]:
    """The gaps up to ``until``. A day is missing where, up to the last day with documents before it, there were some
    on three of the last four same weekdays, or on each of the last seven days. A gap ends with the next document, or
    after ``LONGEST`` days: then the publisher has stopped, which its last day says."""
    have = sorted(set(days))
    for last, following in zip(have, [*have[1:], until + timedelta(1)], strict=False):
        end = min(following, last + timedelta(LONGEST + 1))
        if following == last + timedelta(1):
            continue
        known = frozenset(have[max(0, bisect_right(have, last) - 7 * SAME_WEEKDAYS) : bisect_right(have, last)])
        between = (last + timedelta(n) for n in range(1, (end - last).days))
        missing = [day for day in between if _usual(day, last, known)]
        if missing:
            yield Gap(publisher, missing[0], missing[-1], len(missing))


def _usual(day: date, last: date, known: frozenset[date]) -> bool:
    """``known``: the days with documents up to ``last``, of four weeks at least."""
    if all(last - timedelta(back) in known for back in range(WHOLE_WEEK)):
        return True
    same = last - timedelta((last.weekday() - day.weekday()) % 7)
    return sum(same - timedelta(7 * week) in known for week in range(SAME_WEEKDAYS)) >= USUAL


def _within(day: str, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    return day != NO_DAY and (since is None or day >= since.isoformat()) and (until is None or day <= until.isoformat())


def _name(by: CoverageBy, publisher: str, day: str) -> str:
    if by == "publisher":
        return publisher
    if day == NO_DAY:
        return ""
    return day if by == "day" else day[:7]


def _covered(name: str, count: _Count) -> Covered:
    reasons = tuple(sorted(count.reasons.items(), key=lambda item: (-item[1], item[0])))
    days = sorted(day for day in count.days if day != NO_DAY)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Covered(name, count.read, count.revised, count.copies, count.reasons.total(), reasons, first, last)
