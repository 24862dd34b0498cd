"""Answers of ``state``, ``dyad``, ``timeline``, ``search`` and ``coverage`` as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from dragoman.cli.asking import table_lines
from dragoman.cli.turns_text import spark_lines, turn_line, turn_marks
from dragoman.export.wording import (
    STATUS_MARKS,
    clean,
    counted,
    day_words,
    document_words,
    parties_words,
    party_words,
    relation_words,
    time_words,
)
from dragoman.query.coverage import Coverage, Covered
from dragoman.query.dyads import DyadPeriod, DyadReport
from dragoman.query.periods import between
from dragoman.query.search import Fact, Hit
from dragoman.query.state import State
from dragoman.query.timeline import TimelinePeriod, periods_since
from dragoman.store.entries import ClaimEntry, EventEntry
from dragoman.store.summaries import EventGroup, Period, Standing

_HEADER = ("", "cooperation", "(material)", "conflict", "(material)", "unsettled", "score")
_FACTS_SHOWN = 3


def state_lines(state: State) -> Iterator[str]:
    yield f"As reported up to {day_words(state.on)}" + (f", {state.country}" if state.country else "")
    if state.offices:
        yield from ("", "Named with an office in the year before")
        for seen in state.offices:
            yield f"  {party_words(seen.holder)}: {seen.office} · {counted(seen.documents, 'document')}, last {seen.last}"
            yield from _sentences(seen.evidence)
    for kind, held in groupby(state.relations, key=lambda standing: standing.entry.relation.kind):
        yield from ("", kind.replace("-", " ").capitalize())
        for standing in held:
            yield from _standing(standing)
    if state.visits:
        yield from ("", "Visits under way")
        for entry in state.visits:
            yield from _event(entry)
    if state.disputes:
        yield from ("", "Disputed in the month before")
        for claim in state.disputes:
            yield from _claim(claim)


def dyad_lines(report: DyadReport) -> Iterator[str]:
    yield f"{' – '.join(report.pair)}, by {report.by}: events that took place; planned, alleged, denied ones are unsettled"
    yield ""
    lines = list(spark_lines(_dyad_series(report)))
    yield from (*lines, "") if lines else ()
    rows = [(*_row(period), turn_marks(report.turns, period.period)) for period in (*report.series, report.total)]
    yield from table_lines((*_HEADER, "turns" if report.turns else ""), rows, lambda column: 0 < column < len(_HEADER))
    if report.undated:
        yield f"{counted(report.undated, 'event')} of another or no known {report.by}: in the total only"
    if report.turns:
        yield from ("", "Change points" + (", of its share in all events" if report.relative else ""))
        for turn in report.turns:
            yield turn_line(turn, report.by)
            yield from _groups(turn.biggest)
    if report.biggest:
        yield from ("", "The biggest")
        yield from _groups(report.biggest)


def _dyad_series(report: DyadReport) -> Sequence[tuple[str, Sequence[float | None]]]:
    return (
        ("cooperation", [period.cooperation for period in report.series]),
        ("conflict", [period.conflict for period in report.series]),
        ("score", [period.score for period in report.series]),
    )


def timeline_lines(periods: Sequence[TimelinePeriod], by: Period, since: date | None = None) -> Iterator[str]:
    """``since``: what began before stands in the list, but not in the series."""
    lines = list(spark_lines(_timeline_series(periods_since(periods, since, by), by)))
    yield from (*lines, "") if lines else ()
    for period in periods:
        counts = f"{period.cooperation} cooperation, {period.conflict} conflict, {period.unsettled} unsettled"
        yield f"{period.period or 'when exactly is not known'}  {counts}"
        yield from _groups(period.biggest)


def _timeline_series(periods: Sequence[TimelinePeriod], by: Period) -> Sequence[tuple[str, Sequence[float | None]]]:
    """With the periods between in which nothing happened."""
    known = {period.period: period for period in periods}
    names = list(between(min(known), max(known), by)) if known else []
    found = [known.get(name) for name in names]
    return (
        ("cooperation", [period.cooperation if period else 0 for period in found]),
        ("conflict", [period.conflict if period else 0 for period in found]),
    )


def hit_lines(hits: Sequence[Hit]) -> Iterator[str]:
    for hit in hits:
        yield document_words(hit.document)
        for fact in hit.facts[:_FACTS_SHOWN]:
            yield from _fact(fact)
        if len(hit.facts) > _FACTS_SHOWN:
            yield f"  and {counted(len(hit.facts) - _FACTS_SHOWN, 'more fact')} (--json shows all)"


def _row(period: DyadPeriod) -> tuple[str, ...]:
    score = "" if period.score is None else f"{period.score:+.1f}"
    counts = (
        period.cooperation, period.material_cooperation, period.conflict, period.material_conflict, period.unsettled,
    )  # fmt: skip
    return (period.period, *map(str, counts), score)


def _groups(groups: Sequence[EventGroup]) -> Iterator[str]:
    for group in groups:
        yield from _event(group.entry, f" · {counted(group.documents, 'document')}" if group.documents > 1 else "")


def _fact(fact: Fact) -> Iterator[str]:
    if isinstance(fact, EventEntry):
        yield from _event(fact)
    elif isinstance(fact, ClaimEntry):
        yield from _claim(fact)
    else:
        yield f"  {party_words(fact.subject)} – {party_words(fact.object)} · {relation_words(fact.relation)}"
        yield from _sentences(fact.evidence)


def _standing(standing: Standing) -> Iterator[str]:
    entry = standing.entry
    told = f"{counted(standing.reports, 'report')}, last {standing.last_reported}"
    yield f"  {party_words(entry.subject)} – {party_words(entry.object)} · {relation_words(entry.relation)} · {told}"
    yield from _sentences(entry.evidence)


def _event(entry: EventEntry, more: str = "") -> Iterator[str]:
    event = entry.event
    mark, _ = STATUS_MARKS[event.status]
    who = parties_words(entry.actors) or "somebody"
    whom = f" → {parties_words(entry.recipients)}" if entry.recipients else ""
    yield f"  {time_words(event.time)}  {'/'.join((event.type, *event.modes))} {mark} {event.status}  {who}{whom}{more}"
    yield from _sentences(entry.evidence)


def _claim(entry: ClaimEntry) -> Iterator[str]:
    against = f" · against {party_words(entry.against)}" if entry.against else ""
    disputed = f" · disputed by {parties_words(entry.disputed_by)}" if entry.disputed_by else ""
    yield f"  {party_words(entry.speaker)} {entry.claim.stance}{against}{disputed}"
    yield from _sentences(entry.evidence)


def _sentences(sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield f"      {' … '.join(sentences)}"


def coverage_lines(found: Coverage) -> Iterator[str]:
    header = (found.by, "read", "revised", "copies", "skipped", "from", "to", "why skipped")
    rows = [_covered_cells(row) for row in (*found.rows, found.total)]
    yield from table_lines(header, rows, lambda column: 1 <= column <= 4)
    if found.gaps:
        yield ""
        yield "days without any document of a publisher that usually has some:"
    for gap in found.gaps:
        span = gap.first.isoformat() if gap.first == gap.last else f"{gap.first} to {gap.last}"
        yield f"  {clean(gap.publisher)}: {span} ({counted(gap.days, 'day')})"


def _covered_cells(row: Covered) -> tuple[str, ...]:
    reasons = ", ".join(f"{reason} {number:,}" for reason, number in row.reasons)
    counts = (f"{number:,}" for number in (row.read, row.revised, row.copies, row.skipped))
    return (clean(row.name) or "(none)", *counts, row.first or "", row.last or "", reasons)
