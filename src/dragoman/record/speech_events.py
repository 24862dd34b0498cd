"""Speech acts that no codebook word names: a claim whose stance is itself an event.

"Islamabad said the raiders had come from across the border" accuses without the word. The claims know stance and
target; what the coder has not already coded in the same sentence becomes an event here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.ontology.codebook import Predicate
from dragoman.record.candidates import Candidate
from dragoman.record.drafts import Draft
from dragoman.record.participants import Sides
from dragoman.record.parties import Parties, unique
from dragoman.record.speaker_actors import speakers_of
from dragoman.types.analysis import Sentence
from dragoman.types.record import Claim, Stance

# Stances that are events, with the type and mode of PLOVER; asserting, confirming and predicting are none.
CODING: dict[Stance, tuple[str, str | None]] = {
    "accuses": ("ACCUSE", "allege"),
    "condemns": ("ACCUSE", "disapprove"),
    "demands": ("REQUEST", None),
    "denies": ("REJECT", None),
    "praises": ("SUPPORT", None),
    "rejects": ("REJECT", None),
    "threatens": ("THREATEN", None),
}


def speech_drafts(
    claims: Iterable[Claim], sentences: tuple[Sentence, ...], coded: tuple[Draft, ...], parties: Parties
) -> Iterator[Draft]:
    """Drafts for the claims with an aimed stance that ``coded`` has not got, in text order."""
    known = {(draft.sentence, draft.type) for draft in coded if draft.speech}
    deeds = {(draft.sentence, draft.candidate.trigger) for draft in coded if not draft.speech}
    aimed = {(draft.sentence, draft.sides.actors, draft.sides.recipients) for draft in coded if draft.speech}
    by_cue: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.cue is not None and claim.stance in CODING and _is_aimed(claim, parties):
            by_cue[claim.cue.start, claim.cue.end].append(claim)
    for (_, end), told in sorted(by_cue.items()):
        kind, mode = CODING[told[0].stance]
        place = _token_at(sentences, end - 1)
        if place is None or (place[0].index, kind) in known or (place[0].index, _verb(*place)) in deeds:
            continue  # said already, or done: "threw out the envoy" rejects nothing
        known.add((place[0].index, kind))
        draft = _draft(*place, kind, mode, told)
        if (draft.sentence, draft.sides.actors, draft.sides.recipients) not in aimed:
            yield draft


def _verb(sentence: Sentence, token: int) -> int:
    """The verb that a particle belongs to, or the token itself."""
    return sentence.tokens[token].head if sentence.tokens[token].deprel == "compound:prt" else token


def _draft(sentence: Sentence, token: int, kind: str, mode: str | None, told: list[Claim]) -> Draft:
    predicate = Predicate(kind, "verb", sentence.tokens[token].lemma, mode=mode, strength="weak")
    actors = unique(speaker for claim in told for speaker in speakers_of(claim.speaker))
    recipients = unique(claim.against for claim in told if claim.against)
    sides = Sides((), ()).with_actors(actors, "claim").with_recipients(recipients, "claim")
    return Draft(Candidate(sentence, token, predicate, {}), kind, mode, None, "happened", sides, speech=True, implied=True)


def _is_aimed(claim: Claim, parties: Parties) -> bool:
    """Whether the claim is aimed at a party of another country than the speaker's."""
    if not speakers_of(claim.speaker):
        return False
    if claim.against is None and claim.stance == "demands" and claim.direct:
        return True  # an imperative is told to somebody, whoever it is
    if claim.against is None or claim.against == claim.speaker:
        return False
    target = parties.country(claim.against)
    return target is None or target != parties.country(claim.speaker)


def _token_at(sentences: tuple[Sentence, ...], position: int) -> tuple[Sentence, int] | None:
    for sentence in sentences:
        if sentence.start <= position < sentence.end:
            for index, token in enumerate(sentence.tokens):
                if token.start <= position < token.end:
                    return sentence, index
    return None
