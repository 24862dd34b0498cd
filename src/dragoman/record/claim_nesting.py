"""Claims inside claims: what a speaker says of himself inside his own statement is no second claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dragoman.record.claim_drafts import ClaimDraft
from dragoman.record.parties import Parties
from dragoman.types.record import DENYING
from dragoman.types.resolution import Span

MAX_LABEL = 30  # code points of "which", "a claim", "an accusation"


def merged(drafts: Sequence[ClaimDraft], parties: Parties) -> list[ClaimDraft]:
    """Takes up what a speaker says of himself inside his statement: its stance sharpens the outer claim."""
    found: list[ClaimDraft] = []
    for draft in drafts:
        others = [other for other in drafts if other is not draft and _own_side(draft, other, parties)]
        if any(_inside(draft, other) for other in others):
            continue
        sharper = [
            other for other in drafts
            if other is not draft and _inside(other, draft) and _own_side(other, draft, parties)
            and other.leads and other.stance != "asserts"
        ]  # fmt: skip
        found.append(_sharpened(draft, sharper[0]) if sharper and draft.stance == "asserts" else draft)
    return found


def _sharpened(outer: ClaimDraft, inner: ClaimDraft) -> ClaimDraft:
    """The outer claim with the inner one's stance. What is denied or rejected is the inner content, not all of it: there
    the claim moves to the inner one's sentence, which in a quotation of several is another than the outer cue's."""
    against = inner.against or outer.against
    if inner.stance in DENYING:
        return replace(
            outer, stance=inner.stance, against=against, cue=inner.cue, content=inner.content, hit=inner.hit,
            sentence=inner.sentence,
        )  # fmt: skip
    return replace(outer, stance=inner.stance, against=against)


def _inside(inner: ClaimDraft, outer: ClaimDraft) -> bool:
    return outer.content.start <= inner.cue.start and inner.cue.end <= outer.content.end


def _own_side(inner: ClaimDraft, outer: ClaimDraft, parties: Parties) -> bool:
    """Whether the inner speaker is the outer one, or the outer one's state or government as a whole."""
    if inner.speaker.first_person or set(inner.speaker.actors) & set(outer.speaker.actors):
        return True
    countries = parties.countries(outer.speaker.actors) - {"*"}
    own = {whole for country in countries for whole in (country, f"{country}/GOV")}
    return bool(inner.speaker.actors) and set(inner.speaker.actors) <= own


def without_denials(drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """Claims end where another party's denial of them begins: "accused Lima of …, which Lima denies"."""
    denials = [d for d in drafts if d.stance in DENYING and d.content.end - d.content.start <= MAX_LABEL]
    return [_clipped(draft, denials) for draft in drafts]


def _clipped(draft: ClaimDraft, denials: Sequence[ClaimDraft]) -> ClaimDraft:
    for denial in denials:
        start, end = denial.content.start, draft.content.end
        inside = draft.content.start < start < end and denial.cue.end <= end <= denial.cue.end + MAX_LABEL
        if inside and denial.speaker.actors != draft.speaker.actors and draft.cue.start < start:
            return replace(draft, content=Span(draft.content.start, start))
    return draft


def each_once(drafts: Sequence[ClaimDraft]) -> Iterator[ClaimDraft]:
    """Each content once: of two cues for the same words, the one that follows them, else the first, has them."""
    ordered = sorted(drafts, key=lambda d: (d.content.start, d.content.end, d.cue.start < d.content.end, d.cue.start))
    for _, same in groupby(ordered, key=lambda d: d.content):
        yield next(same)
