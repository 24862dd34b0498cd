"""Weeks, months, years … beside those of the publication ("last") or of the narrative ("the previous")."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from dragoman.resolution.calendars import period_of, shift
from dragoman.resolution.tense import PAST
from dragoman.resolution.time_context import Context, Value, dated, unit_name, unknown
from dragoman.resolution.time_days import resolve_weekend
from dragoman.resolution.time_spans import stretch
from dragoman.resolution.time_words import lookup

# Words that count from the publication, whatever the narrative has reached.
DEICTIC = frozenset({"last", "past", "this", "next", "this past", "this coming", "coming", "upcoming", "current",
                     "the current", "this last"})  # fmt: skip
_STRETCH = frozenset({"the past", "the last", "past", "the coming", "the preceding"})


def resolve_unit(groups: dict[str, str], context: Context) -> Value | None:
    """A day, week, month, year … beside that of the publication ("last") or of the narrative ("the previous")."""
    if groups["unit"].lower() == "period":
        return None
    unit = str(lookup("UNIT", groups["unit"]))
    if unit == "WE":
        return resolve_weekend(groups, context)
    rel = re.sub(r"\s+", " ", groups.get("rel", "").lower())
    if rel in _STRETCH:
        return stretch(1, unit, rel, context)
    step = 0 if rel in ("the", "same", "") else int(str(lookup("REL", rel)))
    if "sign" in groups:
        step = int(str(lookup("SIGN", groups["sign"])))
    if "over" in groups:
        step = -1
    spoken = rel in DEICTIC and not (context.narrative and rel != "this")
    if rel in ("the", "") and "sign" not in groups and not context.narrative:
        spoken = True
    anchor = context.anchor if spoken else context.told
    if anchor is None:
        return unknown("XXXX" if unit == "Y" else "XXXX-XX" if unit == "M" else "XXXX-WXX", unit_name(unit))
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
