"""The spellings of a publication date in metadata. A date that could be two days is not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "(?P<month>" + "|".join((*sorted(_FULL_MONTHS, key=len, reverse=True), "sept", *_MONTHS)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"

_START = r"^\D{0,20}?(?<!\d)"
_CLOCK = r"(?:[T ]?\d{4,6}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(
    rf"{_START}(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)"
)
_COMPACT = re.compile(rf"^(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_CLOCK}$")
_DAY_FIRST_WORDS = re.compile(rf"(?<!\d){_DAY}[\s.,/-]*{_MONTH}[\s.,/-]*{_YEAR}", re.IGNORECASE)
_MONTH_FIRST_WORDS = re.compile(rf"\b{_MONTH}\s*{_DAY}\s*,?\s*{_YEAR}", re.IGNORECASE)
_YEAR_FIRST_WORDS = re.compile(rf"(?<!\d){_YEAR}[\s,/-]+{_MONTH}[\s,/-]*{_DAY}(?!\d)", re.IGNORECASE)
_DOTTED = re.compile(rf"{_START}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}")
_SLASHED = re.compile(rf"{_START}(?P<first>\d{{1,2}})(?P<mark>[/-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}")
_CTIME = re.compile(
    rf"\b{_MONTH}\s+{_DAY}\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s+(?:[A-Z]{{2,5}}\s+|[+-]\d{{4}}\s+)?{_YEAR}", re.IGNORECASE
)
_EPOCH = re.compile(r"^\d{9,10}(?:\.\d+)?$|^\d{12,13}$")

EARLIEST, LATEST = 1900, 2100


def parse_date(value: object) -> date | None:
    """The calendar day that ``value`` names, as written (no change of time zone), or None where it names none.

    Reads ISO 8601 with or without time, compact stamps (``20250310215304``), RFC 2822, the written forms of English,
    day.month.year, and seconds or milliseconds since 1970 (UTC). ``03/04/2025`` could be two days and gives None.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()[:100]
    for reader in _READERS:
        found = reader(text)
        if found is not None:
            return found
    return None


def _by_pattern(pattern: re.Pattern[str]) -> Callable[[str], date | None]:
    def read(text: str) -> date | None:
        match = pattern.search(text)
        return _day(match["year"], match["month"], match["day"]) if match else None

    return read


def _slashed(text: str) -> date | None:
    match = _SLASHED.search(text)
    if not match:
        return None
    first, second = int(match["first"]), int(match["second"])
    if first == second or second > 12:
        return _day(match["year"], match["first"], match["second"])
    return _day(match["year"], match["second"], match["first"]) if first > 12 else None


def _epoch(text: str) -> date | None:
    if not _EPOCH.match(text):
        return None
    seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
    moment = datetime.fromtimestamp(seconds, UTC)
    return _day(str(moment.year), str(moment.month), str(moment.day))


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    if not EARLIEST <= int(year) <= LATEST:
        return None
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


_READERS: tuple[Callable[[str], date | None], ...] = (
    *map(
        _by_pattern,
        (_COMPACT, _YEAR_FIRST, _DAY_FIRST_WORDS, _MONTH_FIRST_WORDS, _YEAR_FIRST_WORDS, _CTIME, _DOTTED),
    ),
    _slashed,
    _epoch,
)
