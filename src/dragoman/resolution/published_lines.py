"""The day of publication as a report writes it: datelines, lines of their own, "today (12 March 2023)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman.resolution.calendars import valid
from dragoman.resolution.published_years import words
from dragoman.resolution.time_words import fragment, lookup

# A dateline stands within this many characters of the beginning or the end.
REACH = 400
_MONTH, _WEEKDAY = fragment("MONTH"), fragment("WEEKDAY")
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = (
    rf"(?i:(?:(?P<weekday>{_WEEKDAY}|(?:{'|'.join(_SHORT)})(?:r?s)?)\.?,?\s)?(?:the\s)?(?:"
    rf"(?P<m1>{_MONTH})(?!\w)\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y1>(?:19|20)\d\d))?(?!\d)|"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH})(?!\w)(?:,?\s(?P<y2>(?:19|20)\d\d))?(?!\d)|"
    r"(?P<y3>(?:19|20)\d\d)[-/](?P<m3>\d\d)[-/](?P<d3>\d\d)(?:T[\d:.]{4,12}Z?)?|"
    r"(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>(?:19|20)\d\d)(?!\d)))"
)
_AGENCY = r"\((?:[A-Z][\w.&/ -]{1,24})\)"
_CLOCK = r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,4}\)?)?,?)"
_PLACE = r"[^\W\d_][^\W\d_ .'’/-]*(?:[ .'’/-]+[^\W\d_]+){0,4}(?:,\s[^\W\d_][\w .]{1,30})?"


@dataclass(frozen=True, slots=True)
class Written:
    """A day as a line writes it: ``year`` 0 and ``weekday`` None where it has none."""

    year: int
    month: int
    day: int
    weekday: int | None = None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """What stands at the ends of a report, best first, and what may stand anywhere."""
    named = (
        rf"(?:^|\n)\W{{0,4}}(?:{'|'.join(each)})(?:\s(?:on|at))?:?{_CLOCK}?\s{{0,2}}{_DAY}|"
        rf"\b(?:{'|'.join(each)})(?:\s(?:on|at))?:{_CLOCK}?\s{{0,2}}{_again()}"
        for each in cast("Sequence[Sequence[str]]", words()["lines"])
    )
    ends = (
        rf"{_AGENCY}\s?[-–—]{{1,2}}\s?{_DAY}",
        rf"^{_PLACE},\s{_DAY}\s?(?:{_AGENCY})?\s?(?:[-–—]{{1,2}}|:)",
        rf"^{_PLACE},?\s?(?:{_AGENCY},?\s)?\({_DAY}\)\s?[-–—:]",
        rf"^{_PLACE},?\s{_AGENCY},?\s{_DAY}\s?[-–—:]",
        *named,
        rf"^\s{{0,4}}(?:[^\n;]{{2,60}}\s?[|•·–—]\s?|By\s[^\n;]{{2,60}},\s)?{_DAY}{_CLOCK}?\s{{0,4}}(?:[|•·][^\n]{{0,40}})?$",
    )
    today = re.compile(rf"\btoday,?\s\(?(?:on\s)?{_DAY}", re.I)
    return tuple(re.compile(pattern, re.I | re.M) for pattern in ends), today


def _again() -> str:
    """The day with other names for its groups, for the second branch of a pattern."""
    return re.sub(r"\(\?P<(\w+)>", r"(?P<again_\1>", _DAY)


def lines(text: str) -> Iterator[Written]:
    """The days of datelines and lines in the order of their trust."""
    ends, today = _patterns()
    for region in (text[:REACH], text[-REACH:]):
        for pattern in ends:
            for match in pattern.finditer(region):
                yield from _written(match)
    for match in today.finditer(text):
        yield from _written(match)


def _written(match: re.Match[str]) -> Iterator[Written]:
    groups = {name.removeprefix("again_"): value for name, value in match.groupdict().items() if value}
    year = int(next((groups[name] for name in ("y1", "y2", "y3", "y4") if name in groups), 0))
    if "a4" in groups:
        first, second = int(groups["a4"]), int(groups["b4"])
        if (first > 12) == (second > 12) and first != second:
            return  # 03/04/2025: the 3rd of April or the 4th of March
        day, month = (second, first) if second > 12 else (first, second)
    else:
        name = groups.get("m1") or groups.get("m2")
        month = int(str(lookup("MONTH", name))) if name else int(groups["m3"])
        day = int(groups.get("d1") or groups.get("d2") or groups["d3"])
    weekday = _SHORT.index(groups["weekday"][:3].lower()) if "weekday" in groups else None
    if valid(year or 2000, month, day):
        yield Written(year, month, day, weekday)
