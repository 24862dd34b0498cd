"""The day that a report's narrative has reached: for what is told without a time of its own.

"Gunmen attacked a market on Sunday. They burned three shops": the shops burned on Sunday. A day leads on to the end of
its paragraph; before any, and in paragraphs without one, the day of the news itself holds, which the lead names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.types.analysis import ROOT, Analysis, Sentence
from dragoman.types.resolution import TimeExpression

# A date further back than this is background: what follows it may be news again.
NEWS_REACH = timedelta(days=31)
LEAD_SENTENCES = 2
# "… said on Monday" dates the saying, not what is said.
REPORTING = frozenset({"say", "tell", "report", "add", "write", "state"})
# "KHARTOUM, Oct. 16 — …", "GENEVA (9 August 2019) – …": the day of the report, not of what its first sentence tells.
_DATELINE = re.compile(r"[A-Z][^.;:!?]{1,60}[,(]\s?"), re.compile(r"\)?\s?(?:\([\w ./]{2,30}\)\s?)?(?:--|[—–-])\s")
OTHER_CLAUSES = frozenset({"acl", "advcl", "csubj"})


@dataclass(frozen=True, slots=True)
class Reached:
    """A day of the narrative: the expression that names it, with its sentence's paragraph."""

    time: TimeExpression
    paragraph: int


@dataclass(frozen=True, slots=True)
class Narrative:
    """The days of a narrative in text order; ``paragraphs`` are those of the sentences, ``lead`` the day of the news."""

    days: tuple[Reached, ...]
    paragraphs: tuple[int, ...]
    lead: TimeExpression | None

    @classmethod
    def of(
        cls, analysis: Analysis, text: str, times: tuple[TimeExpression, ...], published: date | None
    ) -> Narrative:
        """Reads the days that main clauses of a document name in the month before its publication."""
        paragraphs = tuple(_paragraphs(analysis, text))
        if published is None:
            return cls((), paragraphs, None)
        days = tuple(
            Reached(time, paragraphs[time.sentence])
            for time in times
            if _is_news(time, published) and not is_dateline(text, time) and _leads_on(analysis.sentences[time.sentence], time)
        )
        lead = next((day.time for day in days if day.time.sentence < LEAD_SENTENCES), None) or next(
            (time for time in times if is_dateline(text, time) and _is_news(time, published)), None
        )
        return cls(days, paragraphs, lead)

    def at(self, sentence: Sentence, trigger: int) -> TimeExpression | None:
        """The day for a past event at a token; None where its verb says that it reaches into the present."""
        if not _told_as_past(sentence, trigger):
            return None
        place, paragraph = sentence.tokens[trigger].start, self.paragraphs[sentence.index]
        before = [day.time for day in self.days if day.paragraph == paragraph and day.time.start < place]
        return before[-1] if before else self.lead


def is_dateline(text: str, time: TimeExpression) -> bool:
    """Whether a time expression stands in the dateline of a text."""
    before, after = _DATELINE
    return bool(time.start < 80 and before.fullmatch(text, 0, time.start) and after.match(text, time.end))


def _paragraphs(analysis: Analysis, text: str) -> Iterator[int]:
    number, end = 0, 0
    for sentence in analysis.sentences:
        number += "\n" in text[end : sentence.start]
        end = sentence.end
        yield number


def _is_news(time: TimeExpression, published: date) -> bool:
    if time.type not in ("DATE", "TIME") or time.granularity not in ("day", "time") or time.first is None:
        return False
    return time.first == time.last and timedelta() <= published - time.first <= NEWS_REACH


def _leads_on(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time belongs to a main clause, or to what somebody says happened, and not to the saying itself."""
    node = sentence.tokens[time.head].head
    first = True
    while node != ROOT:
        token = sentence.tokens[node]
        if first and token.lemma.lower() in REPORTING:
            return False
        first = False
        if token.deprel.split(":")[0] in OTHER_CLAUSES:
            return False
        node = token.head
    return not first


def _told_as_past(sentence: Sentence, trigger: int) -> bool:
    """The tense of the nearest finite verb at or above a token: past or pluperfect, not "has closed", "is holding"."""
    for index in (trigger, *sentence.ancestors(trigger)):
        auxiliaries = [sentence.tokens[child] for child in sentence.dependents(index, "aux", "aux:pass", "cop")]
        finite = [each for each in (*auxiliaries, sentence.tokens[index]) if each.feat("VerbForm") == "Fin"]
        if finite:
            return any(each.feat("Tense") == "Past" for each in finite)
    return False
