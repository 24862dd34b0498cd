"""Which year a report speaks in, where the day that it names has none: years it tells as past, who held office, ©."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from dragoman.resolution.calendars import valid
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.gazetteer_types import Spell, covers
from dragoman.resolution.tense import FUTURE, PAST, PLANNING, direction
from dragoman.resolution.time_grammar import Draft, drafts
from dragoman.resolution.time_words import load, lookup
from dragoman.resolution.times import head_of, token_span
from dragoman.types.analysis import Analysis, Sentence

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s{0,2}(?:(?:19|20)\d\d\s?[-–]\s?)?((?:19|20)\d\d)(?!\d)", re.I)
_AHEAD = re.compile(r"\b(?:by|for|until|till|through|before|to)(?:\s(?:the\s)?(?:end|middle|start|beginning)\sof)?\s$", re.I)
# Weights of a report being from the latest year that it tells as past, from the next, and so on; from any later one
# (counted on dated reports: of those that name a year, a quarter are from it, half from the next three).
LATER, MUCH_LATER = (1.0, 0.6, 0.4, 0.35, 0.2, 0.15), 0.5
# Weights of a report coming out so many days after the weekday that it tells its news of.
SOON = (1.0, 0.8, 0.25, 0.1, 0.05, 0.05, 0.05)
SPAN = (1990, 2100)
LEAD_SENTENCES = 2
# How much likelier a day within a month behind the latest that the text tells as past is.
NEAR, MONTH = 4.0, 31
SUREST, LEAST = 0.95, 0.5


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the text says of its own time: ``first`` and ``last`` hold it in, ``latest`` is the latest year told as
    past (0: none), ``copyright`` that of a notice, ``tenures`` the spells of those who hold an office, ``lead`` the latest day
    that its first sentences tell as past, where nothing later is told, ``dated`` the latest of the whole."""

    first: date = date.min
    last: date = date.max
    latest: int = 0
    copyright: int = 0
    tenures: tuple[tuple[Spell, ...], ...] = ()
    lead: date | None = None
    dated: date | None = None

    def allow(self, day: date) -> bool:
        return self.first <= day <= self.last

    def held(self, day: date) -> int:
        """How many of those who are named with an office held it on a day."""
        return sum(any(covers(spell.start, spell.end, day) for spell in spells) for spells in self.tenures)


def bounds(text: str, analysis: Analysis, gazetteer: Gazetteer | None = None) -> Bounds:
    """Reads the bounds off a report."""
    lead: date | None = None
    first, last, latest = date.min, date.max, latest_year(text) if not analysis.sentences else 0
    for sentence in analysis.sentences:
        for draft in drafts(text, sentence.start, sentence.end):
            year = int(draft.groups["year"]) if draft.groups.get("year", "").isdigit() else 0
            span = token_span(sentence, draft.start, draft.end)
            if not 1900 <= year <= 2099 or span is None:
                continue
            ahead = _is_ahead(text, sentence, draft, span)
            latest = latest if ahead else max(latest, year)
            day = full_day(draft)
            if day and ahead:
                last = min(last, day)
            elif day and (told := direction(sentence, head_of(sentence, *span))).sign == PAST:
                first = max(first, day)
                lead = max(lead or day, day) if told.near and sentence.index < LEAD_SENTENCES else lead
    dated = first if first > date.min else None
    first = max(first, date(latest, 1, 1)) if latest else first
    notice = max((int(found) for found in _COPYRIGHT.findall(text)), default=0)
    tenures = tuple(_tenures(text, gazetteer)) if gazetteer else ()
    lead = lead if lead == first else None
    return Bounds(first, last if last >= first else date.max, latest, notice, tenures, lead, dated)


def latest_year(text: str) -> int:
    """The latest year that a text names in figures (1900-2099), or 0."""
    return max((int(found) for found in re.findall(r"(?<![\d,.$])(?:19|20)\d\d(?![\d%]|,\d)", text)), default=0)


def full_day(draft: Draft) -> date | None:
    """The day of a draft that names it in full."""
    groups = draft.groups
    if draft.form != "calendar" or not {"year", "day"} <= groups.keys() or "bc" in groups:
        return None
    month = int(str(lookup("MONTH", groups["month"]))) if "month" in groups else int(groups.get("monthnum", "0"))
    year, day = int(groups["year"]), int(re.sub(r"\D", "", groups["day"]))
    return date(year, month, day) if month and valid(year, month, day) else None


def _is_ahead(text: str, sentence: Sentence, draft: Draft, span: tuple[int, int]) -> bool:
    """Whether a year lies ahead of the report: "by 2030", "will vote in 2026", "the 2028 Games"."""
    head = head_of(sentence, *span)
    told = direction(sentence, head)
    if _AHEAD.search(text[max(0, draft.start - 24) : draft.start]) or told.sign == FUTURE and not _is_now(sentence, head):
        return True
    # A year before a noun names an edition of it, whose time is open: "bidding for the 2030 Games".
    return draft.form == "year" and sentence.tokens[span[1]].deprel in ("nummod", "compound") and told.sign != PAST


def _is_now(sentence: Sentence, head: int) -> bool:
    """"Talks go on in 2025": the plain present of a year is that of the report."""
    verb = next((node for node in sentence.ancestors(head) if sentence.tokens[node].upos == "VERB"), None)
    if verb is None or sentence.dependents(verb, "aux") or sentence.tokens[verb].lemma.lower() in PLANNING - {"go"}:
        return False
    return sentence.tokens[verb].feat("Tense") == "Pres" and sentence.tokens[verb].feat("VerbForm") == "Fin"


def year_of(month: int, day: int, weekday: int | None, known: Bounds, news: int | None = None) -> tuple[int, float] | None:
    """The year of a day without one, with how sure it is (0 to 1); None where nothing tells.

    ``weekday`` is that of the day where the text names it (Monday 0), ``news`` the one that the report tells its news
    of: it lies on the day or soon before.
    """
    weighed = {
        year: weight * _agreement(date(year, month, day), weekday, news) * _nearness(date(year, month, day), known)
        for year, weight in _years(known).items() if valid(year, month, day) and known.allow(date(year, month, day))
    }  # fmt: skip
    most = max((known.held(date(year, month, day)) for year in weighed), default=0)
    weighed = {year: weight for year, weight in weighed.items() if known.held(date(year, month, day)) == most}
    by_chance = 1 / 7 if weekday is not None else sum(SOON) / 7 if news is not None else 1.0
    total = sum(weighed.values()) + (MUCH_LATER * by_chance if known.latest and not known.copyright else 0.0)
    if not (known.latest or known.copyright or (most and most == len(known.tenures))):
        return None
    if not any(weighed.values()):
        return None
    best = max(weighed, key=lambda year: (weighed[year], -year))
    sure = SUREST * weighed[best] / total
    return (best, round(sure, 2)) if sure >= LEAST else None


def _years(known: Bounds) -> dict[int, float]:
    """The years that a report may be from, weighed: news mostly names its own year or the one before."""
    if known.copyright:
        return {known.copyright: 1.0}
    if known.latest:
        return {known.latest + step: weight for step, weight in enumerate(LATER)}
    return dict.fromkeys(range(*SPAN), 1.0)


def _nearness(day: date, known: Bounds) -> float:
    """A day right behind the latest that the text tells as past is likely."""
    return NEAR if known.dated and 0 <= (day - known.dated).days <= MONTH else 1.0


def _agreement(day: date, weekday: int | None, news: int | None) -> float:
    """How well a day fits the weekday that it should be and the weekday of the news."""
    if weekday is not None:
        return float(day.weekday() == weekday)
    return SOON[(day.weekday() - news) % 7] if news is not None else 1.0


@cache
def words() -> dict[str, object]:
    """``data/published_words.yaml``."""
    return cast("dict[str, object]", load("published_words.yaml"))


def _tenures(text: str, gazetteer: Gazetteer) -> Iterable[tuple[Spell, ...]]:
    """For each person who is named in full behind the title of an office: the spells in it."""
    titles = cast("dict[str, Sequence[str]]", words()["titles"])
    past = "|".join(cast("list[str]", words()["not_now"]))
    before = re.compile(rf"(?<!\w)(?:(?P<not>{past})[\s-])?(?P<title>{'|'.join(titles)})\s$")
    seen: set[str] = set()
    for match in gazetteer.names_in(text):
        title = before.search(text, max(0, match.start - 40), match.start)
        people = [entry for entry, bare in zip(match.entries, match.bare, strict=True) if entry.kind == "person" and not bare]
        if title is None or title["not"] or len(people) != 1 or people[0].id in seen:
            continue
        seen.add(people[0].id)
        spells = tuple(spell for spell in people[0].spells if spell.office in titles[title["title"]])
        if spells:
            yield spells
