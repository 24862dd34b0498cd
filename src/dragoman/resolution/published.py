"""When a report was published, told from the report itself: a dateline, or days that only one date fits.

A day counts as fixed by the text where it is written in full in the lead, or where an anniversary or a holiday gives
the date of a weekday that the text names ("Friday's parade" for "the 80th anniversary of …"). Around such a day each
candidate is scored by how well the weekdays and tenses of the whole report agree with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.resolution.calendars import valid
from dragoman.resolution.holidays import choose, dated_events, day_in, holiday_pattern
from dragoman.resolution.numbers import ordinal_pattern, parse_ordinal
from dragoman.resolution.tense import FUTURE, PAST, Direction, direction
from dragoman.resolution.time_grammar import Draft, drafts, fragment, lookup
from dragoman.resolution.times import head_of, token_span
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.document import Document

# A dateline stands within this many characters of the beginning or the end.
DATELINE_REACH = 400
# How far a report's day can lie from a day that it announces or looks back to.
BEFORE, AFTER = 13, 6
# A holiday and a weekday no more than this many characters apart are the same day.
YOKED = 25
_MONTH, _WEEKDAY = fragment("MONTH"), fragment("WEEKDAY")
_DAY = (
    rf"(?i:(?:(?:{_WEEKDAY}|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\.?,?\s)?(?:"
    rf"(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:,?\s(?P<y1>(?:19|20)\d\d))?(?!\d)|"
    rf"(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTH})(?:,?\s(?P<y2>(?:19|20)\d\d))?(?!\d)|"
    r"(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)))"
)
_AGENCY = r"\((?:[A-Z][\w.&/ -]{1,24})\)"
_DATELINES = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (rf"{_AGENCY}\s?[-–—]{{1,2}}\s?{_DAY}", re.I),
        (rf"^[A-Z][A-Z .'’/-]{{2,40}}(?:,\s[A-Z][\w .]{{2,30}})?,\s{_DAY}\s?(?:{_AGENCY})?\s?[-–—:]", re.M),
        (rf"\b(?:published|updated|posted|issued|released|date)\b(?:\s(?:on|at))?:?\s{{0,2}}{_DAY}", re.I),
        (rf"^\s{{0,4}}{_DAY}(?:,?\s(?:at\s)?\d{{1,2}}[:.]\d\d[^\n]{{0,20}})?\s{{0,4}}$", re.I | re.M),
    )
)
_ANNIVERSARY = re.compile(rf"(?P<ord>{ordinal_pattern()})\sanniversary\s(?:of\s)?", re.I)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday of the report with its place and tense."""

    number: int
    sentence: int
    start: int
    direction: Direction


def infer_published(document: Document, analysis: Analysis) -> date | None:
    """The day of publication as the text itself tells it, or None where it does not fix one day.

    Meant for documents whose ``published`` is None; the document's own date is not looked at.
    """
    weekdays = [entry for sentence in analysis.sentences for entry in _weekdays(document.text, sentence)]
    written = _dateline(document.text, weekdays)
    if written:
        return written
    fixed = sorted({*_linked_days(document.text, analysis, weekdays), *_lead_days(document.text, analysis)})
    scored = sorted(
        ((_score(day, anchor, kind, weekdays), day) for anchor, kind in fixed for day in _around(anchor, kind)),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if not scored or scored[0][0] <= 0:
        return None
    best = [day for score, day in scored if score == scored[0][0]]
    return best[0] if len(set(best)) == 1 else None


def _dateline(text: str, weekdays: Sequence[Weekday]) -> date | None:
    for region in (text[:DATELINE_REACH], text[-DATELINE_REACH:]):
        for pattern in _DATELINES:
            match = pattern.search(region)
            day = _written(match, text, weekdays) if match else None
            if day:
                return day
    return None


def _written(match: re.Match[str], text: str, weekdays: Sequence[Weekday]) -> date | None:
    """The day of a dateline. A year that it lacks is the latest that the text names, or the one after it where only

    that agrees with the weekdays that the report looks back to.
    """
    groups = match.groupdict()
    month = groups["m1"] or groups["m2"]
    number = int(groups["m3"]) if groups["m3"] else int(str(lookup("MONTH", month)))
    day, year = int(groups["d1"] or groups["d2"] or groups["d3"]), groups["y1"] or groups["y2"] or groups["y3"]
    if year:
        return date(int(year), number, day) if valid(int(year), number, day) else None
    latest = latest_year(text)
    candidates = [date(y, number, day) for y in (latest, latest + 1) if latest and valid(y, number, day)]
    named = re.search(_WEEKDAY, match[0], re.I)
    if named:
        return next((each for each in candidates if each.weekday() == lookup("WEEKDAY", named[0])), None)
    looked = [entry.number for entry in weekdays if _looks(entry) == PAST]
    fresh = (each for each in candidates if any((each.weekday() - weekday) % 7 <= 1 for weekday in looked))
    return next(fresh, candidates[0] if candidates else None)


def latest_year(text: str) -> int:
    """The latest year that a text names in figures (1900-2099), or 0."""
    return max((int(found) for found in re.findall(r"(?<![\d,.$])(?:19|20)\d\d(?![\d%]|,\d)", text)), default=0)


def _weekdays(text: str, sentence: Sentence) -> Iterator[Weekday]:
    for draft in drafts(text, sentence.start, sentence.end):
        span = token_span(sentence, draft.start, draft.end)
        if draft.form == "weekday" and span and not draft.groups.keys() & {"rel", "relafter"}:
            head = head_of(sentence, *span)
            number = int(str(lookup("WEEKDAY", draft.groups["weekday"])))
            yield Weekday(number, sentence.index, draft.start, direction(sentence, head))


def _linked_days(text: str, analysis: Analysis, weekdays: Sequence[Weekday]) -> Iterator[tuple[date, int]]:
    """Days that an anniversary, with a holiday or a weekday of the report agreeing, fixes; with that weekday's place."""
    holidays = [match[0] for match in holiday_pattern().finditer(text)]
    for sentence in analysis.sentences:
        yield from _holiday_weekdays(text, [entry for entry in weekdays if entry.sentence == sentence.index])
        for day in _anniversaries(text, sentence, holidays):
            for entry in weekdays:
                if entry.sentence == sentence.index and entry.number == day.weekday():
                    yield day, entry.start


def _holiday_weekdays(text: str, weekdays: Sequence[Weekday]) -> Iterator[tuple[date, int]]:
    """"Independence Day parades on Friday": the day, where one year since the latest that the text names fits."""
    latest = latest_year(text)
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


def _lead_days(text: str, analysis: Analysis) -> Iterator[tuple[date, int]]:
    """A full date that the main verb of the first sentence governs in the past tense; -1: "no weekday fixes it".

    Dates in its clauses are background more often than news.
    """
    for sentence in analysis.sentences[:1]:
        for draft in drafts(text, sentence.start, sentence.end):
            day = _full(draft)
            span = token_span(sentence, draft.start, draft.end)
            if day and span and text[max(0, draft.start - 3) : draft.start].lower() == "on ":
                head = head_of(sentence, *span)
                told = direction(sentence, head)
                if told.sign == PAST and sentence.tokens[head].head == sentence.root:
                    yield day, -1


def _full(draft: Draft) -> date | None:
    groups = draft.groups
    if draft.form != "calendar" or not {"year", "day", "month"} <= groups.keys() or "bc" in groups:
        return None
    year, month = int(groups["year"]), int(str(lookup("MONTH", groups["month"])))
    day = int(re.sub(r"\D", "", groups["day"]))
    return date(year, month, day) if valid(year, month, day) else None


def _around(anchor: date, kind: int) -> Iterator[date]:
    steps = range(0, 2) if kind < 0 else range(-BEFORE, AFTER + 1)
    yield from (anchor + timedelta(days=step) for step in steps)


def _score(day: date, anchor: date, kind: int, weekdays: Sequence[Weekday]) -> float:
    """How well a day of publication fits: the fixed weekday must come out on its date; fresh news is likelier.

    A linked weekday that comes out right counts 3, a lead date 2; the past weekday that the report names first, its
    news, counts 1 on its own day and less by a quarter for each day that it lies back.
    """
    score = 2.0 if kind < 0 else 0.0
    past = [day - timedelta(days=(day.weekday() - entry.number) % 7) for entry in weekdays if _looks(entry) == PAST]
    for entry in weekdays:
        if entry.start == kind:
            ahead = (entry.number - day.weekday()) % 7
            resolved = day + timedelta(days=ahead) if _looks(entry) == FUTURE else day - timedelta(days=(7 - ahead) % 7)
            score += 3.0 if resolved == anchor else -3.0
    if past:
        score += 1.0 - 0.25 * (day - past[0]).days
    elif kind < 0:
        score -= 0.25 * (day - anchor).days
    return score


def _looks(entry: Weekday) -> int:
    return FUTURE if entry.direction.sign == FUTURE else PAST
