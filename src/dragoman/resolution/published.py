"""When a report was published, told from the report itself: a dateline, or days that only one date fits.

A day counts as fixed by the text where it is written in full in the lead, or where an anniversary or a holiday gives
the date of a weekday that the text names ("Friday's parade" for "the 80th anniversary of …"). Around such a day each
candidate is scored by how well the weekdays and tenses of the whole report agree with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.resolution.calendars import valid
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.holidays import choose, dated_events, day_in, holiday_pattern
from dragoman.resolution.numbers import ordinal_pattern, parse_ordinal
from dragoman.resolution.published_lines import Written, lines
from dragoman.resolution.published_years import Bounds, bounds, full_day, year_of
from dragoman.resolution.tense import FUTURE, PAST, Direction, direction
from dragoman.resolution.time_grammar import drafts
from dragoman.resolution.time_words import lookup
from dragoman.resolution.times import head_of, token_span
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.document import Document

# How far a report's day can lie from a day that it announces or looks back to.
BEFORE, AFTER = 13, 6
# A holiday and a weekday no more than this many characters apart are the same day.
YOKED = 25
# How sure a day is that a line writes in full, that days of the report fix together, that its lead alone names, or that
# a weekday tells from the last day of the lead.
LINE, LINKED, LEAD, LAST = 0.95, 0.8, 0.6, 0.5
_ANNIVERSARY = re.compile(rf"(?P<ord>{ordinal_pattern()})\sanniversary\s(?:of\s)?", re.I)
_NO_WEEKDAY = -1


@dataclass(frozen=True, slots=True)
class Inferred:
    """A day of publication that a report tells itself, and how sure it is (0 to 1)."""

    day: date
    confidence: float


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday of the report with its place and tense."""

    number: int
    sentence: int
    start: int
    direction: Direction


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that the text fixes: ``start`` is the place of the weekday that goes with it (-1: none does)."""

    day: date
    start: int
    confidence: float


def infer_published(document: Document, analysis: Analysis, gazetteer: Gazetteer | None = None) -> Inferred | None:
    """The day of publication as the text itself tells it, or None where it does not fix one day.

    Meant for documents whose ``published`` is None; the document's own date is not looked at. The ``gazetteer`` knows
    who held an office when, which may tell the year. Unless a line writes it in full, the day is never before one that the
    text tells as past, nor after one that it says is to come.
    """
    text = document.text
    known = bounds(text, analysis, gazetteer)
    weekdays = [entry for sentence in analysis.sentences for entry in _weekdays(text, sentence)]
    dated = list(_dated_weekdays(text, analysis, known))
    weekdays = sorted([*weekdays, *(entry for entry, _ in dated)], key=lambda entry: entry.start)
    written = next((found for line in lines(text) if (found := _of_line(line, known, weekdays))), None)
    if written:
        return written
    anchors = {*(anchor for _, anchor in dated), *_lead_days(text, analysis), *_last_days(known, weekdays)}
    anchors |= {Anchor(day, start, LINKED) for day, start in _linked_days(text, analysis, weekdays, known)}
    return _fitting(anchors, weekdays, known)


def _fitting(anchors: Iterable[Anchor], weekdays: Sequence[Weekday], known: Bounds) -> Inferred | None:
    """The one day that fits the anchors and weekdays best."""
    scored = [
        (_score(day, anchor.day, anchor.start, weekdays), day, anchor.confidence)
        for anchor in anchors for day in _around(anchor.day, anchor.start) if known.allow(day)
    ]  # fmt: skip
    most = max((score for score, _, _ in scored), default=0.0)
    best = {day: confidence for score, day, confidence in sorted(scored, key=lambda entry: entry[2]) if score == most}
    return Inferred(*next(iter(best.items()))) if most > 0 and len(best) == 1 else None


def _of_line(line: Written, known: Bounds, weekdays: Sequence[Weekday]) -> Inferred | None:
    """The day of a dateline; where it has no year, that of the report's time."""
    if line.year:
        day = date(line.year, line.month, line.day) if valid(line.year, line.month, line.day) else None
        return Inferred(day, LINE) if day and line.weekday in (None, day.weekday()) else None
    news = _news(weekdays)
    year = year_of(line.month, line.day, line.weekday, known, news.number if news else None)
    return Inferred(date(year[0], line.month, line.day), year[1]) if year else None


def _dated_weekdays(text: str, analysis: Analysis, known: Bounds) -> Iterator[tuple[Weekday, Anchor]]:
    """"On Wednesday, May 7": the weekday and the date tell the year together where the text does not."""
    for sentence in analysis.sentences:
        for draft in drafts(text, sentence.start, sentence.end):
            span = token_span(sentence, draft.start, draft.end)
            if span is None or draft.form != "calendar" or not {"weekday", "day", "month"} <= draft.groups.keys():
                continue
            number = int(str(lookup("WEEKDAY", draft.groups["weekday"])))
            entry = Weekday(number, sentence.index, draft.start, direction(sentence, head_of(sentence, *span)))
            if not entry.direction.near:
                continue  # "the crash of Saturday, July 6": background
            month, day = int(str(lookup("MONTH", draft.groups["month"]))), int(re.sub(r"\D", "", draft.groups["day"]))
            whole = full_day(draft)
            year = (whole.year, LINKED) if whole else year_of(month, day, number, known)
            if year and valid(year[0], month, day) and date(year[0], month, day).weekday() == number:
                yield entry, Anchor(date(year[0], month, day), draft.start, min(LINKED, year[1]))


def _weekdays(text: str, sentence: Sentence) -> Iterator[Weekday]:
    for draft in drafts(text, sentence.start, sentence.end):
        span = token_span(sentence, draft.start, draft.end)
        if draft.form == "weekday" and span and not draft.groups.keys() & {"rel", "relafter"}:
            head = head_of(sentence, *span)
            number = int(str(lookup("WEEKDAY", draft.groups["weekday"])))
            yield Weekday(number, sentence.index, draft.start, direction(sentence, head))


def _linked_days(
    text: str, analysis: Analysis, weekdays: Sequence[Weekday], known: Bounds
) -> Iterator[tuple[date, int]]:
    """Days that an anniversary, with a holiday or a weekday of the report agreeing, fixes; with that weekday's place."""
    holidays = [match[0] for match in holiday_pattern().finditer(text)]
    for sentence in analysis.sentences:
        yield from _holiday_weekdays(text, [entry for entry in weekdays if entry.sentence == sentence.index], known)
        for day in _anniversaries(text, sentence, holidays):
            for entry in weekdays:
                if entry.sentence == sentence.index and entry.number == day.weekday():
                    yield day, entry.start


def _holiday_weekdays(text: str, weekdays: Sequence[Weekday], known: Bounds) -> Iterator[tuple[date, int]]:
    """"Independence Day parades on Friday": the day, where one year since the latest that the text names fits."""
    latest = known.latest
    for entry in weekdays:
        for match in holiday_pattern().finditer(text, max(0, entry.start - YOKED - 20), entry.start + YOKED):
            apart = entry.start - match.end() if match.start() < entry.start else match.start() - entry.start
            holiday = choose(match[0], text[max(0, match.start() - 24) : match.start()], text)
            if holiday is None or not latest or apart > YOKED:
                continue
            days = [day for year in range(latest, latest + 6) if (day := day_in(holiday, year))]
            days = [day for day in days if day.weekday() == entry.number]
            if len(days) == 1:
                yield days[0], entry.start


def _anniversaries(text: str, sentence: Sentence, holidays: Sequence[str]) -> set[date]:
    """The days on which the anniversary that a sentence names falls."""
    found: set[date] = set()
    for match in _ANNIVERSARY.finditer(text, sentence.start, sentence.end):
        years = parse_ordinal(match["ord"]) or 0
        for event in dated_events():
            named = event.pattern.search(text, match.end(), min(sentence.end, match.end() + 60))
            if named and named.start() - match.end() <= 12:
                span = range((event.last - event.first).days + 1) if (event.last - event.first).days <= 4 else range(1)
                days = (event.first + timedelta(days=step) for step in span)
                found |= {day.replace(year=day.year + years) for day in days if valid(day.year + years, day.month, day.day)}
        for name in holidays:
            holiday = choose(name, text[sentence.start : sentence.end], text)
            if holiday and holiday.year:
                day = day_in(holiday, holiday.year + years)
                found |= {day} if day else set()
    return found


def _lead_days(text: str, analysis: Analysis) -> Iterator[Anchor]:
    """A full date that the main verb of the first sentence governs in the past tense; dates in its clauses are
    background more often than news."""
    for sentence in analysis.sentences[:1]:
        for draft in drafts(text, sentence.start, sentence.end):
            day = full_day(draft)
            span = token_span(sentence, draft.start, draft.end)
            if day and span and text[max(0, draft.start - 3) : draft.start].lower() == "on ":
                head = head_of(sentence, *span)
                told = direction(sentence, head)
                if told.sign == PAST and sentence.tokens[head].head == sentence.root:
                    yield Anchor(day, _NO_WEEKDAY, LEAD)


def _last_days(known: Bounds, weekdays: Sequence[Weekday]) -> Iterator[Anchor]:
    """The news of a weekday right behind the last day that the lead tells as past ("on Friday, a day after … of 23 June")."""
    news = _news(weekdays)
    if known.lead and news:
        yield Anchor(known.lead + timedelta(days=(news.number - known.lead.weekday()) % 7), news.start, LAST)


def _around(anchor: date, kind: int) -> Iterator[date]:
    steps = range(0, 2) if kind < 0 else range(-BEFORE, AFTER + 1)
    yield from (anchor + timedelta(days=step) for step in steps)


def _score(day: date, anchor: date, kind: int, weekdays: Sequence[Weekday]) -> float:
    """How well a day of publication fits: the fixed weekday must come out on its date; fresh news is likelier.

    A linked weekday that comes out right counts 3, a lead date 2; the past weekday that the report names first, its
    news, counts 1 on its own day and less by a quarter for each day that it lies back.
    """
    score = 2.0 if kind < 0 else 0.0
    news = _news(weekdays)
    for entry in weekdays:
        if entry.start == kind:
            ahead = (entry.number - day.weekday()) % 7
            resolved = day + timedelta(days=ahead) if _looks(entry) == FUTURE else day - timedelta(days=(7 - ahead) % 7)
            score += 3.0 if resolved == anchor else -3.0
    if news:
        score += 1.0 - 0.25 * ((day.weekday() - news.number) % 7)
    elif kind < 0:
        score -= 0.25 * (day - anchor).days
    return score


def _news(weekdays: Sequence[Weekday]) -> Weekday | None:
    """The weekday of the news: the first past one that a verb governs, else the first past one."""
    past = [entry for entry in weekdays if _looks(entry) == PAST]
    return next((entry for entry in past if entry.direction.near), past[0] if past else None)


def _looks(entry: Weekday) -> int:
    return FUTURE if entry.direction.sign == FUTURE else PAST
