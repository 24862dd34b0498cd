"""Holidays and dated events by name: the day of Victory Day, Eid al-Fitr or a national day in a given year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib import resources

from dragoman.resolution.calendars import easter, nth_weekday, valid

# Epochs as ordinals of ``date``: 1 Muharram 1 in the tabular Islamic calendar, 1 Tishri 1 in the Hebrew one.
_HIJRI_EPOCH = 227015
_HEBREW_EPOCH = -1373427


@dataclass(frozen=True, slots=True)
class Holiday:
    """One state's day of that name; ``who`` are words that name the state, ``year`` that of the event it keeps."""

    name: str
    country: str
    who: tuple[str, ...]
    rule: str
    year: int | None
    default: bool


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event of history with its first and last day."""

    pattern: re.Pattern[str]
    first: date
    last: date


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("dragoman.resolution").joinpath(f"data/{name}").read_text("utf-8")
    yield from [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


@cache
def holidays() -> dict[str, tuple[Holiday, ...]]:
    """The holidays by lower-case name."""
    found: dict[str, list[Holiday]] = {}
    for file in ("times_holidays.tsv", "times_national_days.tsv"):
        for row in _rows(file):
            who = tuple(word for word in row[2].split("|") if word)
            for name in row[0].split("|"):
                year = int(row[4]) if row[4] else None
                holiday = Holiday(name, row[1], who, row[3], year, len(row) > 5 and row[5] == "*")
                found.setdefault(name.lower(), []).append(holiday)
    return {name: tuple(entries) for name, entries in found.items()}


@cache
def holiday_pattern() -> re.Pattern[str]:
    """Matches the name of any holiday, as it is written (the capitals must agree)."""
    names = sorted({entry.name for entries in holidays().values() for entry in entries}, key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")


@cache
def dated_events() -> tuple[DatedEvent, ...]:
    """Events of history that news counts from."""
    return tuple(
        DatedEvent(re.compile(pattern, re.IGNORECASE), date.fromisoformat(first), date.fromisoformat(last))
        for pattern, first, last in _rows("times_events.tsv")
    )


def choose(name: str, near: str, document: str) -> Holiday | None:
    """Whose day is meant: the state named last before it, else the one named most often, else the default."""
    entries = holidays().get(name.lower(), ())
    found = _heaviest(entries, near, last=True) or _named_most(name.lower(), document)
    return found or next((entry for entry in entries if entry.default), entries[0] if len(entries) == 1 else None)


@lru_cache(maxsize=16)
def _named_most(name: str, document: str) -> Holiday | None:
    """Kept for a moment: a report may name its holiday a thousand times."""
    return _heaviest(holidays().get(name, ()), document, last=False)


def _heaviest(entries: Sequence[Holiday], text: str, *, last: bool) -> Holiday | None:
    scored = [(_weight(entry, text, last=last), -index) for index, entry in enumerate(entries)]
    return entries[-max(scored)[1]] if scored and max(scored)[0] > 0 else None


def _weight(entry: Holiday, text: str, *, last: bool) -> int:
    found = [match.start() for word in entry.who for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    return (max(found) + 1 if last else len(found)) if found else 0


def day_in(holiday: Holiday, year: int) -> date | None:
    """The day of a holiday in a year of the Gregorian calendar; None where its rule names none."""
    kind, _, detail = holiday.rule.rpartition(":") if holiday.rule.count(":") == 1 else holiday.rule.partition(":")
    if not kind or "-" in kind and ":" not in holiday.rule:
        month, day = map(int, holiday.rule.split("-"))
        return date(year, month, day) if valid(year, month, day) else None
    if kind == "nth":
        month, weekday, nth = map(int, detail.split(":"))
        return nth_weekday(year, month, weekday, nth)
    if kind in ("easter", "orthodox"):
        return easter(year, orthodox=kind == "orthodox") + timedelta(days=int(detail))
    if kind == "month":
        return _lunar_day("hijri", int(detail), 1, year)
    if kind == "listed":
        return _feasts()[detail].get(year)
    if kind == "quds":
        end = _lunar_day("hijri", 10, 1, year)
        return end - timedelta(days=(end.weekday() - 4) % 7 or 7) if end else None
    month, day = map(int, detail.split("-"))
    return _lunar_day(kind, month, day, year)


def last_day(holiday: Holiday, first: date) -> date:
    """The last day of what begins on ``first``: a lunar month lasts to the day before the next."""
    if not holiday.rule.startswith("month:"):
        return first
    following = int(holiday.rule.removeprefix("month:")) % 12 + 1
    ends = (_lunar_day("hijri", following, 1, year) for year in (first.year, first.year + 1))
    return next((end - timedelta(days=1) for end in ends if end and end > first), first)


@cache
def _feasts() -> dict[str, dict[int, date]]:
    return {
        name: {day.year: day for day in map(date.fromisoformat, days.split())}
        for name, days in _rows("times_moving_feasts.tsv")
    }


def _lunar_day(kind: str, month: int, day: int, year: int) -> date | None:
    """The first such day of a lunar calendar in a Gregorian year."""
    start = year + 3760 if kind == "hebrew" else int((year - 622) * 33 / 32)
    for lunar in range(start, start + 3):
        ordinal = _hebrew(lunar, month, day) if kind == "hebrew" else _hijri(lunar, month, day)
        if date(year, 1, 1).toordinal() <= ordinal <= date(year, 12, 31).toordinal():
            return date.fromordinal(ordinal)
    return None


@cache
def _announced() -> dict[tuple[int, int], date]:
    """The first days of Hijri months (year, month) that are on record."""
    rows = _rows("times_hijri_months.tsv")
    return {(int(year), int(month)): date.fromisoformat(first) for year, month, first in rows}


def _hijri(year: int, month: int, day: int) -> int:
    """Ordinal of a day: in a month that was announced from its first day, else of the tabular Islamic calendar (civil

    epoch, 11 leap years in 30).
    """
    if (year, month) in _announced():
        return _announced()[year, month].toordinal() + day - 1
    return day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _HIJRI_EPOCH - 1


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the mean new moon of Tishri, with the first postponement (Reingold & Dershowitz)."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_elapsed(year + step) for step in (-1, 0, 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + late


def _hebrew(year: int, month: int, day: int) -> int:
    """Ordinal of a Hebrew day, months from Nisan 1; Adar means the last month before Nisan."""
    start, length = _hebrew_new_year(year), _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    leap = length > 380
    lengths = {7: 30, 8: 30 if length % 10 == 5 else 29, 9: 29 if length % 10 == 3 else 30, 10: 29, 11: 30}
    order = [7, 8, 9, 10, 11, *([13] if leap else []), 12, 1, 2, 3, 4, 5, 6]
    lengths |= {13: 30, 12: 29, 1: 30, 2: 29, 3: 30, 4: 29, 5: 30, 6: 29}
    return start + sum(lengths[m] for m in order[: order.index(month)]) + day - 1
