"""Events as several documents tell them together, and why they are taken for one, on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from dragoman.export.entries_text import below, event_item
from dragoman.export.wording import clean, counted, day_words, document_words, number_words, party_words, wrong_words
from dragoman.store.entries import ClaimEntry, EventEntry
from dragoman.store.fused import FusedEvent
from dragoman.types.judgement import Judgement

OTHERS = 5


def fused_item(entry: EventEntry, fused: FusedEvent, why: bool, brackets: bool, screen: int) -> RenderableType:
    """The telling that fits, and below it what all say together; with ``why``, how they were found to be one."""
    others = [telling for telling in fused.tellings if telling.event.id != entry.event.id]
    if not others:
        return event_item(entry, brackets, screen)
    lines = [Text(f"= {line}", style="green") for line in fused_lines(fused)]
    for telling in others[:OTHERS]:
        lines.append(Text(f"+ {document_words(telling.document)}: {clean(' … '.join(telling.evidence))}", style="dim"))
    if len(others) > OTHERS:
        lines.append(Text(f"+ {counted(len(others) - OTHERS, 'more telling')} (--json shows all)", style="dim"))
    if why:
        lines += [Text(line, style="dim") for judgement in fused.reasons for line in judgement_lines(judgement)]
    return Group(event_item(entry, brackets, screen), *(below(line) for line in lines))


def fused_lines(fused: FusedEvent) -> Iterator[str]:
    """How many tell of an event, when, with what numbers, and who disputes it."""
    days = [day_words(day) for day in dict.fromkeys((fused.first_report, fused.last_report)) if day is not None]
    told = f"told by {counted(fused.documents, 'document')} of {counted(fused.publishers, 'independent publisher')}"
    yield " · ".join([told, *([" – ".join(days)] if days else [])])
    if ranges := ", ".join(_range(held.low, held.high, held.unit) for held in fused.quantities):
        yield ranges
    if fused.disputed:
        yield f"disputed: {_speakers(fused.claims_for) or 'it is reported'}; against it: {_speakers(fused.claims_against)}"


def judgement_lines(judgement: Judgement) -> Iterator[str]:
    """Which two, what holds of them (or of the one), who says so; then what the features added."""
    by = judgement.author or judgement.by
    because = f": {clean(judgement.because)}" if judgement.because else ""
    score = "" if judgement.score is None else f" ({judgement.score:+.2f})"
    other = "" if judgement.alone else f" {judgement.other}"
    yield f"{judgement.one} {_VERDICTS[judgement.verdict]}{other} · {clean(by)}{score}{because}"
    if judgement.reasons:
        shares = sorted(judgement.reasons, key=lambda reason: (-abs(reason[1]), reason[0]))
        yield f"    {', '.join(f'{clean(name)} {share:+.2f}' for name, share in shares)}"


def wrong_lines(fused: FusedEvent) -> Iterator[str]:
    """Who has marked the event as wrong; nothing where nobody has."""
    yield from (wrong_words(telling.wrong) for telling in fused.tellings if telling.wrong is not None)


def why_fused_lines(fused: FusedEvent) -> Iterator[str]:
    """Who else tells of an event, and why it was taken for the same; nothing where nobody does."""
    if len(fused.tellings) > 1:
        yield "One event with others"
        yield from (f"  {line}" for line in fused_lines(fused))
        yield from (f"  {line}" for judgement in fused.reasons for line in judgement_lines(judgement))


_VERDICTS = {"same": "=", "different": "≠", "wrong": "✗", "open": "?"}


def _range(low: float, high: float, unit: str) -> str:
    return f"{clean(unit)} {number_words(low)}" + (f"–{number_words(high)}" if high > low else "")


def _speakers(claims: tuple[ClaimEntry, ...]) -> str:
    said = dict.fromkeys(f"{party_words(claim.speaker)} {claim.claim.stance}" for claim in claims)
    return ", ".join(said)
