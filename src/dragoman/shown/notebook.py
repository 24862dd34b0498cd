"""Values → what a notebook shows of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.export.entries_html import Entry, entries_table
from dragoman.export.markup import DIM, WHOLE, folded, frame, table, tag, tint, words
from dragoman.export.reading_html import reading_html
from dragoman.export.sparkline import sparkline
from dragoman.export.wording import STATUS_MARKS, counted, number_words, time_words, validity_words
from dragoman.query.dyad_turns import DyadTurn
from dragoman.query.dyads import DyadPeriod, DyadReport
from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, RelationEntry
from dragoman.types.record import Claim, Event, Evidence, Reading, Relation

SHOWN, PERIODS = 20, 60
_PERIODS = ("period", "cooperation", "(material)", "conflict", "(material)", "unsettled", "score")
_FACTS = (Event, Claim, Relation)
_ENTRIES = (EventEntry, ClaimEntry, RelationEntry, DocumentEntry)


@dataclass(frozen=True)
class Shown:
    """HTML that a notebook shows."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def html_of(value: object) -> str | None:
    """The HTML of a value, or None where it has none of its own."""
    if isinstance(value, Reading):
        return reading_html(value)
    if isinstance(value, DyadReport):
        return dyad_html(value)
    if isinstance(value, _FACTS):
        return frame(_facts_table([value]))
    if isinstance(value, _ENTRIES):
        return frame(entries_table([value]))
    return None


def several_html(values: Iterable[object], most: int = SHOWN) -> str | None:
    """The first ``most`` facts or entries of one kind as a table; None for anything else."""
    found = list(islice(values, most + 1))
    more = tag("div", words(f"the first {most} are shown"), DIM) if len(found) > most else ""
    facts = [each for each in found[:most] if isinstance(each, _FACTS)]
    entries = [each for each in found[:most] if isinstance(each, _ENTRIES)]
    if len({type(each) for each in found}) != 1 or not (facts or entries):
        return None
    return frame(_facts_table(facts) if facts else entries_table(entries), more)


def listing_html(entries: Sequence[Entry], number: int, noun: str) -> str:
    """The first entries of a listing, with how many there are."""
    shown = f", the first {len(entries)}" if number > len(entries) else ""
    return frame(f"<strong>{words(counted(number, noun) + shown)}</strong>", entries_table(entries) if entries else "")


def dyad_html(report: DyadReport) -> str:
    """Totals, sparklines, change points, the biggest events; the periods folded."""
    rows = [_period_row(period) for period in (*report.series[-PERIODS:], report.total)]
    left_out = f", the last {PERIODS}" if len(report.series) > PERIODS else ""
    periods = folded(f"by {report.by}{left_out}", table(_PERIODS, rows, frozenset(range(1, len(_PERIODS)))), unfolded=False)
    total = report.total
    return frame(
        f"<strong>{words(' – '.join(report.pair))}</strong>: {counted(total.cooperation + total.conflict, 'event')} that "
        f"took place, {total.unsettled:,} unsettled",
        tag("pre", "\n".join(_sparks(report)), "background:transparent;color:inherit"),
        *(f"<div>{words(_turn_words(turn, report.by))}</div>" for turn in report.turns),
        folded("the biggest events", entries_table([group.entry for group in report.biggest])) if report.biggest else "",
        periods,
    )


def _sparks(report: DyadReport) -> Iterator[str]:
    if len(report.series) > 1:
        yield f"cooperation  {sparkline([period.cooperation for period in report.series])}"
        yield f"conflict     {sparkline([period.conflict for period in report.series])}"
        yield f"score        {sparkline([period.score for period in report.series])}"


def _turn_words(turn: DyadTurn, by: str) -> str:
    levels = f"from {number_words(round(turn.before, 1))} to {number_words(round(turn.after, 1))}"
    return f"{turn.period}: {turn.series} {turn.kind}, {levels}{'' if turn.series == 'score' else f' a {by}'}"


def _period_row(period: DyadPeriod) -> tuple[str, ...]:
    counts = (
        period.cooperation, period.material_cooperation, period.conflict, period.material_conflict, period.unsettled,
    )  # fmt: skip
    return (words(period.period), *(f"{count:,}" for count in counts), "" if period.score is None else f"{period.score:g}")


def _facts_table(facts: Sequence[Event | Claim | Relation]) -> str:
    """Facts by themselves: they know parties by code and sentences by heart, but no report."""
    first = facts[0]
    if isinstance(first, Event):
        rows = [_event_row(fact) for fact in facts if isinstance(fact, Event)]
        return table(("when", "what", "status", "who → whom", "evidence"), rows)
    if isinstance(first, Claim):
        said = [
            (words(fact.speaker), words(fact.stance), words(fact.against or ""), words(fact.content.text))
            for fact in facts if isinstance(fact, Claim)
        ]  # fmt: skip
        return table(("who says", "stance", "against", "what"), said)
    held = [
        (words(f"{fact.subject} – {fact.object}"), words(fact.kind), words(validity_words(fact.start, fact.end)), _told(fact.evidence))
        for fact in facts if isinstance(fact, Relation)
    ]  # fmt: skip
    return table(("between", "relation", "valid", "evidence"), held)


def _event_row(event: Event) -> tuple[str, ...]:
    kind = "/".join((event.type, *event.modes)) + (f" to {event.planned_type}" if event.planned_type else "")
    whom = f" → {', '.join(event.recipients)}" if event.recipients else ""
    return (
        tag("span", words(time_words(event.time)), WHOLE), tag("span", words(kind), tint(event.quad)),
        tag("span", words(f"{STATUS_MARKS[event.status][0]} {event.status}"), WHOLE), words(f"{', '.join(event.actors) or 'somebody'}{whom}"),
        _told(event.evidence) or words(event.trigger.text),
    )  # fmt: skip


def _told(evidence: Iterable[Evidence]) -> str:
    return words(" … ".join(item.text for item in evidence))
