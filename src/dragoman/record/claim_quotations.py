"""Speakers over several sentences: "he said" goes on with the last speaker, and so does a quotation without a cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.record.claim_drafts import ClaimDraft
from dragoman.record.quotations import Quotation
from dragoman.types.analysis import Analysis
from dragoman.types.resolution import Span

MIN_SPOKEN = 3  # words; a shorter quotation that no cue governs is a name or a scare quote
MAX_SILENCE = 2  # sentences between a speaker and the pronoun that takes him up


def speaking_on(drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """Gives "he said" whose pronoun was not resolved the last speaker before it, if he spoke close by.

    So does ", adding that …" whose governor the parser sought inside the quotation.
    """
    found: list[ClaimDraft] = []
    last: ClaimDraft | None = None
    for draft in drafts:
        if last and last.sentence == draft.sentence and _is_lost_participle(draft, last):
            draft = replace(draft, speaker=last.speaker)
        if draft.speaker.pronoun and not draft.speaker.actors and last and draft.sentence - last.sentence <= MAX_SILENCE:
            draft = replace(draft, speaker=replace(draft.speaker, actors=last.speaker.actors))
        if draft.speaker.actors and not draft.speaker.first_person:
            last = draft
        found.append(draft)
    return found


def _is_lost_participle(draft: ClaimDraft, last: ClaimDraft) -> bool:
    """A participle after another cue whose subject is unknown or was found among the quoted words."""
    if not draft.participle or last.cue.end > draft.cue.start:
        return False
    span = draft.speaker.span
    quoted = span is not None and last.content.start <= span.start and span.end <= last.content.end
    return quoted or (not draft.speaker.actors and span is None)


def announced(
    text: str, analysis: Analysis, drafts: Sequence[ClaimDraft], quotations: Sequence[Quotation]
) -> list[ClaimDraft]:
    """Gives "He added:" the quotation after it, else the next sentence; without either it is no claim."""
    found: list[ClaimDraft] = []
    for draft in drafts:
        if draft.hit.content.slot != "next":
            found.append(draft)
            continue
        end = analysis.sentences[draft.sentence].end
        quotation = next((q for q in quotations if q.start >= end - 1 and not text[end : q.start].strip()), None)
        later = analysis.sentences[draft.sentence + 1 : draft.sentence + 2]
        if quotation is not None:
            found.append(replace(draft, content=Span(quotation.start, quotation.end)))
        elif later:
            found.append(replace(draft, content=Span(later[0].start, later[0].end)))
    return found


def continued(
    text: str, analysis: Analysis, drafts: Sequence[ClaimDraft], quotations: Sequence[Quotation]
) -> list[ClaimDraft]:
    """Quotations that no cue governs but that follow a statement directly: its speaker goes on."""
    taken = [d.content for d in drafts if not d.speaker.first_person]
    found: list[ClaimDraft] = []
    known = sorted(drafts, key=lambda d: d.content.end)
    for quotation in quotations:
        free = not any(c.start < quotation.end and quotation.start < c.end for c in taken)
        if not free or len(text[quotation.start : quotation.end].split()) < MIN_SPOKEN or not _stands_alone(
            text, analysis, quotation
        ):
            continue
        before = _just_before([*known, *found], quotation, analysis)
        if before is not None:
            span = Span(quotation.start, quotation.end)
            found.append(replace(before, content=span, stance="asserts", against=None, goes_on=True))
    return found


def _stands_alone(text: str, analysis: Analysis, quotation: Quotation) -> bool:
    """Whether the quotation is made of whole sentences and is not a piece of a sentence of the reporter's."""
    touched = [s for s in analysis.sentences if s.start < quotation.end and s.end > quotation.start]
    if not touched:
        return False
    outside = text[touched[0].start : quotation.start] + text[quotation.end : max(quotation.end, touched[-1].end)]
    return not any(character.isalnum() for character in outside)


def _just_before(drafts: Sequence[ClaimDraft], quotation: Quotation, analysis: Analysis) -> ClaimDraft | None:
    """The last statement that ends in the sentence before the quotation, or in the paragraph's quotation before it."""
    spoken = next(i for i, s in enumerate(analysis.sentences) if s.end > quotation.start)
    near = [
        d for d in drafts
        if max(d.content.end, d.cue.end) <= quotation.start
        and analysis.sentences[max(0, spoken - 1)].start < max(d.content.end, d.cue.end)
        and d.hit.content.slot in ("clause", "next") and not d.speaker.first_person
    ]  # fmt: skip
    return max(near, key=lambda d: (max(d.content.end, d.cue.end), d.content.end), default=None)
