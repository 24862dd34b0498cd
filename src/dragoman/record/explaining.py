"""The reasons of an event as values: what its drafts carry, and the deciding functions asked once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.ontology.codebook import Codebook, Coding, Predicate
from dragoman.ontology.confidence import Weights
from dragoman.ontology.status import StatusCues
from dragoman.record.candidates import Candidate
from dragoman.record.drafts import Draft
from dragoman.record.events import Told
from dragoman.record.evidence import evidence
from dragoman.record.merging import Timed, sameness
from dragoman.record.parties import Parties
from dragoman.record.reasons import Side
from dragoman.record.status import asked_of_clause, clause_status
from dragoman.types.analysis import ROOT, Analysis, Sentence
from dragoman.types.document import Document
from dragoman.types.explanation import (
    Change,
    ConfidenceReason,
    Entry,
    EventExplanation,
    Part,
    PartyReason,
    StatusCue,
    Telling,
)
from dragoman.types.record import Claim, Quote
from dragoman.types.resolution import Mention, Resolution

LISTED = 6  # words of a condition that are written out; of more only the number is


def explained(
    told: Told, document: Document, analysis: Analysis, resolution: Resolution, claims: Iterable[Claim],
    codebook: Codebook, cues: StatusCues,
) -> EventExplanation:  # fmt: skip
    """The reasons of one event of ``told_events``, which was given the same values."""
    draft, parties = told.tellings[0].draft, Parties.of(resolution)
    candidate = draft.candidate
    words = _Words(document, analysis)
    return EventExplanation(
        event=told.event,
        entry=_entry(draft, codebook, words),
        parties=tuple(_parties(draft, parties, words)),
        cues=tuple(dict.fromkeys(_cues(candidate, cues, words))),
        changes=tuple(
            Change(s.about, s.rule, s.before, s.after, words.maybe(candidate.sentence, s.token)) for s in draft.steps
        ),
        status_rule=told.status_rule,
        tellings=tuple(_tellings(told, document, parties, {claim.id: claim.speaker for claim in claims}, words)),
        confidence=_confidence(told, Weights.load()),
    )


class _Words:
    """Words of one document as quotations."""

    def __init__(self, document: Document, analysis: Analysis) -> None:
        self.document, self.sentences = document, analysis.sentences

    def of(self, sentence: Sentence, token: int) -> Quote:
        return self.span(sentence.tokens[token].start, sentence.tokens[token].end)

    def maybe(self, sentence: Sentence, token: int | None) -> Quote | None:
        return None if token is None else self.of(sentence, token)

    def span(self, start: int, end: int) -> Quote:
        return Quote(start, end, self.document.text[start:end])

    def back(self, mention: Mention | None, parties: Parties) -> Quote | None:
        """The phrase that a pronoun goes back to."""
        if mention is None or mention.back is None:
            return None
        found = parties.mention_at.get(mention.back)
        if found is not None:
            return self.span(found.start, found.end)
        return self.of(self.sentences[mention.back[0]], mention.back[1])


def _entry(draft: Draft, codebook: Codebook, words: _Words) -> Entry:
    candidate, frame = draft.candidate, draft.candidate.predicate
    known = codebook.frames(frame.pos, frame.lemma)
    own = Coding(frame.type, frame.mode).label
    return Entry(
        words=frame.phrase,
        pos=frame.pos,
        coding=own,
        file=frame.file,
        weak=frame.strength == "weak",
        asks=tuple(_conditions(frame)),
        actor=frame.actor,
        recipient=frame.recipient,
        light_verb=words.maybe(candidate.sentence, candidate.light_token),
        effect=candidate.light.effect if candidate.light is not None else None,
        slots=tuple(_slots(candidate, words)),
        others=tuple(sorted({Coding(f.type, f.mode).label for f in known} - {own})),
    )


def _cues(candidate: Candidate, cues: StatusCues, words: _Words) -> Iterator[StatusCue]:
    clause = (candidate.sentence, candidate.trigger, candidate.clause, cues)
    decided = clause_status(*clause)
    for asked in asked_of_clause(*clause):
        word = words.of(candidate.sentence, asked.token)
        yield StatusCue(asked.status, asked.why, word, asked.status == decided)


def _slots(candidate: Candidate, words: _Words) -> Iterator[tuple[str, tuple[Quote, ...]]]:
    for slot, tokens in sorted(candidate.slots.items()):
        yield slot, tuple(words.of(candidate.sentence, token) for token in tokens)


def _conditions(frame: Predicate) -> Iterator[str]:
    """What a frame asks for besides its own words."""
    asked = {
        frame.object_slot: frame.object, "subj": frame.subject, "modifier": frame.modifier,
        "preposition": frame.preposition, "complement": frame.complement, "near it": frame.when,
    }  # fmt: skip
    yield from (f"{name}: {_listed(words)}" for name, words in asked.items() if words)
    barred = {frame.object_slot: frame.not_object, "modifier": frame.not_modifier}
    yield from (f"no {name}: {_listed(words)}" for name, words in barred.items() if words)


def _listed(words: Iterable[str]) -> str:
    found = sorted(words)
    return ", ".join(found) if len(found) <= LISTED else f"one of {len(found)} words"


def _parties(draft: Draft, parties: Parties, words: _Words) -> Iterator[PartyReason]:
    sides: tuple[tuple[Side, tuple[str, ...]], ...] = (
        ("actor", draft.sides.actors), ("recipient", draft.sides.recipients), ("third", draft.sides.third),
    )  # fmt: skip
    for side, actors in sides:
        for actor in actors:
            yield _party(draft, actor, side, parties, words)


def _party(draft: Draft, actor: str, side: Side, parties: Parties, words: _Words) -> PartyReason:
    way, sentence = draft.sides.way(actor, side), draft.candidate.sentence
    token = None if way is None else way.token
    mention = None if token is None else parties.mention_at.get((sentence.index, token))
    return PartyReason(
        actor=actor,
        name=parties.actors[actor].name if actor in parties.actors else actor,
        side=side,
        rule="slot" if way is None else way.rule,
        slot=None if way is None else way.slot,
        words=words.maybe(sentence, token) if mention is None else words.span(mention.start, mention.end),
        mention=None if mention is None else mention.how,
        back=words.back(mention, parties),
        path=None if token is None else tree_path(sentence, draft.candidate.trigger, token),
    )


def tree_path(sentence: Sentence, start: int, end: int) -> str:
    """The way through the tree: ``rejected –obj→ proposal –nmod:poss→ Lima``, upwards ``talks ←obj– held``."""
    above, below = [start, *sentence.ancestors(start)], [end, *sentence.ancestors(end)]
    meeting = next(token for token in above if token in below)
    tokens, path = sentence.tokens, sentence.tokens[start].text
    for token in above[: above.index(meeting)]:
        path += f" ←{tokens[token].deprel}– {tokens[tokens[token].head].text}" if tokens[token].head != ROOT else ""
    for token in reversed(below[: below.index(meeting)]):
        path += f" –{tokens[token].deprel}→ {tokens[token].text}"
    return path


def _tellings(
    told: Told, document: Document, parties: Parties, speakers: Mapping[str, str], words: _Words
) -> Iterator[Telling]:
    for timed, claim in zip(told.tellings, told.vouchers, strict=True):
        candidate = timed.draft.candidate
        yield Telling(
            number=candidate.sentence.index + 1,
            sentence=evidence(document, candidate.sentence),
            trigger=words.of(candidate.sentence, candidate.trigger),
            status=timed.draft.status,
            claim=None if claim is None else claim.id,
            speaker=None if claim is None else claim.speaker,
            disputed_by=() if claim is None else tuple(speakers[other] for other in claim.disputed_by),
            same=_joined(timed, told.tellings, parties),
        )


def _joined(timed: Timed, tellings: tuple[Timed, ...], parties: Parties) -> tuple[str, ...]:
    """Why a telling joined those before it, as ``group`` asked; () for the first of them in the text."""
    earlier = sorted((t for t in tellings if t.draft.key < timed.draft.key), key=lambda t: t.draft.key)
    grounds = (sameness(timed, other, parties) for other in earlier)
    return next((each for each in grounds if each), ())


def _confidence(told: Told, weights: Weights) -> ConfidenceReason:
    parts = (Part(sign, weights.signs.get(sign, 0.0)) for sign in told.signs)
    return ConfidenceReason(
        told.event.confidence, weights.base, tuple(sorted(parts, key=lambda p: (-abs(p.weight), p.sign)))
    )
