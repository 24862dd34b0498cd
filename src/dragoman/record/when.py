"""When an event took place: its own time expression, else its clause's, else its sentence's, else publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from dragoman.record.arguments import preposition
from dragoman.types.analysis import Sentence
from dragoman.types.record import EventTime, Status
from dragoman.types.resolution import TimeExpression

TO_COME: frozenset[Status] = frozenset({"planned", "proposed", "hypothetical"})
CLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj"})
# A TIMEX3 value that is a plain date is as precise as the words were ("weeks before February 2022": 2022-02).
DATE_VALUE = re.compile(r"\d{4}(-\d{2}){0,2}")
DURATION_REACH = 2  # steps in the tree from a duration to what it measures: "[three]-day talks", "a visit of two days"
DAY_UNITS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def event_time(
    sentence: Sentence,
    trigger: int,
    clause: int,
    times: tuple[TimeExpression, ...],
    published: date | None,
    status: Status = "happened",
    names: tuple[int, ...] = (),
    text: str = "",
) -> EventTime | None:
    """Interval of the event at ``trigger``; None if neither the text nor a publication date says anything.

    ``times`` are the document's time expressions; ``published`` stands in when the sentence has none. What happened
    cannot have happened after publication: "called for talks next week" was not called next week. ``names`` are nouns
    of the sentence that name the event again; what they last, it lasts ("landed for a three-day visit"). ``text`` is the
    document's, from which the words of the expression are quoted.
    """
    ongoing, to_come = status == "ongoing", status in TO_COME
    here = [t for t in times if t.sentence == sentence.index]
    points = [t for t in here if t.type in ("DATE", "TIME") and t.first is not None]
    # "has been shut since 2000" began then, but "the first meeting since 2000" was not in 2000
    verb = clause if sentence.tokens[clause].upos == "VERB" else None
    points = [
        t for t in points
        if ongoing or preposition(sentence, t.head) != "since" or sentence.tokens[t.head].head == verb
    ]  # fmt: skip
    if published is not None and not to_come:
        points = [t for t in points if t.first is not None and t.first <= published]
    chosen = _nearest(sentence, trigger, clause, points)
    lasting = [t for t in here if t.type == "DURATION"]
    duration = next((d for d in (_duration(sentence, t, lasting) for t in (trigger, *names)) if d is not None), None)
    if chosen is not None and chosen.first is not None:
        return _interval(chosen, duration, text[chosen.start : chosen.end] or None)
    if published is None:
        return None
    return EventTime(published.isoformat(), _last_day(published, None, duration), "day", None, "publication")


def _interval(time: TimeExpression, duration: TimeExpression | None, words: str | None) -> EventTime:
    assert time.first is not None
    start = time.value if DATE_VALUE.fullmatch(time.value) else _written(time.first, time.granularity)
    end: str | None = _last_day(time.first, time.last, duration)
    if duration is None or time.granularity not in ("day", "time"):
        end = _written(time.last, time.granularity) if time.last is not None else None
    basis: Literal["explicit", "relative"] = time.basis
    return EventTime(start, end, time.granularity, words, basis)


def _written(day: date, granularity: str) -> str:
    """The date as precise as it is known: 2022, 2022-02 or 2022-02-24."""
    match granularity:
        case "year" | "decade" | "century":
            return f"{day.year:04d}"
        case "month":
            return f"{day.year:04d}-{day.month:02d}"
    return day.isoformat()


def _last_day(first: date, last: date | None, duration: TimeExpression | None) -> str:
    days = _days(duration.value) if duration is not None else 0
    if 1 < days <= (date.max - first).days:  # "a 10,000-year feud" ends outside the calendar
        return (first + timedelta(days=days - 1)).isoformat()
    return (last or first).isoformat()


def _days(value: str) -> int:
    """Days in a TIMEX3 duration such as P3D; 0 if it is not a whole number of days or more."""
    number, unit = value[1:-1], value[-1:]
    return int(number) * DAY_UNITS[unit] if value.startswith("P") and number.isdigit() and unit in DAY_UNITS else 0


def _duration(sentence: Sentence, trigger: int, durations: list[TimeExpression]) -> TimeExpression | None:
    """A duration that modifies the trigger itself ("three-day visit", "talks lasting two days")."""
    below = set(sentence.subtree(trigger))
    return next(
        (
            t
            for t in durations
            if t.head in below
            and _distance(sentence, t.head, trigger) <= DURATION_REACH
            and not _crosses_clause(sentence, t.head, trigger)
        ),
        None,
    )


def _nearest(sentence: Sentence, trigger: int, clause: int, points: list[TimeExpression]) -> TimeExpression | None:
    """The point in time closest in the tree: under the trigger, under its clause, else up the tree."""
    ranked = []
    for time in points:
        for rank, top in enumerate(dict.fromkeys((trigger, clause, *_clauses_above(sentence, clause)))):
            anchor = _anchor(sentence, time)
            if anchor in sentence.subtree(top):
                steps = _distance(sentence, anchor, top)
                if not _crosses_clause(sentence, anchor, top):  # else it is that other clause's time
                    ranked.append((rank, time.basis != "explicit", steps, time.start, time))
                break
    return min(ranked, key=lambda item: item[:4])[4] if ranked else None


def _anchor(sentence: Sentence, time: TimeExpression) -> int:
    """The token a time expression belongs to: "weeks before X left" tells when the main clause was, not the leaving."""
    governor = sentence.tokens[time.head].head
    if governor >= 0 and sentence.tokens[governor].head >= 0:
        marks = (sentence.tokens[m] for m in sentence.dependents(governor, "mark"))
        if any(time.start <= mark.start < time.end for mark in marks):
            return sentence.tokens[governor].head
    return time.head


def _clauses_above(sentence: Sentence, clause: int) -> Iterator[int]:
    """The governors whose time may be the clause's too: up to the next relative or loosely joined clause."""
    token = sentence.tokens[clause]
    for above in sentence.ancestors(clause):
        if token.deprel in ("acl:relcl", "parataxis", "appos"):
            return
        yield above
        token = sentence.tokens[above]


def _distance(sentence: Sentence, low: int, top: int) -> int:
    steps = 0
    while low != top and sentence.tokens[low].head >= 0:
        low, steps = sentence.tokens[low].head, steps + 1
    return steps


def _crosses_clause(sentence: Sentence, low: int, top: int) -> bool:
    while low != top and sentence.tokens[low].head >= 0:
        token = sentence.tokens[low]
        if token.deprel.split(":")[0] in CLAUSES or (token.deprel == "conj" and token.upos == "VERB"):
            return True
        low = sentence.tokens[low].head
    return False
