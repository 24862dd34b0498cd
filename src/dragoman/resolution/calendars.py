"""Calendar arithmetic: periods written as TIMEX3 values, shifts by units, moving feasts."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.types.resolution import Granularity

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
LAST_YEAR = 9998
DAYS_OF = {"D": 1, "W": 7, "FN": 14}
MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: a year and, where known, what part of it. At most one of month, season … is set."""

    year: int
    month: int | None = None
    day: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    digits: int = 4

    @property
    def value(self) -> str:
        """The TIMEX3 value; decades and centuries have three and two figures of the year."""
        year = f"{self.year:04d}"[: self.digits]
        if self.day:
            return f"{year}-{self.month:02d}-{self.day:02d}"
        if self.month:
            return f"{year}-{self.month:02d}"
        for letter, number in (("Q", self.quarter), ("H", self.half)):
            if number:
                return f"{year}-{letter}{number}"
        if self.week:
            return f"{year}-W{self.week:02d}"
        return f"{year}-{self.season}" if self.season else year

    @property
    def granularity(self) -> Granularity:
        if self.digits < 4:
            return "decade" if self.digits == 3 else "century"
        if self.day or self.month:
            return "day" if self.day else "month"
        if self.quarter or self.half:
            return "quarter"
        return "week" if self.week else "season" if self.season else "year"

    @property
    def first(self) -> date:
        """The first day that the period covers."""
        if self.week:
            return date.fromisocalendar(self.year, self.week, 1)
        month = self.month or (SEASON_MONTHS[self.season] if self.season else None)
        month = month or (self.quarter * 3 - 2 if self.quarter else self.half * 6 - 5 if self.half else 1)
        year = self.year if self.digits == 4 else self.year - self.year % 10 ** (4 - self.digits)
        return date(max(1, year), month, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the period covers."""
        if self.day:
            return self.first
        if self.week:
            return self.first + timedelta(days=6)
        months = 1 if self.month else 3 if self.season or self.quarter else 6 if self.half else 12
        if self.digits < 4:
            months = 12 * 10 ** (4 - self.digits)
        return add_months(self.first, months) - timedelta(days=1)


def period_of(day: date, unit: str) -> Period:
    """The day, week, month, quarter, year, decade or century that a day lies in."""
    whole = Period(day.year, day.month, day.day)
    if unit in ("W", "WE", "FN"):
        iso = day.isocalendar()
        return Period(iso.year, week=iso.week)
    if unit == "Q":
        return Period(day.year, quarter=(day.month + 2) // 3)
    if unit == "M":
        return replace(whole, day=None)
    if unit in ("Y", "DE", "CE"):
        return Period(day.year, digits={"Y": 4, "DE": 3, "CE": 2}[unit])
    return whole


def valid(year: int, month: int | None = None, day: int | None = None) -> bool:
    """Whether the calendar has such a day."""
    if not 1 <= year <= LAST_YEAR or (month is not None and not 1 <= month <= 12):
        return False
    return day is None or (month is not None and 1 <= day <= calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of that month; held inside the years 1 to 9998."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(min(max(total, 12), LAST_YEAR * 12 + 11), 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, count: float, unit: str) -> date:
    """``day`` moved by ``count`` units; units below a day do not move it. Held inside the years 1 to 9998."""
    if unit in MONTHS_OF:
        return add_months(day, int(max(-200_000, min(200_000, count * MONTHS_OF[unit]))))
    days = int(max(-3_000_000, min(3_000_000, count * DAYS_OF.get(unit, 7 if unit == "WE" else 0))))
    ordinal = min(max(day.toordinal() + days, 1), date(LAST_YEAR, 12, 31).toordinal())
    return date.fromordinal(ordinal)


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday in the Gregorian calendar (Butcher's method; Meeus' Julian method for the Orthodox feast)."""
    if orthodox:
        moon = (19 * (year % 19) + 15) % 30
        offset = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + offset + 114, 31)
        return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` weekday (Monday 0) of a month; counted from its end where ``nth`` is negative."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    end = date(year, month, calendar.monthrange(year, month)[1])
    return end - timedelta(days=(end.weekday() - weekday) % 7 + 7 * (-nth - 1))
