"""Who says what: claims from cues, quotations and their speakers.

A cue with a content and a speaker is a claim. A quotation that runs over several sentences belongs to the cue beside
it; one that follows without a cue of its own goes on with the last speaker and is a claim of its own. What somebody
says about himself inside his own statement ("we reject …", "his country hopes …") is no second claim, it sharpens the
first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.ontology.cues import CueLexicon
from dragoman.record.claim_attributions import settled
from dragoman.record.claim_drafts import ClaimDraft, draft_claim
from dragoman.record.claim_nesting import each_once, merged, without_denials
from dragoman.record.claim_quotations import MIN_SPOKEN, announced, continued, speaking_on
from dragoman.record.cue_finding import CueHit, find_cues
from dragoman.record.evidence import evidence
from dragoman.record.hedges import claim_confidence
from dragoman.record.identity import content_id
from dragoman.record.parties import Parties
from dragoman.record.quotations import Quotation, find_quotations
from dragoman.record.speaker_actors import speaker_id
from dragoman.record.stances import refine
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.document import Document
from dragoman.types.record import Claim, Evidence, Quote
from dragoman.types.resolution import Resolution, Span


def find_claims(
    document: Document, analysis: Analysis, resolution: Resolution, cues: CueLexicon
) -> tuple[Claim, ...]:
    """The claims of a document, in text order; ``events`` and ``disputed_by`` are left empty."""
    parties = Parties.of(resolution)
    found = without_denials(_drafted(document, analysis, parties, cues))
    drafts = settled(tuple(each_once(merged(found, parties))), analysis, parties, cues)
    claims = {c.id: c for c in (_claim(document, analysis, draft, cues) for draft in drafts if _is_told(draft))}
    ordered = sorted(claims.values(), key=lambda c: (c.content.start, c.content.end, c.cue.start if c.cue else 0, c.speaker))
    return tuple(_nested(claim, ordered) for claim in ordered)


def _nested(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """The claim with the narrowest other one that holds its cue and its content."""
    whole = [c for c in claims if c.id != claim.id and _holds(c.content, claim.content) and _holds(c.content, claim.cue)]
    outer = min(whole, key=lambda c: (c.content.end - c.content.start, c.id), default=None)
    return claim if outer is None else replace(claim, within=outer.id)


def _holds(outer: Quote, inner: Quote | None) -> bool:
    return inner is not None and outer.start <= inner.start and inner.end <= outer.end


def _is_told(draft: ClaimDraft) -> bool:
    """Whether a party speaks, or somebody of whom the head reads a phrase; what is only "expected" nobody says."""
    return bool(draft.speaker.actors) or (draft.attributed and draft.speaker.span is not None)


def _drafted(document: Document, analysis: Analysis, parties: Parties, lexicon: CueLexicon) -> list[ClaimDraft]:
    quotations = find_quotations(document.text)
    drafts: list[ClaimDraft] = []
    for sentence in analysis.sentences:
        near = [q for q in quotations if q.start < sentence.end and q.end > sentence.start]
        for hit in find_cues(sentence, lexicon, near):
            if _is_scare(document.text, sentence, hit, near):
                continue
            drafts.append(draft_claim(document.text, sentence, hit, quotations, parties, lexicon))
    drafts = announced(document.text, analysis, speaking_on(drafts), quotations)
    drafts += continued(document.text, analysis, drafts, quotations)
    drafts = [_sharpened(draft, analysis, parties, lexicon) for draft in drafts]
    return sorted(drafts, key=lambda d: d.content.start)


def _sharpened(draft: ClaimDraft, analysis: Analysis, parties: Parties, lexicon: CueLexicon) -> ClaimDraft:
    """A plain statement over several sentences takes its stance from the first of them that has one."""
    if draft.stance != "asserts" or draft.hit.content.slot not in ("clause", "next"):
        return draft
    for sentence in analysis.sentences:
        within = draft.content.start <= sentence.start + 1 and sentence.end <= draft.content.end + 1
        if within and sentence.index != draft.sentence:
            found = refine(sentence, (sentence.root,), draft.hit, draft.speaker.actors, lexicon, parties)
            if found is not None:
                return replace(draft, stance=found.stance, against=found.against)
    return draft


def _is_scare(text: str, sentence: Sentence, hit: CueHit, quotations: Sequence[Quotation]) -> bool:
    """Whether the cue itself stands in quotation marks of a word or two."""
    at = sentence.tokens[hit.token].start
    return any(q.start <= at < q.end and len(text[q.start : q.end].split()) < MIN_SPOKEN for q in quotations)


def _claim(document: Document, analysis: Analysis, draft: ClaimDraft, lexicon: CueLexicon) -> Claim:
    quote = _exact if draft.attributed else _trimmed
    cue, content = quote(document.text, draft.cue), quote(document.text, draft.content)
    phrase = quote(document.text, draft.speaker.span) if draft.speaker.span else None
    speaker = speaker_id(draft.speaker.actors, phrase)
    return Claim(
        id=content_id("claim", document.id, cue.start, cue.end, content.start, content.end, speaker),
        speaker=speaker,
        stance=draft.stance,
        against=draft.against if draft.against not in draft.speaker.actors else None,
        speaker_span=phrase,
        cue=cue,
        content=content,
        direct=any(mark in content.text for mark in "“\"«"),
        evidence=_evidence(document, analysis, draft),
        kind=draft.kind,
        confidence=claim_confidence(analysis.sentences[draft.sentence], draft.hit, lexicon),
    )


def _exact(text: str, span: Span) -> Quote:
    return Quote(span.start, span.end, text[span.start : span.end])


def _trimmed(text: str, span: Span) -> Quote:
    """The words of a span, without blanks and dashes that a clipped content leaves at its end."""
    end = span.start + len(text[span.start : span.end].rstrip(" \n\t,;:—–-")) or span.end
    return Quote(span.start, end, text[span.start : end])


def _evidence(document: Document, analysis: Analysis, draft: ClaimDraft) -> tuple[Evidence, ...]:
    """The sentences of the cue and of the content."""
    spans = (draft.cue, draft.content)
    return tuple(
        evidence(document, s)
        for s in analysis.sentences
        if any(s.start < span.end and span.start < s.end for span in spans)
    )
