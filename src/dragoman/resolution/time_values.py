"""What time expressions mean: each form of the grammar resolved against the publication date and the narrative.

Values follow TIMEX3 (TimeML 1.2.1); the first and last day are those that the expression covers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dragoman.resolution.calendars import SEASON_MONTHS, Period, period_of, shift, valid
from dragoman.resolution.fiscal_years import fiscal_days
from dragoman.resolution.numbers import parse_ordinal
from dragoman.resolution.tense import FUTURE, PAST
from dragoman.resolution.time_context import Context, Value, dated, unknown
from dragoman.resolution.time_days import (
    in_part,
    resolve_clock,
    resolve_dayword,
    resolve_part,
    resolve_weekday,
)
from dragoman.resolution.time_grammar import Draft
from dragoman.resolution.time_spans import (
    resolve_duration,
    resolve_event,
    resolve_reference,
    resolve_set,
    resolve_shift,
    resolve_then,
)
from dragoman.resolution.time_units import DEICTIC, resolve_unit
from dragoman.resolution.time_words import lookup
from dragoman.types.resolution import Granularity

# Days that a narrative may step back without turning the year (chosen on WikiWars).
CARRY = 180
_WORD_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def resolve(draft: Draft, context: Context) -> Value | None:
    """The meaning of a draft, or None where it has none (no such day in the calendar)."""
    return _FORMS[draft.form](draft.groups, context)


def _nearest_year(context: Context, month: int, day: int | None) -> int | None:
    """The year of a date that the text gives without one."""
    anchor = context.told if context.narrative else context.anchor or context.reference
    if anchor is None:
        return None
    candidates = [y for y in range(anchor.year - 4, anchor.year + 5) if valid(y, month, day)]
    days = {year: Period(year, month, day) for year in candidates}
    if context.narrative:
        if context.whole_year and anchor.year in candidates:
            return anchor.year
        # A narrative goes on: a month well before the last one named lies in the next year.
        late = [year for year in candidates if (days[year].first - anchor).days >= -CARRY]
        return min(late, default=None)
    if context.direction == FUTURE:
        return min((year for year in candidates if days[year].last >= anchor), default=None)
    if context.direction == PAST:
        return max((year for year in candidates if days[year].first <= anchor), default=None)
    return min(candidates, key=lambda year: (abs((days[year].first - anchor).days), year), default=None)


def _relative_year(rel: str, context: Context, month: int | None = None) -> int | None:
    """The year of "last March", "June of that year", "next summer"."""
    low = re.sub(r"\s+", " ", rel.lower())
    anchor = context.anchor if low in DEICTIC and not context.narrative else context.told
    if anchor is None:
        return None
    step = int(str(lookup("REL", low)))
    if month is None or step == 0:
        return anchor.year + step
    if step < 0:
        return anchor.year if month < anchor.month else anchor.year - 1
    return anchor.year if month > anchor.month else anchor.year + 1


def _part_of_year(groups: dict[str, str]) -> dict[str, int | str]:
    fields: dict[str, int | str] = {}
    if "month" in groups:
        fields["month"] = int(str(lookup("MONTH", groups["month"])))
    if "monthnum" in groups:
        fields["month"] = int(groups["monthnum"])
    if "day" in groups:
        fields["day"] = int(re.sub(r"\D", "", groups["day"]))
    if "season" in groups:
        fields["season"] = str(lookup("SEASON", groups["season"]))
    if "quarter" in groups:
        word = groups["quarter"].lower()
        fields["quarter"] = 4 if word == "last" else int(word) if word.isdigit() else parse_ordinal(word) or 1
    if "half" in groups:
        fields["half"] = 1 if groups["half"].lower() == "first" else 2
    return fields


def _suffix(fields: dict[str, int | str]) -> str:
    written = [f"{fields[key]:02d}" for key in ("month", "day") if key in fields]
    written += [f"Q{fields['quarter']}"] if "quarter" in fields else []
    written += [f"H{fields['half']}"] if "half" in fields else []
    return "-".join(["", *written, *([str(fields["season"])] if "season" in fields else [])])


def _full_year(short: str, context: Context) -> int:
    """The year behind an apostrophe ('36): in the century that brings it next to the narrative or publication."""
    anchor = (context.told or date(2000, 1, 1)).year
    century = anchor - anchor % 100
    return min((century + step + int(short) for step in (-100, 0, 100)), key=lambda year: abs(year - anchor))


def _calendar(groups: dict[str, str], context: Context) -> Value | None:
    fields = _part_of_year(groups)
    year, basis = groups.get("year") or groups.get("bcyear"), "explicit"
    if "bc" in groups or "bcyear" in groups:
        kind: Granularity = "day" if "day" in fields else "month" if "month" in fields else "year"
        return Value("DATE", f"BC{int(year or 0):04d}{_suffix(fields)}", None, None, kind, "explicit")
    number = int(year) if year else None
    if "short" in groups:
        number = _full_year(groups["short"], context)
    month, day = fields.get("month"), fields.get("day")
    if number is None:
        number, basis = _year_of(groups, fields, context), "relative"
    granularity = Period(2000, **{key: value for key, value in fields.items()}).granularity  # type: ignore[arg-type]
    if number is None:
        return unknown("XXXX" + _suffix(fields), granularity)
    if not valid(number, int(month) if month else None, int(day) if day else None):
        return None
    period = Period(number, **fields)  # type: ignore[arg-type]
    value = dated(period, "relative" if basis == "relative" else "explicit", groups.get("mod"))
    return value


def _fiscal(groups: dict[str, str], context: Context) -> Value | None:
    """"Fiscal 2024", "FY2023-24": the days are those of the state's own year where the text says whose it is."""
    year = int(groups["year"] if len(groups["year"]) == 4 else f"20{groups['year']}")
    end = groups.get("endyear")
    named = year if end is None else int(end) if len(end) == 4 else year - year % 100 + int(end)
    if end is not None and named != year + 1:
        return None
    first, last = fiscal_days(named, groups.get("whose", ""), paired=end is not None)
    return Value("DATE", f"FY{named}", first, last, "year", "explicit")


def _year_of(groups: dict[str, str], fields: dict[str, int | str], context: Context) -> int | None:
    season, quarter = fields.get("season"), fields.get("quarter")
    month = fields.get("month") or (quarter and int(quarter) * 3 - 2)
    month = month or (SEASON_MONTHS[str(season)] if season else None)
    if season and groups.get("rel", "").lower() == "this":
        return _season_year(str(season), context)
    if "rel" in groups:
        calendar_year = "season" in fields or "day" not in fields
        inside = calendar_year and not re.search(r"year", groups.get("whole", ""), re.I)
        return _relative_year(groups["rel"], context, int(month) if month and inside else None)
    day = fields.get("day")
    return _nearest_year(context, int(month or 1), int(day) if day else None)


def _season_year(season: str, context: Context) -> int | None:
    """The year of "this winter": in January and February that in which it began."""
    anchor = context.told if context.narrative else context.anchor
    if anchor is None:
        return None
    return anchor.year - (season == "WI" and anchor.month <= 2)


def _nth(groups: dict[str, str], context: Context) -> Value | None:
    """"The first week of March", "the last day of this month"."""
    month = resolve_unit({"rel": groups["rel"], "unit": "month"}, context) if "rel" in groups else _calendar(
        {name: groups[name] for name in ("month", "year") if name in groups}, context
    )
    if month is None or month.first is None or month.last is None:
        return month
    word = groups["nth"].lower()
    count = 0 if word in ("last", "final") else (parse_ordinal(word) or 1)
    unit = str(lookup("UNIT", groups["unit"]))
    if unit == "D":
        return dated(period_of(shift(month.first, count - 1, "D") if count else month.last, "D"), month.basis)
    # A week counts to the month in which most of it lies.
    near = shift(month.first, 7 * (count - 1) + 3, "D") if count else shift(month.last, -3, "D")
    if unit == "WE":
        saturday = shift(month.first, (5 - month.first.weekday()) % 7 + 7 * (count - 1), "D") if count else shift(
            month.last, -((month.last.weekday() - 5) % 7), "D"
        )
        return replace(dated(period_of(saturday, "WE"), month.basis), value=period_of(saturday, "W").value + "-WE")
    return dated(period_of(near, "W"), month.basis)


def _bare_day(groups: dict[str, str], context: Context) -> Value | None:
    """"On the 15th": of the month that the narrative has reached, or the one that the tense gives."""
    anchor, day = context.told, int(re.sub(r"\D", "", groups["day"]))
    if anchor is None:
        return None
    months = [shift(anchor.replace(day=1), step, "M") for step in (-1, 0, 1)]
    days = [month.replace(day=day) for month in months if valid(month.year, month.month, day)]
    if context.direction == FUTURE:
        days = [each for each in days if each >= anchor]
    elif context.reference is None:
        days = [each for each in days if each <= anchor]
    return dated(period_of(min(days, key=lambda each: abs((each - anchor).days)), "D"), "relative") if days else None


def _year(groups: dict[str, str], context: Context) -> Value | None:
    return _calendar(groups, context)


def _days(groups: dict[str, str], context: Context) -> Value | None:
    """A run of days: the value is its first day, the last day its end."""
    first = _calendar(groups, context)
    if first is None or first.first is None:
        return first
    end = int(re.sub(r"\D", "", groups["endday"]))
    if end <= first.first.day or not valid(first.first.year, first.first.month, end):
        return first
    return replace(first, last=first.first.replace(day=end))


def _months(groups: dict[str, str], context: Context) -> Value | None:
    first, end = _calendar(groups, context), _calendar({**groups, "month": groups["endmonth"]}, context)
    return replace(first, last=end.last) if first and end and first.first and end.last else first


def _years(groups: dict[str, str], context: Context) -> Value | None:
    """A run of years: the value is the first, the last day that of the second."""
    first, last = groups["year"], groups["endyear"]
    value = dated(Period(int(first)), "explicit")
    return replace(value, last=date(int(last) if len(last) == 4 else int(first[:2] + last), 12, 31))


def _decade(groups: dict[str, str], context: Context) -> Value | None:
    if "decade" in groups:
        year = int(groups["decade"]) * 10
    elif "shortdecade" in groups:
        year = _full_year(groups["shortdecade"] + "0", context)
    else:
        year = _full_year(f"{_WORD_DECADES.index(groups['worddecade'].lower()) + 2}0", context)
    if "decade" not in groups and year > (context.told or date.max).year:
        year -= 100  # "the seventies" are told of, not foretold
    return dated(Period(year, digits=3), "explicit", groups.get("mod"))


def _century(groups: dict[str, str], context: Context) -> Value | None:
    century = parse_ordinal(groups["ord"])
    if not century or century > 30:
        return None
    if "bc" in groups:
        return Value("DATE", f"BC{century - 1:02d}", None, None, "century", "explicit")
    return dated(Period(century * 100 - 100, digits=2), "explicit", groups.get("mod")) if century > 1 else None


def _season(groups: dict[str, str], context: Context) -> Value | None:
    """A season without a year: that of the narrative or the one next to the publication."""
    season = str(lookup("SEASON", groups["season"]))
    if "rel" in groups:
        year = _relative_year(groups["rel"], context)
    else:
        year = _nearest_year(context, SEASON_MONTHS[season], None)
    mod = groups.get("mod")
    return dated(Period(year, season=season), "relative", mod) if year else unknown(f"XXXX-{season}", "season")


def _partof(groups: dict[str, str], context: Context) -> Value | None:
    """A part of a day: "the night of April 18", or of the day that the narrative has reached."""
    month, day = groups.get("month") or groups.get("monthtwo"), groups.get("day") or groups.get("daytwo")
    if not (month and day):
        return resolve_part(groups, context)
    whole = {"month": month, "day": day} | ({"year": groups["year"]} if "year" in groups else {})
    value = _calendar(whole, context)
    return in_part(value, groups["part"]) if value else None


_FORMS: dict[str, Callable[[dict[str, str], Context], Value | None]] = {
    "calendar": _calendar, "year": _year, "days": _days, "months": _months, "years": _years, "decade": _decade,
    "century": _century, "season": _season, "weekday": resolve_weekday, "dayword": resolve_dayword, "partof": _partof,
    "unit": resolve_unit, "nth": _nth, "bareday": _bare_day,
    "shift": resolve_shift, "event": resolve_event, "duration": resolve_duration, "set": resolve_set,
    "reference": resolve_reference, "then": resolve_then,
    "clock": resolve_clock, "fiscal": _fiscal,
}  # fmt: skip
