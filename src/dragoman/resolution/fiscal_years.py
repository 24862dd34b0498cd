"""The fiscal years of states: when they begin and which calendar year names them (``data/times_fiscal_years.tsv``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """``month`` is the first of the year, ``after_end`` whether it is called after the year in which it ends."""

    words: re.Pattern[str]
    month: int
    after_end: bool


@cache
def fiscal_years() -> tuple[FiscalYear, ...]:
    """The table."""
    text = resources.files("dragoman.resolution").joinpath("data/times_fiscal_years.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return tuple(FiscalYear(re.compile(rf"(?<!\w)(?:{who})(?!\w)"), int(month), name == "end") for who, month, name in rows)


def whose(before: str, document: str) -> str:
    """The words that say whose fiscal year is meant: those named last before it, else the only ones of the document."""
    found = [(match.start(), match[0]) for year in fiscal_years() for match in year.words.finditer(before)]
    return max(found)[1] if found else _only_named(document)


@lru_cache(maxsize=16)
def _only_named(document: str) -> str:
    """Kept for a moment: a report may speak of a thousand fiscal years."""
    named = [year for year in fiscal_years() if year.words.search(document)]
    only = named[0].words.search(document) if len(named) == 1 else None
    return only[0] if only else ""


def fiscal_days(year: int, owner: str, *, paired: bool) -> tuple[date, date]:
    """First and last day of fiscal ``year``; the calendar's where nothing says whose it is. A ``paired`` year (2023-24)
    is given by its end."""
    own = next((each for each in fiscal_years() if owner and each.words.search(owner)), None)
    if own is None:
        return date(year - paired, 1, 1), date(year, 12, 31)
    start = year - 1 if own.month > 1 and (own.after_end or paired) else year
    return date(start, own.month, 1), date(start + 1, own.month, 1) - timedelta(days=1)
