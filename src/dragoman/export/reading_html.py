"""A reading in a notebook: the text with its evidence marked, and tables of its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.export.entries_html import entries_table, event_rows
from dragoman.export.marked_text import StyledSpan, marked
from dragoman.export.markup import CLAIM, CONFLICT, COOPERATION, DIM, EVIDENCE, folded, frame, tag, tint, words
from dragoman.export.wording import counted, headline, parties_words, published_words
from dragoman.store.entries import ClaimEntry, Entries, EventEntry, dated
from dragoman.types.record import Reading

TEXT, FACTS = 20_000, 50


def reading_html(reading: Reading) -> str:
    """Every text is escaped; a text longer than 20,000 characters and tables longer than 50 rows are cut, and say so."""
    reading = dated(reading)
    entries = Entries(reading)
    events = sorted((entries.event(event) for event in reading.events), key=lambda entry: entry.event.trigger.start)
    claims = [entries.claim(claim) for claim in reading.claims]
    relations = [entries.relation(relation) for relation in reading.relations]
    text = marked(reading.document.text, list(_spans(events, claims)), TEXT)
    return frame(
        _head(reading),
        tag("div", text, "white-space:pre-wrap;margin:0.6em 0"),
        _section("event", len(events), event_rows(events[:FACTS], origins=False, numbered=True)),
        _section("claim", len(claims), entries_table(claims[:FACTS], origins=False)),
        _section("relation", len(relations), entries_table(relations[:FACTS], origins=False)),
    )


def _head(reading: Reading) -> str:
    document = reading.document
    about = " · ".join(part for part in (document.publisher, published_words(document)) if part)
    legend = (
        f"{tag('span', 'cooperation⁺', COOPERATION)} {tag('span', 'conflict⁻', CONFLICT)} "
        f"{tag('span', 'what is said', CLAIM)} {tag('span', 'sentences that tell events', EVIDENCE)}"
    )
    warnings = "".join(f"<div>! {words(warning)}</div>" for warning in document.warnings)
    return f"<strong>{words(headline(document))}</strong><br>{tag('span', words(about), DIM)}<div>{legend}</div>{warnings}"


def _section(noun: str, number: int, content: str) -> str:
    shown = f" (the first {FACTS} are shown)" if number > FACTS else ""
    return folded(f"{counted(number, noun)}{shown}", content) if number else ""


def _spans(events: Sequence[EventEntry], claims: Sequence[ClaimEntry]) -> Iterator[StyledSpan]:
    for number, entry in enumerate(events, start=1):
        event, quad = entry.event, entry.event.quad or ""
        for item in event.evidence:
            if item.part == "text":
                yield StyledSpan(item.start, item.end, EVIDENCE)
        sign = "⁻" if quad.endswith("conflict") else "⁺" if quad else ""
        title = f"{number}: {event.type} {event.status}, {parties_words(entry.actors)} → {parties_words(entry.recipients)}"
        yield StyledSpan(event.trigger.start, event.trigger.end, tint(event.quad), title, f"<sup>{number}{sign}</sup>")
    for claim in claims:
        content = claim.claim.content
        title = f"{claim.speaker.name} {claim.claim.stance}"
        yield StyledSpan(content.start, content.end, CLAIM, title)
