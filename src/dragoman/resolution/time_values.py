"""What time expressions mean: each form of the grammar resolved against the publication date and the narrative.

Values follow TIMEX3 (TimeML 1.2.1); the first and last day are those that the expression covers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dragoman.resolution.calendars import Period, period_of, shift, valid
from dragoman.resolution.numbers import parse_ordinal
from dragoman.resolution.tense import FUTURE, PAST
from dragoman.resolution.time_context import Context, Value, dated, unit_name, unknown
from dragoman.resolution.time_grammar import Draft, lookup
from dragoman.resolution.time_spans import (
    resolve_duration,
    resolve_event,
    resolve_reference,
    resolve_set,
    resolve_shift,
    resolve_then,
    stretch,
)
from dragoman.types.resolution import Granularity

_DEICTIC = frozenset({"last", "past", "this", "next", "this past", "this coming", "coming", "upcoming", "current",
                      "the current", "this last"})  # fmt: skip
# Days that a narrative may step back without turning the year (chosen on WikiWars).
CARRY = 180
_STRETCH = frozenset({"the past", "the last", "past", "the coming", "the preceding"})
_WORD_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def resolve(draft: Draft, context: Context) -> Value | None:
    """The meaning of a draft, or None where it has none (no such day in the calendar)."""
    return _FORMS[draft.form](draft.groups, context)


def _in_part(value: Value, part: str | None) -> Value:
    """A day narrowed to its morning, night …"""
    if part is None:
        return value
    return replace(value, type="TIME", value=value.value + str(lookup("PART", part)), granularity="time")


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
    anchor = context.anchor if low in _DEICTIC and not context.narrative else context.told
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
    return replace(value, value=f"FY{number}") if "fiscal" in groups else value


def _year_of(groups: dict[str, str], fields: dict[str, int | str], context: Context) -> int | None:
    season, quarter = fields.get("season"), fields.get("quarter")
    month = fields.get("month") or (quarter and int(quarter) * 3 - 2)
    month = month or ({"SP": 3, "SU": 6, "FA": 9, "WI": 12}[str(season)] if season else None)
    if "rel" in groups:
        calendar_year = "season" in fields or "day" not in fields
        inside = calendar_year and not re.search(r"year", groups.get("whole", ""), re.I)
        return _relative_year(groups["rel"], context, int(month) if month and inside else None)
    day = fields.get("day")
    return _nearest_year(context, int(month or 1), int(day) if day else None)


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
        month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
        year = _nearest_year(context, month, None)
    mod = groups.get("mod")
    return dated(Period(year, season=season), "relative", mod) if year else unknown(f"XXXX-{season}", "season")


def _weekday(groups: dict[str, str], context: Context) -> Value | None:
    weekday = int(str(lookup("WEEKDAY", groups["weekday"])))
    rel = re.sub(r"\s+", " ", groups.get("rel", groups.get("relafter", "")).lower())
    anchor = context.told if context.narrative or rel.startswith(("the ", "that", "follow", "prev")) else context.anchor
    if anchor is None:
        return _in_part(unknown(f"XXXX-WXX-{weekday + 1}", "day"), groups.get("part"))
    ahead = (weekday - anchor.weekday()) % 7
    sign = int(str(lookup("REL", rel))) if rel else context.direction if context.direction else PAST
    if "relafter" in groups:
        day = anchor + timedelta(days=weekday - anchor.weekday() + 7 * sign)
    elif rel == "this" or (rel and sign == 0):
        day = anchor + timedelta(days=ahead if context.direction != PAST else ahead - 7 if ahead else 0)
    elif rel:
        day = anchor + timedelta(days=ahead or 7) if sign > 0 else anchor - timedelta(days=(7 - ahead) % 7 or 7)
    else:
        day = anchor + timedelta(days=ahead) if sign > 0 else anchor - timedelta(days=(7 - ahead) % 7)
    return _in_part(dated(period_of(day, "D"), "relative"), groups.get("part"))


def _dayword(groups: dict[str, str], context: Context) -> Value | None:
    step, part = 0, groups.get("part")
    if "dayword" in groups:
        step = int(str(lookup("DAYWORD", groups["dayword"])))
    if {"tonight", "lastnight", "overnight"} & groups.keys():
        part, step = "night", -1 if "lastnight" in groups else 0
    if context.anchor is None:
        return _in_part(unknown("XXXX-XX-XX", "day"), part)
    if context.narrative and "dayword" in groups and step == 0:
        return Value("DATE", "PRESENT_REF", None, None, "day", "relative")
    return _in_part(dated(period_of(context.anchor + timedelta(days=step), "D"), "relative"), part)


def _partof(groups: dict[str, str], context: Context) -> Value | None:
    """A part of a day: "the night of April 18", "the next morning", "in the evening"."""
    month, day = groups.get("month") or groups.get("monthtwo"), groups.get("day") or groups.get("daytwo")
    if month and day:
        whole = {"month": month, "day": day} | ({"year": groups["year"]} if "year" in groups else {})
        value = _calendar(whole, context)
        return _in_part(value, groups["part"]) if value else None
    if context.told is None:
        return _in_part(unknown("XXXX-XX-XX", "day"), groups["part"])
    step = int(str(lookup("REL", groups["rel"]))) if "rel" in groups else 0
    return _in_part(dated(period_of(context.told + timedelta(days=step), "D"), "relative"), groups["part"])


def _unit(groups: dict[str, str], context: Context) -> Value | None:
    """A day, week, month, year … beside that of the publication ("last") or of the narrative ("the previous")."""
    if groups["unit"].lower() == "period":
        return None
    unit = str(lookup("UNIT", groups["unit"]))
    rel = re.sub(r"\s+", " ", groups.get("rel", "").lower())
    if rel in _STRETCH and unit != "WE":
        return stretch(1, unit, rel, context)
    step = 0 if rel in ("the", "same", "") else int(str(lookup("REL", rel)))
    if "sign" in groups:
        step = int(str(lookup("SIGN", groups["sign"])))
    if "over" in groups:
        step = -1
    spoken = rel in _DEICTIC and not (context.narrative and rel != "this")
    if rel in ("the", "") and "sign" not in groups and not context.narrative:
        spoken = True
    anchor = context.anchor if spoken else context.told
    if anchor is None:
        return unknown("XXXX" if unit == "Y" else "XXXX-XX" if unit == "M" else "XXXX-WXX", unit_name(unit))
    if unit == "WE":
        saturday = anchor + timedelta(days=5 - anchor.weekday() + 7 * step)
        week = period_of(saturday, "W")
        return Value("DATE", week.value + "-WE", saturday, saturday + timedelta(days=1), "day", "relative")
    value = dated(period_of(shift(anchor, step, unit), unit), "relative")
    return _narrowed(value, groups.get("mod"), context)


def _narrowed(value: Value, mod: str | None, context: Context) -> Value:
    """"Earlier this month", "later this week", "the end of the year"."""
    if not mod or value.first is None or value.last is None:
        return value
    low, first, last = re.sub(r"\s+in$", "", mod.lower()), value.first, value.last
    today = context.anchor
    if today and first <= today <= last and low == "earlier":
        return replace(value, last=today)
    if today and first <= today <= last and low == "later" and context.direction != PAST:
        return replace(value, first=today)
    length = (last - first).days
    if "end" in low or low in ("late", "later", "the latter part of"):
        return replace(value, first=first + timedelta(int(length * 0.66)))
    return replace(value, last=first + timedelta(int(length * 0.34))) if low != "the middle of" else value


def _clock(groups: dict[str, str], context: Context) -> Value | None:
    hour, minute = (int(groups.get(name, "0")) for name in ("hour", "minute"))
    if "noon" in groups:
        hour, minute = (0, 0) if groups["noon"].lower() == "midnight" else (12, 0)
    half = groups.get("half", "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    day = context.told
    clock = f"T{hour:02d}:{minute:02d}"
    return Value("TIME", (day.isoformat() if day else "XXXX-XX-XX") + clock, day, day, "time", "relative")


_FORMS: dict[str, Callable[[dict[str, str], Context], Value | None]] = {
    "calendar": _calendar, "year": _year, "days": _days, "months": _months, "years": _years, "decade": _decade,
    "century": _century, "season": _season, "weekday": _weekday, "dayword": _dayword, "partof": _partof, "unit": _unit,
    "shift": resolve_shift, "event": resolve_event, "duration": resolve_duration, "set": resolve_set, "reference": resolve_reference, "then": resolve_then,
    "clock": _clock,
}  # fmt: skip  # fmt: skip
