"""Times shorter than a week: weekdays, "yesterday", parts of a day, clock times, weekends."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from dragoman.resolution.calendars import period_of
from dragoman.resolution.tense import FUTURE, PAST
from dragoman.resolution.time_context import Context, Value, dated, unknown
from dragoman.resolution.time_words import lookup


def in_part(value: Value, part: str | None) -> Value:
    """A day narrowed to its morning, night …"""
    if part is None:
        return value
    return replace(value, type="TIME", value=value.value + str(lookup("PART", part)), granularity="time")


def resolve_weekday(groups: dict[str, str], context: Context) -> Value | None:
    weekday = int(str(lookup("WEEKDAY", groups["weekday"])))
    rel = re.sub(r"\s+", " ", groups.get("rel", groups.get("relafter", "")).lower())
    anchor = context.told if context.narrative or rel.startswith(("the ", "that", "follow", "prev")) else context.anchor
    if anchor is None:
        return in_part(unknown(f"XXXX-WXX-{weekday + 1}", "day"), groups.get("part"))
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
    if "overnight" in groups:
        night = day - timedelta(days="into" in groups)
        return replace(in_part(dated(period_of(night, "D"), "relative"), "night"), last=day)
    return in_part(dated(period_of(day, "D"), "relative"), groups.get("part"))


def resolve_dayword(groups: dict[str, str], context: Context) -> Value | None:
    step, part = 0, groups.get("part")
    if "dayword" in groups:
        step = int(str(lookup("DAYWORD", groups["dayword"])))
    if {"tonight", "lastnight", "overnight"} & groups.keys():
        part, step = "night", -1 if "lastnight" in groups else 0
    if context.anchor is None:
        return in_part(unknown("XXXX-XX-XX", "day"), part)
    if context.narrative and "dayword" in groups and step == 0:
        return Value("DATE", "PRESENT_REF", None, None, "day", "relative")
    return in_part(dated(period_of(context.anchor + timedelta(days=step), "D"), "relative"), part)


def resolve_part(groups: dict[str, str], context: Context) -> Value | None:
    """A part of the day that the narrative has reached: "the next morning", "in the evening", "at dawn"."""
    if context.told is None:
        return in_part(unknown("XXXX-XX-XX", "day"), groups["part"])
    step = int(str(lookup("REL", groups["rel"]))) if "rel" in groups else 0
    return in_part(dated(period_of(context.told + timedelta(days=step), "D"), "relative"), groups["part"])


def resolve_clock(groups: dict[str, str], context: Context) -> Value | None:
    hour, minute = (int(groups.get(name, "0")) for name in ("hour", "minute"))
    if "noon" in groups:
        hour, minute = (24, 0) if groups["noon"].lower() == "midnight" else (12, 0)
    half = groups.get("half", "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    day = context.told
    clock = f"T{hour:02d}:{minute:02d}"
    return Value("TIME", (day.isoformat() if day else "XXXX-XX-XX") + clock, day, day, "time", "relative")


def resolve_weekend(groups: dict[str, str], context: Context) -> Value | None:
    """"Last weekend", and "the weekend": the latest that has begun, or the next where the sentence looks ahead."""
    rel = re.sub(r"\s+", " ", groups.get("rel", "the").lower())
    told = rel.startswith("the ") or rel in ("that", "following", "previous", "preceding", "prior")
    anchor = context.told if told else context.anchor
    if anchor is None:
        return unknown("XXXX-WXX-WE", "day")
    step = 0 if rel == "the" else int(str(lookup("REL", rel)))
    if step == 0 and context.direction != FUTURE and anchor.weekday() < 5 and not (rel == "this" and not context.direction):
        step = -1
    saturday = anchor + timedelta(days=5 - anchor.weekday() + 7 * step)
    return Value(
        "DATE", period_of(saturday, "W").value + "-WE", saturday, saturday + timedelta(days=1), "day", "relative"
    )
