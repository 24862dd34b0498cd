"""The days that facts are ordered and found by."""

from __future__ import annotations

import calendar
import re

from dragoman.types.document import Document
from dragoman.types.record import Event, Relation

NO_DAY = "9999-12-31"
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(iso: str | None) -> str | None:
    """The first day of 2022, 2022-02 or 2022-02-24; None where it is no such date."""
    match = _ISO.match(iso or "")
    if match is None:
        return None
    year, month, day = match.groups(default="01")
    return f"{year}-{month}-{day}"


def last_day(iso: str | None) -> str | None:
    """The last day of 2022, 2022-02 or 2022-02-24; None where it is no such date."""
    match = _ISO.match(iso or "")
    if match is None:
        return None
    year, month, day = match.group(1), match.group(2) or "12", match.group(3)
    if not 1 <= int(month) <= 12:
        return None
    return f"{year}-{month}-{day or calendar.monthrange(max(int(year), 1), int(month))[1]}"


def event_days(event: Event) -> tuple[str | None, str | None]:
    """First and last day of the event; an end that is not known is the day it begins, and the other way round."""
    if event.time is None:
        return None, None
    start, end = event.time.start or event.time.end, event.time.end or event.time.start
    return first_day(start), last_day(end)


def relation_days(relation: Relation, document: Document) -> tuple[str | None, str | None]:
    """First and last day on which it may have held; a relation without dates holds on the day of its document."""
    if relation.start is None and relation.end is None:
        published = None if document.published is None else document.published.isoformat()
        return published, published
    return first_day(relation.start), last_day(relation.end)


def document_day(document: Document) -> str:
    return NO_DAY if document.published is None else document.published.isoformat()


def event_day(event: Event) -> str:
    return event_days(event)[0] or NO_DAY


def relation_day(relation: Relation, document: Document) -> str:
    first, last = relation_days(relation, document)
    return first or last or NO_DAY
