"""Durations, sets and distances: "three-day", "every year", "two weeks ago", "weeks before …", "recently"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.resolution.calendars import add_months, period_of, shift
from dragoman.resolution.numbers import parse_number
from dragoman.resolution.tense import FUTURE, PAST
from dragoman.resolution.time_context import VAGUE_COUNTS, Context, Value, dated, unit_name, unknown
from dragoman.resolution.time_words import lookup

_HALVES = {"Y": (6.0, "M"), "H": (30.0, "MIN"), "MIN": (30.0, "S"), "DE": (5.0, "Y"), "CE": (50.0, "Y")}


def is_age(words: str) -> bool:
    """Whether a duration says how old somebody or something is: "27-year-old", "19 years of age"."""
    return bool(re.search(r"(?:old|olds|of\sage)$", words, re.IGNORECASE))


def count_of(text: str | None) -> float | None:
    """How many; None where the words do not say ("several", or no word at all)."""
    if text is None:
        return None
    low = re.sub(r"\s+", " ", text.lower())
    if low in ("a", "an", "another"):
        return 1.0
    if low in ("half", "half a", "half an"):
        return 0.5
    if low.startswith("the better"):
        return 1.0
    try:
        few = lookup("FEW", low)
    except KeyError:
        number = parse_number(low)
        return number.value if number and not number.vague else None
    return float(str(few)) if str(few).isdigit() else None


def written_duration(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: ``P3D``, ``P2DE``, ``PT24H``, ``PXM``."""
    if unit == "FN":
        count, unit = (count * 2 if count is not None else None), "W"
    if count == 0.5 and unit in _HALVES:
        count, unit = _HALVES[unit]
    amount = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    if unit == "WE":
        return f"P{amount}WE"
    return f"PT{amount}{unit[0]}" if unit in ("H", "MIN", "S") else f"P{amount}{unit}"


def resolve_shift(groups: dict[str, str], context: Context) -> Value | None:
    unit, count = str(lookup("UNIT", groups["unit"])), count_of(groups.get("count"))
    sign = int(str(lookup("SIGN", groups["sign"]))) if "sign" in groups else 1
    spoken = groups.get("sign", "ago").lower() in ("ago", "from now", "hence")
    anchor = context.anchor if spoken and not context.narrative else context.told
    if sign > 0 and not spoken and context.reference is None and context.direction != FUTURE and context.published:
        # "Fifty years later" of what is not said: today, as a rule; days and months later: nobody knows.
        now = unit in ("Y", "DE", "CE")
        return dated(period_of(context.published, "Y"), "relative") if now else unknown("FUTURE_REF", unit_name(unit))
    return shifted(anchor, sign, count, unit)


def shifted(anchor: date | None, sign: int, count: float | None, unit: str) -> Value:
    """The period some units before (-1) or after (1) a day; without a number, a vague stretch on that side."""
    if count is None or anchor is None:
        ref = "PAST_REF" if sign < 0 else "FUTURE_REF"
        if anchor is None or unit not in VAGUE_COUNTS:
            return unknown(ref, "day")
        least, most = VAGUE_COUNTS[unit]
        ends = sorted((shift(anchor, sign * least, unit), shift(anchor, sign * most, unit)))
        return Value("DATE", ref, ends[0], ends[1], unit_name(unit), "relative")
    if unit in ("H", "MIN", "S"):  # a time of day, of which only the day is known
        days = int(count // 24) if unit == "H" else 0
        value = dated(period_of(shift(anchor, sign * days, "D"), "D"), "relative")
        return replace(value, type="TIME", granularity="time") if not days else value
    if count != int(count):
        count, unit = (count * 12, "M") if unit == "Y" else (count * 7, "D") if unit == "W" else (count, unit)
    if count * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 0) > 5000:
        return unknown("PAST_REF" if sign < 0 else "FUTURE_REF", "year")
    return dated(period_of(shift(anchor, sign * count, unit), unit), "relative")


def resolve_duration(groups: dict[str, str], context: Context) -> Value | None:
    unit = str(lookup("UNIT", groups["unit"]))
    count = count_of(groups.get("count"))
    if ("long" in groups or "single" in groups) and not groups["unit"].lower().endswith("s"):
        count = 1.0
    if "half" in groups and count is not None:
        count += 0.5
    rel = re.sub(r"\s+", " ", groups.get("rel", groups.get("about", "")).lower())
    if "quartered" in groups:
        count, unit = 25.0, "Y"
    if rel in ("the past", "the last", "past", "last", "the next", "next", "the coming"):
        return stretch(count, unit, rel, context)
    return Value("DURATION", written_duration(count, unit), None, None, unit_name(unit), "explicit")


def stretch(count: float | None, unit: str, rel: str, context: Context) -> Value:
    """A duration that ends ("the past two weeks") or begins ("the next year") at the publication."""
    value = Value("DURATION", written_duration(count, unit), None, None, unit_name(unit), "relative")
    anchor = context.told if context.narrative else context.anchor
    if anchor is None or unit in ("S", "MIN"):
        return value
    sign = FUTURE if rel.endswith(("next", "coming")) else PAST
    length = count if count is not None else VAGUE_COUNTS.get(unit, (2, 2))[1]
    other = anchor + sign * timedelta(hours=length) if unit == "H" and length < 9999 else shift(
        anchor, sign * length, unit
    )
    return replace(value, first=min(anchor, other), last=max(anchor, other))


def resolve_set(groups: dict[str, str], context: Context) -> Value | None:
    if "frequency" in groups:
        value = str(lookup("FREQUENCY", groups["frequency"]))
        return Value("SET", value, None, None, unit_name(value[-1]), "explicit")
    if "weekday" in groups or "weekdays" in groups:
        number = int(str(lookup("WEEKDAY", groups.get("weekday") or groups["weekdays"][:-1]))) + 1
        return Value("SET", f"XXXX-WXX-{number}", None, None, "day", "explicit")
    recurring = _recurring(groups)
    if recurring is not None:
        return recurring
    unit, word = str(lookup("UNIT", groups["unit"])), groups.get("count", "").lower()
    count = 2.0 if word == "other" else 1.0 if word in ("", "single") else count_of(word)
    return Value("SET", written_duration(count, unit), None, None, unit_name(unit), "explicit")


def _recurring(groups: dict[str, str]) -> Value | None:
    """"Every morning", "each spring", "every May"."""
    if "setpart" in groups:
        return Value("SET", f"XXXX-XX-XX{lookup('PART', groups['setpart'])}", None, None, "time", "explicit")
    if "setseason" in groups:
        return Value("SET", f"XXXX-{lookup('SEASON', groups['setseason'])}", None, None, "season", "explicit")
    if "setmonth" in groups:
        return Value("SET", f"XXXX-{int(str(lookup('MONTH', groups['setmonth']))):02d}", None, None, "month", "explicit")
    return None


def resolve_reference(groups: dict[str, str], context: Context) -> Value | None:
    value = str(lookup("REF", groups["ref"]))
    unit = next((u for word, u in (("day", "D"), ("week", "W"), ("month", "M"), ("year", "Y"), ("decade", "DE"))
                 if word in groups["ref"].lower()), None)  # fmt: skip
    anchor = context.anchor
    first = last = None
    if anchor and value == "PRESENT_REF":
        first = last = anchor
    elif anchor and unit:
        other = shift(anchor, (1 if value == "FUTURE_REF" else -1) * VAGUE_COUNTS[unit][1], unit)
        first, last = min(anchor, other), max(anchor, other)
    elif anchor and groups["ref"].lower() in ("recently", "lately"):
        first, last = add_months(anchor, -2), anchor
    return Value("DATE", value, first, last, "day" if unit is None else unit_name(unit), "relative")


def resolve_then(groups: dict[str, str], context: Context) -> Value | None:
    """"Since then": the day that the narrative named last."""
    if context.reference is None:
        return Value("DATE", "PAST_REF", None, None, "day", "relative")
    return dated(period_of(context.reference, "D"), "relative")


def resolve_event(groups: dict[str, str], context: Context) -> Value | None:
    """"Weeks before …" with nothing datable behind it: how long, not when."""
    unit = str(lookup("UNIT", groups["unit"]))
    return Value("DURATION", written_duration(count_of(groups.get("count")), unit), None, None, unit_name(unit), "explicit")


def before_or_after(groups: dict[str, str], anchor: Value, *, told: bool = False) -> Value | None:
    """"Three weeks before" a dated anchor. A unit finer than the anchor's own leaves its value, narrowing the days."""
    unit, count = str(lookup("UNIT", groups["unit"])), count_of(groups.get("count"))
    sign = -1 if groups["sign"].lower() in ("before", "prior") else 1
    if anchor.first is None or anchor.last is None:
        return None
    order = ("D", "WE", "W", "FN", "M", "Q", "Y", "DE", "CE")
    finest = {"day": "D", "week": "W", "month": "M", "season": "Q", "quarter": "Q", "year": "Y"}.get(anchor.granularity)
    if unit not in order or finest is None:
        return None
    if count is None or order.index(unit) < order.index(finest):
        least, most = VAGUE_COUNTS.get(unit, (2, 6)) if count is None else (int(count), int(count))
        near = anchor.last if sign < 0 else anchor.first
        days = sorted((shift(near, sign * most, unit), shift(near, sign * least, unit)))
        value = anchor.value if order.index(unit) < order.index(finest) else "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Value("DATE", value, days[0], days[1], anchor.granularity, "relative")
    return shifted(anchor.first, sign, count, unit)
