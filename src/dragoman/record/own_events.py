"""Events of the user's own types: the words that fit one, with parties, status, time and place as for any event.

PLOVER's rules of what a speech act makes of its content, and what is only planned, do not hold here: an own type keeps its
name, and the status says what is planned, alleged or denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.ontology.codebook import Codebook, PartOfSpeech, Predicate
from dragoman.ontology.fitted import FittedCodebook
from dragoman.ontology.own_codebook import OwnType
from dragoman.ontology.status import StatusCues
from dragoman.record.candidates import CODEBOOK_POS, Candidate, first_fitting
from dragoman.record.coding import light_effect
from dragoman.record.drafts import Draft
from dragoman.record.events import Scene, told_event, with_times
from dragoman.record.frames import word_forms
from dragoman.record.identity import content_id
from dragoman.record.merging import Timed, group
from dragoman.record.participants import Cast
from dragoman.record.status import clause_status
from dragoman.types.analysis import Analysis, OwnWord, Sentence
from dragoman.types.document import Document
from dragoman.types.record import Claim, Event, Status
from dragoman.types.resolution import Resolution

NAMED_SURENESS = 1.0  # of a word that the user's file names
DIGITS = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """A candidate with how well its word fits its type."""

    candidate: Candidate
    fit: float


def find_own_events(
    document: Document,
    analysis: Analysis,
    resolution: Resolution,
    claims: tuple[Claim, ...],
    codebook: Codebook,
    cues: StatusCues,
    fitted: FittedCodebook,
    words: tuple[OwnWord, ...],
) -> tuple[Event, ...]:
    """The events of one codebook of the user's own, in text order; ``words`` are those that fit its types."""
    kinds = {each.kind.name: each.kind for each in fitted.types}
    scene = Scene.of(document, analysis, resolution, claims, codebook, kinds)
    parties = scene.parties
    cast = Cast(parties, scene.places, codebook)
    told = [t for sentence in analysis.sentences for t in _told(sentence, kinds, words, codebook)]
    drafts = [_draft(t.candidate, cast, cues) for t in told]
    fits = {draft.key: t.fit for draft, t in zip(drafts, told, strict=True)}
    timed = with_times((d for d in drafts if d.sides.everyone), scene)
    return tuple(_own(tellings, scene, fitted.name, fits) for tellings in group(timed, parties))


def _told(
    sentence: Sentence, kinds: Mapping[str, OwnType], words: Iterable[OwnWord], codebook: Codebook
) -> tuple[_Told, ...]:
    """The candidates of a sentence in text order; of two words that hang together the one that fits better."""
    found = {w.token: _scored(sentence, w, kinds[w.type], codebook) for w in words if w.sentence == sentence.index}
    found |= {t.candidate.trigger: t for t in _named(sentence, kinds, codebook)}
    kept: list[_Told] = []
    for told in sorted(found.values(), key=lambda t: (-t.fit, t.candidate.trigger)):
        if not any(_one_phrase(sentence, told.candidate, other.candidate) for other in kept):
            kept.append(told)
    return tuple(sorted(kept, key=lambda t: t.candidate.trigger))


def _scored(sentence: Sentence, word: OwnWord, kind: OwnType, codebook: Codebook) -> _Told:
    token = sentence.tokens[word.token]
    frame = _open_frame(kind, CODEBOOK_POS[token.upos], token.lemma.lower())
    candidate = first_fitting(sentence, word.token, (frame,), codebook)
    assert candidate is not None  # a frame that asks for nothing fits
    return _Told(candidate, min(word.score, NAMED_SURENESS))


def _named(sentence: Sentence, kinds: Mapping[str, OwnType], codebook: Codebook) -> Iterator[_Told]:
    """Candidates by the words that the file names, whatever they score."""
    frames = [frame for kind in kinds.values() for frame in kind.words]
    for index, token in enumerate(sentence.tokens if frames else ()):
        pos, forms = CODEBOOK_POS.get(token.upos), word_forms(token)
        fitting = tuple(f for f in frames if f.pos == pos and f.lemma in forms)
        found = first_fitting(sentence, index, fitting, codebook) if fitting else None
        if found is not None:
            yield _Told(found, NAMED_SURENESS)


def _open_frame(kind: OwnType, pos: PartOfSpeech, lemma: str) -> Predicate:
    """A frame that takes whatever parties stand around the word."""
    if kind.symmetric:
        slots = (*kind.actor, "obj", "with", "between", "among", "of")
        return Predicate(kind.name, pos, lemma, actor=slots, symmetric=True, strength="weak")
    return Predicate(kind.name, pos, lemma, actor=kind.actor, recipient=kind.recipient, strength="weak")


def _one_phrase(sentence: Sentence, one: Candidate, other: Candidate) -> bool:
    """Whether two words tell one event: "ordered them to leave", "carried out expulsions"."""
    if one.predicate.type != other.predicate.type:
        return False
    pairs = ((one.trigger, other.trigger), (other.trigger, one.trigger))
    return any(
        sentence.tokens[low].head == high and sentence.tokens[low].deprel.split(":")[0] not in ("conj", "parataxis")
        for low, high in pairs
    )


def _draft(candidate: Candidate, cast: Cast, cues: StatusCues) -> Draft:
    status = _status(candidate, cues)
    return Draft(candidate, candidate.predicate.type, None, None, status, cast.sides(candidate))


def _status(candidate: Candidate, cues: StatusCues) -> Status:
    status = clause_status(candidate.sentence, candidate.trigger, candidate.clause, cues)
    return light_effect(candidate, status) or status


def _own(tellings: tuple[Timed, ...], scene: Scene, codebook: str, fits: Mapping[tuple[int, int], float]) -> Event:
    """An event with its codebook; the confidence is the best fit of its tellings, not a probability."""
    event = told_event(tellings, scene, focus=None).event
    return replace(
        event,
        id=content_id("event", scene.document.id, codebook, event.type, event.trigger.start, event.trigger.end),
        confidence=round(max(fits[timed.draft.key] for timed in tellings), DIGITS),
        codebook=codebook,
    )
