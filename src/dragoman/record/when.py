"""When an event took place: its own time, else its clause's, its sentence's, the narrative's, else publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from dragoman.record.arguments import preposition
from dragoman.types.analysis import ROOT, Sentence
from dragoman.types.record import EventTime, Status
from dragoman.types.resolution import TimeExpression

TO_COME: frozenset[Status] = frozenset({"planned", "proposed", "hypothetical"})
CLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj"})
# A TIMEX3 value that is a plain date is as precise as the words were ("weeks before February 2022": 2022-02).
DATE_VALUE = re.compile(r"\d{4}(-\d{2}){0,2}")
OCCASIONS = frozenset({"in", "at", "during"})  # "in a Friday speech" tells when, "under a 1973 treaty" does not
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
    narrative: TimeExpression | None = None,
) -> EventTime | None:
    """Interval of the event at ``trigger``; None if neither the text nor a publication date says anything.

    ``times`` are the document's time expressions; ``published`` stands in when the sentence has none. What happened
    cannot have happened after publication: "called for talks next week" was not called next week. ``names`` are nouns
    of the sentence that name the event again; what they last, it lasts ("landed for a three-day visit"). ``text`` is the
    document's, from which the words of the expression are quoted; ``narrative`` the day that the text has reached.
    """
    ongoing, to_come = status == "ongoing", status in TO_COME
    here = [t for t in times if t.sentence == sentence.index]
    points = [t for t in here if t.type in ("DATE", "TIME") and t.first is not None]
    # "has been shut since 2000" began then, but "the first meeting since 2000" was not in 2000
    verbs = set(_verbs(sentence, clause))
    points = [
        t for t in points
        if ongoing or preposition(sentence, t.head) != "since" or sentence.tokens[t.head].head in verbs
    ]  # fmt: skip
    points = [t for t in points if not _dates_other(sentence, trigger, t)]
    if published is not None and not to_come:
        points = [t for t in points if t.first is not None and t.first <= published]
    chosen = _named(sentence, clause, here) or _nearest(sentence, trigger, clause, points)
    lasting = [t for t in here if t.type == "DURATION" and not _is_age(text[t.start : t.end])]
    duration = next((d for d in (_duration(sentence, t, lasting) for t in (trigger, *names)) if d is not None), None)
    if chosen is not None and chosen.first is not None:
        return _interval(chosen, duration, text[chosen.start : chosen.end] or None)
    if published is None:
        return None
    if narrative is not None and narrative.first is not None and not to_come and not ongoing:
        day = _interval(narrative, duration, text[narrative.start : narrative.end] or None)
        return replace(day, basis="narrative")
    return EventTime(published.isoformat(), _last_day(published, None, duration), "day", None, "publication")


def years_before(time: EventTime, years: int) -> EventTime:
    """The time of what an anniversary at that time keeps."""
    moved = [
        f"{int(day[:4]) - years:04d}{day[4:]}" if day and int(day[:4]) > years else None for day in (time.start, time.end)
    ]
    return replace(time, start=moved[0], end=moved[1])


def _is_age(words: str) -> bool:
    return words.lower().endswith(("old", "olds", "of age"))


def _dates_other(sentence: Sentence, trigger: int, time: TimeExpression) -> bool:
    """"Condemned Tuesday's attack", "under a 1973 treaty": the time is that of a noun the event only has to do with."""
    token = sentence.tokens[time.head]
    if token.deprel not in ("nmod:poss", "compound", "nummod", "amod", "nmod:unmarked") or token.head in (ROOT, trigger):
        return False
    noun = sentence.tokens[token.head]
    cases = {sentence.tokens[child].text.lower() for child in sentence.dependents(token.head, "case")}
    return noun.upos == "NOUN" and trigger not in sentence.subtree(token.head) and not cases & OCCASIONS


def _verbs(sentence: Sentence, clause: int) -> Iterator[int]:
    """The verb of a clause with those that it completes: what holds since then for "has tried to" holds for both."""
    token = sentence.tokens[clause]
    if token.upos == "VERB":
        yield clause
        while token.deprel == "xcomp":
            yield token.head
            token = sentence.tokens[token.head]


def _named(sentence: Sentence, clause: int, times: list[TimeExpression]) -> TimeExpression | None:
    """"Since 2012, when rebels seized the north": the seizing was in 2012."""
    for child in sentence.dependents(clause, "advmod"):
        when = sentence.tokens[child]
        if when.text.lower() == "when":
            before = [t for t in times if t.first and t.type != "DURATION" and 0 <= when.start - t.end <= len(", ")]
            return before[-1] if before else None
    return None


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
    if ranked:
        return min(ranked, key=lambda item: item[:4])[4]
    return _behind_participle(sentence, trigger, points)


def _behind_participle(sentence: Sentence, trigger: int, points: list[TimeExpression]) -> TimeExpression | None:
    """"Will send a team led by a judge to the town on Sunday": the last words belong to the sending as a rule."""
    below = set(sentence.subtree(trigger))
    for time in points:
        governor = sentence.tokens[sentence.tokens[time.head].head]
        if time.head in below and governor.deprel == "acl" and governor.feat("VerbForm") == "Part":
            return time
    return None


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
        if token.deprel in ("parataxis", "appos") or (token.deprel == "acl:relcl" and not _same_scene(sentence, clause)):
            return
        yield above
        token = sentence.tokens[above]


def _same_scene(sentence: Sentence, clause: int) -> bool:
    """"A raid in May, where police seized papers": such a clause goes on telling of the same occasion."""
    return any(sentence.tokens[child].text.lower() == "where" for child in sentence.dependents(clause, "advmod", "obl"))


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
