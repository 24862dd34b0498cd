"""What a speaker says of himself inside his own statement."""

from __future__ import annotations

from dragoman.ontology.cues import Cue
from dragoman.record.claim_drafts import ClaimDraft
from dragoman.record.claim_nesting import merged
from dragoman.record.content_parts import Content
from dragoman.record.cue_finding import CueHit
from dragoman.record.parties import Parties
from dragoman.record.speakers import Speaker
from dragoman.types.record import Stance
from dragoman.types.resolution import Span

PARTIES = Parties({}, {}, {})


def draft(sentence: int, head: int, cue: Span, content: Span, stance: Stance, first_person: bool = False) -> ClaimDraft:
    hit = CueHit(Cue("say", None, "verb", stance, ("subj",), (), ("clause",)), head - 1, Content("clause", (head,), frozenset({head})), (), ())
    return ClaimDraft(sentence, hit, cue, content, Speaker(("PER",), None, first_person, False), stance, None, leads=True)


def test_a_denial_in_a_later_sentence_of_a_quotation_is_the_claim_with_its_own_sentence_and_words():
    outer = draft(0, 9, Span(0, 4), Span(5, 100), "asserts")
    inner = draft(1, 30, Span(60, 64), Span(65, 80), "rejects", first_person=True)
    assert merged([outer, inner], PARTIES) == [inner_with(outer, inner)]


def inner_with(outer: ClaimDraft, inner: ClaimDraft) -> ClaimDraft:
    """The inner claim as the outer speaker's: its hit counts tokens of its own sentence."""
    return ClaimDraft(inner.sentence, inner.hit, inner.cue, inner.content, outer.speaker, "rejects", None, leads=True)
