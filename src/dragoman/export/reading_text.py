"""A reading as a report that a person likes to read: every fact with its sentence, in the order of the text.

Colour adds to the report but never says anything alone; without colour the words that carry a fact stand in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.export.dyad_summary import DyadCount, count_dyads
from dragoman.export.entries_text import (
    Columns,
    below,
    claim_row,
    claim_sentence,
    event_row,
    fit,
    relation_row,
    row,
)
from dragoman.export.screen import needs_brackets, print_parts
from dragoman.export.sentences import Mark, context_text, evidence_text
from dragoman.export.wording import clean, counted, headline, published_words, quantity_words
from dragoman.store.entries import Entries, EventEntry, dated
from dragoman.types.record import Event, Evidence, Reading

QUANTITY_WIDTH = 22
CONTEXT_WIDTH = 40
LONGEST_BAR = 12


def print_reading(reading: Reading, console: Console) -> None:
    print_parts(reading_parts(reading, needs_brackets(console), console.width), console)


def reading_parts(reading: Reading, brackets: bool, screen: int) -> Iterator[RenderableType]:
    """The parts of the report, from head to foot; sections without facts are left out."""
    reading = dated(reading)
    entries = Entries(reading)
    events = sorted(
        (entries.event(event) for event in reading.events),
        key=lambda entry: (entry.event.trigger.start, entry.event.id),
    )
    numbers = {entry.event.id: number for number, entry in enumerate(events, start=1)}
    yield from _head(reading)
    yield from _section("Who deals with whom", _dyads(count_dyads(events), reading))
    yield from _section("Events", _events(reading, events, numbers, brackets, fit(events, screen)))
    yield from _section("Claims", _claims(reading, entries, numbers, brackets))
    yield from _section("Relations", _relations(reading, entries, brackets))
    yield from _section("Quantities", _quantities(reading, brackets))
    yield from _section("Inconsistencies", _inconsistencies(reading, brackets))


def _head(reading: Reading) -> Iterator[RenderableType]:
    document = reading.document
    yield Text(headline(document), style="bold")
    counts = ", ".join(
        counted(len(facts), noun)
        for noun, facts in (("event", reading.events), ("claim", reading.claims), ("relation", reading.relations))
    )
    about = (document.publisher, published_words(document), f"language {document.language}", counts)
    yield Text(" · ".join(clean(part) for part in about if part), style="dim")
    for warning in document.warnings:
        yield Text(f"! {clean(warning)}", style="yellow")


def _section(title: str, parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    parts = iter(parts)
    first = next(parts, None)
    if first is not None:
        yield Text()
        yield Text(title.upper(), style="bold cyan")
        yield first
        yield from parts


def _dyads(dyads: tuple[DyadCount, ...], reading: Reading) -> Iterator[RenderableType]:
    if not dyads:
        return
    names = {actor.id: actor.name for actor in reading.resolution.actors if actor.id == actor.country}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", no_wrap=False)
    for title in ("cooperation", "conflict", "not settled"):
        table.add_column(title)
    for dyad in dyads:
        pair = " – ".join(clean(names.get(side, side)) for side in dyad.pair)
        table.add_row(
            Text(pair, style="bold"),
            _bar(dyad.cooperation, "+", "green"),
            _bar(dyad.conflict, "-", "red"),
            Text(str(dyad.unsettled or ""), style="dim"),
        )
    yield below(table)


def _bar(count: int, sign: str, style: str) -> Text:
    return Text(f"{count:>2} {sign * min(count, LONGEST_BAR)}" if count else "", style=style)


def _events(
    reading: Reading, events: list[EventEntry], numbers: dict[str, int], brackets: bool, columns: Columns
) -> Iterator[RenderableType]:
    """Neighbours that stand in one sentence are shown together above it."""
    for sentence, group in groupby(events, key=lambda entry: _sentence(entry.event)):
        marks = []
        for entry in group:
            number = numbers[entry.event.id]
            yield event_row(entry, columns, number, more=len(entry.event.evidence) - 1)
            marks.append(Mark(entry.event.trigger.start, entry.event.trigger.end, number))
        yield below(evidence_text(reading.document, [sentence], marks, brackets))
    if any(entry.event.time and entry.event.time.assumed for entry in events):
        yield below(Text("~ the day of the report or of its news, where the text names none", style="dim"))


def _sentence(event: Event) -> Evidence:
    """The sentence in which the trigger stands."""
    holds = (item for item in event.evidence if item.part == "text" and item.start <= event.trigger.start < item.end)
    trigger = Evidence("", event.trigger.start, event.trigger.end)
    return next(holds, event.evidence[0] if event.evidence else trigger)


def _claims(reading: Reading, entries: Entries, numbers: dict[str, int], brackets: bool) -> Iterator[RenderableType]:
    for claim in sorted(reading.claims, key=lambda claim: ((claim.cue or claim.content).start, claim.id)):
        entry = entries.claim(claim)
        yield claim_row(entry, events=sorted(numbers[event] for event in claim.events if event in numbers))
        yield below(claim_sentence(entry, brackets))


def _relations(reading: Reading, entries: Entries, brackets: bool) -> Iterator[RenderableType]:
    for relation in reading.relations:
        yield relation_row(entries.relation(relation))
        yield below(evidence_text(reading.document, relation.evidence, [], brackets))


def _quantities(reading: Reading, brackets: bool) -> Iterator[RenderableType]:
    for quantity in sorted(reading.resolution.quantities, key=lambda quantity: (quantity.start, quantity.id)):
        context = context_text(reading.document, Mark(quantity.start, quantity.end), CONTEXT_WIDTH, brackets)
        yield row(0, (QUANTITY_WIDTH, Text(clean(quantity_words(quantity)), style="bold")), (None, context))


def _inconsistencies(reading: Reading, brackets: bool) -> Iterator[RenderableType]:
    for item in reading.resolution.inconsistencies:
        context = context_text(reading.document, Mark(item.start, item.end), CONTEXT_WIDTH, brackets)
        yield row(0, (None, Text(f"{item.kind}: {clean(item.note)}", style="yellow")))
        yield below(context)
