"""When: the time expressions of a document, resolved against its publication date and against one another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from dragoman.resolution.fiscal_years import whose
from dragoman.resolution.holidays import choose, dated_events, day_in, holiday_pattern, last_day
from dragoman.resolution.tense import FUTURE, PAST, Direction, direction
from dragoman.resolution.time_clocks import with_clocks
from dragoman.resolution.time_context import Context, Value
from dragoman.resolution.time_grammar import Draft, drafts
from dragoman.resolution.time_spans import before_or_after
from dragoman.resolution.time_tree import fitted
from dragoman.resolution.time_values import resolve
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.document import Document
from dragoman.types.resolution import TimeExpression

# How many sentences a date stays the one that "a day later" counts from, in news.
REACH = 2
OWNER_REACH = 200  # characters before a fiscal year in which its state may be named
LATER_REACH = 6  # "hours later" never counts from the publication
# A text is a narrative where it names this many years and this share of them lies behind the year before publication.
NARRATIVE_YEARS, NARRATIVE_SHARE = 4, 0.7
_JOINING = frozenset({"to", "and", "-", "–", "—", "until", "through", "till", "or", ",", ", and", "and on", "to the"})
_TAKEN_UP = re.compile(r"\s(?:the|that|this)\s(\w+)", re.I)
_ITS_YEAR = re.compile(r",?\s(?:of\s|in\s)?((?:19|20)\d\d)(?![\d%]|[.,-]\d)")
_LATE_FORMS = frozenset({"clock", "event", "partof"})


@dataclass(frozen=True, slots=True)
class Found:
    """A draft with its place in the tree."""

    draft: Draft
    sentence: int
    head: int
    direction: Direction


@dataclass(frozen=True, slots=True)
class Reference:
    """The date that the text named last, with its sentence."""

    value: Value
    day: date
    sentence: int


def token_span(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """First and last token that overlap ``start:end``, or None."""
    first = bisect_right(sentence.tokens, start, key=lambda token: token.end)
    last = bisect_left(sentence.tokens, end, lo=first, key=lambda token: token.start) - 1
    return (first, last) if first <= last else None


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of first..last whose governor lies outside it."""
    outside = (i for i in range(first, last + 1) if not first <= sentence.tokens[i].head <= last)
    return next(outside, first)


T = TypeVar("T", bound="InSentence")


class InSentence(Protocol):
    """What stands in a sentence."""

    @property
    def sentence(self) -> int: ...


def by_sentence(items: Iterable[T]) -> dict[int, list[T]]:
    """What stands in each sentence, in the order given."""
    found: dict[int, list[T]] = {}
    for item in items:
        found.setdefault(item.sentence, []).append(item)
    return found


def find_times(document: Document, analysis: Analysis, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in text order; values as in TIMEX3 (TimeML 1.2.1)."""
    text = document.text
    found = [entry for sentence in analysis.sentences for entry in _found(text, sentence)]
    found = _sharing_years(text, _agreeing(found))
    narrative = is_narrative([entry.draft for entry in found], published)
    resolved: list[TimeExpression] = []
    reference: Reference | None = None
    dated: dict[str, Value] = {}
    entries = by_sentence(found)
    for sentence in analysis.sentences:
        values: list[tuple[Found, Value]] = []
        for entry in sorted(entries.get(sentence.index, ()), key=lambda each: (each.draft.form in _LATE_FORMS, each.draft.start)):
            value = _value(entry, text, published, reference, values, dated, narrative=narrative)
            if value is None:
                continue
            values.append((entry, value))
            dated |= _dated_noun(sentence, entry, value)
            aside = narrative and reference is not None and _is_aside(entry, value, reference, text)
            if value.first and not aside and _moves(entry.draft, value, published, narrative=narrative):
                reference = Reference(value, value.first, sentence.index)
        resolved.extend(_expression(entry, value) for entry, value in values)
    return tuple(with_clocks(text, sorted(resolved, key=lambda each: (each.start, each.end))))


def is_narrative(found: Iterable[Draft], published: date | None) -> bool:
    """Whether the text tells of a past far from its publication (a history), so that its own dates lead on."""
    parts = [draft.groups for draft in found]
    years = [int(groups["year"]) for groups in parts if groups.get("year", "").isdigit()]
    spoken = sum(1 for groups in parts if "weekday" in groups or "dayword" in groups)
    if len(years) < NARRATIVE_YEARS or spoken * 4 > len(years):
        return published is None and bool(years) and not spoken
    if published is None:
        return True
    behind = published.year - (0 if len(years) >= 4 * NARRATIVE_YEARS else 1)
    return sum(year < behind for year in years) >= NARRATIVE_SHARE * len(years)


def _found(text: str, sentence: Sentence) -> list[Found]:
    found = []
    for draft in _with_holidays(text, sentence):
        span = token_span(sentence, draft.start, draft.end)
        if span is None:
            continue
        own = fitted(sentence, span, draft)
        if own is None:
            continue
        draft, span = own
        head = head_of(sentence, *span)
        found.append(Found(draft, sentence.index, head, direction(sentence, head)))
    return found


def _with_holidays(text: str, sentence: Sentence) -> list[Draft]:
    """The matches of the grammar, those inside names of holidays and of dated events put right."""
    named = [_holiday_draft(text, match, sentence.end) for match in holiday_pattern().finditer(text, sentence.start, sentence.end)]
    kept = [draft for draft in drafts(text, sentence.start, sentence.end) if not _overlaps(draft, named)]
    return sorted([*kept, *named], key=lambda draft: draft.start)


def _holiday_draft(text: str, match: re.Match[str], end: int) -> Draft:
    """The name of a holiday, with the year behind it where there is one: "Christmas 2022", "Eid al-Fitr in 2023"."""
    year = _ITS_YEAR.match(text, match.end(), end)
    groups = {"name": match[0]} | ({"year": year[1]} if year else {})
    return Draft(match.start(), year.end() if year else match.end(), "holiday", groups)


def _overlaps(draft: Draft, others: Iterable[Draft]) -> bool:
    return any(draft.start < other.end and other.start < draft.end for other in others)


def _agreeing(found: Sequence[Found]) -> list[Found]:
    """The same weekday named twice is the same day: where only a noun carries it ("Tuesday's talks"), the mention

    that a verb governs decides for all.
    """
    votes: dict[str, Counter[int]] = {}
    for entry in found:
        if entry.draft.form == "weekday" and entry.direction.near and entry.direction.sign:
            votes.setdefault(entry.draft.groups["weekday"].lower(), Counter())[entry.direction.sign] += 1
    settled = []
    for entry in found:
        ballot = votes.get(entry.draft.groups.get("weekday", "").lower())
        if ballot and entry.draft.form == "weekday" and not entry.direction.near and len(ballot) == 1:
            entry = replace(entry, direction=Direction(next(iter(ballot)), True))
        settled.append(entry)
    return settled


def _sharing_years(text: str, found: Sequence[Found]) -> list[Found]:
    """"From January 25 to February 3, 1905": the year behind the second date holds for the first."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        entry, following = shared[index], shared[index + 1]
        groups, after = entry.draft.groups, following.draft.groups
        between = text[entry.draft.end : following.draft.start].strip().lower()
        lacks = entry.draft.form in ("calendar", "days") and "month" in groups and not groups.keys() & {"year", "rel"}
        if lacks and "month" in after and after.get("year", "").isdigit() and between in _JOINING:
            draft = replace(entry.draft, groups={**groups, "year": after["year"]})
            shared[index] = replace(entry, draft=draft)
    return shared


def _value(
    entry: Found, text: str, published: date | None, reference: Reference | None,
    values: Sequence[tuple[Found, Value]], dated: Mapping[str, Value], *, narrative: bool,
) -> Value | None:  # fmt: skip
    draft = entry.draft
    reach = LATER_REACH if draft.groups.get("sign", "").lower() == "later" else REACH
    near = reference is not None and (narrative or entry.sentence - reference.sentence <= reach)
    told = reference.day if reference and near else None
    whole_year = bool(told and reference and reference.value.granularity == "year")
    context = Context(published, told, entry.direction.sign, narrative, whole_year)
    if draft.form == "holiday":
        return _holiday(draft, text, context)
    if draft.form == "fiscal":
        owner = whose(text[max(0, draft.start - OWNER_REACH) : draft.start], text)
        return resolve(replace(draft, groups={**draft.groups, "whose": owner}), context)
    if draft.form in _LATE_FORMS:
        return _late(entry, text, context, values, dated)
    if draft.form == "then" and told is not None and reference is not None:
        return replace(reference.value, type="DATE", basis="relative")
    if draft.form == "calendar" and "year" not in draft.groups:
        event = _historic(draft, text)
        if event is not None:
            return event
    return resolve(draft, context)


def _historic(draft: Draft, text: str) -> Value | None:
    """"The Sept. 11 attacks": the date inside the name of a dated event."""
    window = text[max(0, draft.start - 4) : draft.end + 40]
    for event in dated_events():
        match = event.pattern.search(window)
        if match and match.start() <= draft.start - max(0, draft.start - 4) < match.end() and " " in match[0].strip():
            if match.end() > draft.end - max(0, draft.start - 4):
                return Value("DATE", event.first.isoformat(), event.first, event.first, "day", "relative")
    return None


def _dated_noun(sentence: Sentence, entry: Found, value: Value) -> dict[str, Value]:
    """"The Nov. 27 vote": what the noun happened on, for "a day after the vote"."""
    head, noun = sentence.tokens[entry.head], sentence.tokens[max(sentence.tokens[entry.head].head, 0)]
    if value.granularity != "day" or value.type != "DATE" or noun.upos != "NOUN" or head.deprel == "root":
        return {}
    return {noun.text.lower(): value}


def _late(
    entry: Found, text: str, context: Context, values: Sequence[tuple[Found, Value]], dated: Mapping[str, Value]
) -> Value | None:
    """Expressions that lean on a neighbour in their sentence: clock times, "the evening", "weeks before …"."""
    draft = entry.draft
    days = [(other, value) for other, value in values if value.first and value.type in ("DATE", "TIME")]
    if draft.form == "event":
        return _around_event(entry, text, context, days, dated)
    near = min(days, key=lambda pair: abs(pair[0].draft.start - draft.start), default=None)
    own = near[1].first if near and near[1].granularity in ("day", "time") else None
    fallback = context.reference if context.narrative else context.published or context.reference
    return resolve(draft, replace(context, reference=own or fallback))


def _around_event(
    entry: Found, text: str, context: Context, days: Sequence[tuple[Found, Value]], dated: Mapping[str, Value]
) -> Value | None:
    """"Weeks before X": dated by the date that follows in the sentence or by the event of history that X names."""
    draft = entry.draft
    if "count" not in draft.groups and not draft.groups["unit"].lower().endswith("s"):
        draft = replace(draft, groups={**draft.groups, "count": "a"})  # "the day before"
    behind = text[draft.end : draft.end + 160]
    following = [(o, v) for o, v in days if 0 <= o.draft.start - draft.end <= 140 and v.basis != "relative"]
    following += [(o, v) for o, v in days if 0 <= o.draft.start - draft.end <= 40 and v.basis == "relative"]
    if following and not _breaks(text[draft.end : following[0][0].draft.start]):
        return before_or_after(draft.groups, following[0][1]) or resolve(draft, context)
    for event in dated_events():
        match = event.pattern.search(behind)
        if match and match.start() < 40:
            anchor = Value("DATE", event.first.isoformat(), event.first, event.last, "day", "explicit")
            return before_or_after(draft.groups, anchor)
    taken_up = _TAKEN_UP.match(behind)
    if taken_up and taken_up[1].lower() in dated:
        return before_or_after(draft.groups, dated[taken_up[1].lower()])
    adverbial = not behind.strip() or behind.lstrip()[0] in ".,;:)”\"" or behind.lower().startswith((" that", " then"))
    if adverbial and context.told is not None:
        sign = "earlier" if draft.groups["sign"].lower() in ("before", "prior") else "later"
        return resolve(Draft(draft.start, draft.end, "shift", {**draft.groups, "sign": sign}), context)
    return resolve(draft, context)


def _breaks(between: str) -> bool:
    return any(mark in between for mark in (". ", ";", " but ", " and ", "\n"))


def _holiday(draft: Draft, text: str, context: Context) -> Value | None:
    """A holiday by name, in the year that the tense or the nearness to the publication gives it."""
    holiday = choose(draft.groups["name"], _owners(draft, text), text)
    anchor = context.told if context.narrative else context.published or context.told
    if holiday is None:
        return None
    if "year" in draft.groups:
        day = day_in(holiday, int(draft.groups["year"]))
        return Value("DATE", day.isoformat(), day, last_day(holiday, day), "day", "explicit") if day else None
    if anchor is None:
        fixed = holiday.rule if holiday.rule[:2].isdigit() else "XX-XX"
        return Value("DATE", f"XXXX-{fixed}", None, None, "day", "relative")
    near = [day for year in range(anchor.year - 1, anchor.year + 2) if (day := day_in(holiday, year))]
    if not near:
        return None
    if context.direction == PAST and not context.narrative:
        # A week ahead may still be spoken of in the past tense of the sentence around it ("ordered a truce for …").
        near = [day for day in near if (day - anchor).days <= 7] or near
    if context.direction == FUTURE:
        near = [day for day in near if day >= anchor] or near
    day = min(near, key=lambda each: (abs((each - anchor).days), each))
    return Value("DATE", day.isoformat(), day, last_day(holiday, day), "day", "relative")


def _owners(draft: Draft, text: str) -> str:
    """The words right before each mention of the holiday, the mention itself last: whose day it is."""
    name, at = draft.groups["name"], text.find(draft.groups["name"])
    found: list[str] = []
    while at >= 0 and len(found) < 20:
        found.append(text[max(0, at - 24) : at])
        at = text.find(name, at + 1)
    return " ".join([*found, text[max(0, draft.start - 24) : draft.start]])


def _is_aside(entry: Found, value: Value, reference: Reference, text: str) -> bool:
    """Whether a year is named in passing, so that a history does not go on from it: "a paper released in 2005".

    So are years counted back from what is told, and the far end of "between 1965 and 1968".
    """
    if value.granularity not in ("year", "decade", "century"):
        return _ends_run(text, entry.draft) and value.first is not None and value.first.year != reference.day.year
    return not entry.direction.near or entry.draft.form == "shift" or _ends_run(text, entry.draft)


def _ends_run(text: str, draft: Draft) -> bool:
    before = text[max(0, draft.start - 40) : draft.start].lower()
    return before.endswith(" and ") and "between " in before


def _moves(draft: Draft, value: Value, published: date | None, *, narrative: bool) -> bool:
    """Whether later expressions may count from this one; a history does not go on from its author's own day."""
    if value.type == "DURATION" or value.first is None or not value.value[:1].isdigit() or draft.form in _LATE_FORMS:
        return False
    own = narrative and published is not None and value.basis == "relative" and value.first.year >= published.year - 1
    return not own


def _expression(entry: Found, value: Value) -> TimeExpression:
    draft = entry.draft
    end = draft.end
    if draft.form == "event" and value.type == "DURATION":
        # Only a dated "weeks before …" is one expression; otherwise the preposition belongs to what follows.
        end = draft.start + len(draft_text(draft))
    return TimeExpression(
        draft.start, end, value.type, value.value, value.first, value.last, value.granularity, value.basis,
        entry.sentence, entry.head,
    )  # fmt: skip


def draft_text(draft: Draft) -> str:
    """A stand-in as long as the expression without its preposition and the space before that."""
    return "x" * (draft.end - draft.start - len(draft.groups["sign"]) - 1)
