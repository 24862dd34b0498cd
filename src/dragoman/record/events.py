"""Every political event that a report tells, by the codebook, with its parties, status, time, place and evidence."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.ontology.codebook import Codebook
from dragoman.ontology.status import StatusCues
from dragoman.record.attackers import with_attackers
from dragoman.record.coding import Coder, tells
from dragoman.record.completion import surroundings
from dragoman.record.contexts import event_contexts
from dragoman.record.discourse import with_recipients
from dragoman.record.drafts import Draft
from dragoman.record.evidence import evidence
from dragoman.record.identity import content_id
from dragoman.record.linking import claimed_status, covering
from dragoman.record.merging import Timed, group
from dragoman.record.participants import Cast
from dragoman.record.parties import Parties
from dragoman.record.speech_events import speech_drafts
from dragoman.record.topicality import about_other, clearly_political
from dragoman.record.when import event_time
from dragoman.record.where import Places, event_place
from dragoman.types.analysis import Analysis
from dragoman.types.document import Document
from dragoman.types.record import Claim, Event, EventTime, Quote, Status
from dragoman.types.resolution import Resolution

# Confidence by what syntax and codebook agree on; a table of priors, to be replaced by the calibrated event head.
BASE_CONFIDENCE = {"strong": 0.75, "weak": 0.6}
BOTH_SIDES_BONUS = 0.15


@dataclass(frozen=True)
class Scene:
    """Everything known about one document before its events."""

    document: Document
    analysis: Analysis
    resolution: Resolution
    claims: tuple[Claim, ...]
    codebook: Codebook
    parties: Parties
    places: Places


def find_events(
    document: Document,
    analysis: Analysis,
    resolution: Resolution,
    claims: tuple[Claim, ...],
    codebook: Codebook,
    cues: StatusCues,
) -> tuple[Event, ...]:
    """The events of a document in text order. ``claims`` decide who vouches for what; they are not changed."""
    parties = Parties.of(resolution)
    places = Places.of(analysis, resolution.places, parties)
    scene = Scene(document, analysis, resolution, claims, codebook, parties, places)
    coder = Coder(codebook, cues, Cast(parties, places, codebook))
    coded = tuple(draft for sentence in analysis.sentences for draft in coder.drafts(sentence))
    spoken = speech_drafts(claims, analysis.sentences, coded, parties)
    drafts = with_recipients(tuple(sorted((*coded, *spoken), key=lambda d: d.key)), claims, parties, codebook)
    drafts = with_attackers(drafts, parties)
    off = about_other(analysis.sentences)
    around = surroundings(codebook, parties, places, document.title)
    whole = (draft for draft in map(around.completed, drafts) if tells(draft, codebook, parties))
    timed = tuple(Timed(draft, _time(draft, scene)) for draft in whole if not off or clearly_political(draft.candidate.sentence))
    return tuple(_event(tellings, scene) for tellings in group(timed, parties))


def _time(draft: Draft, scene: Scene) -> EventTime | None:
    candidate, resolution = draft.candidate, scene.resolution
    return event_time(
        candidate.sentence,
        candidate.trigger,
        candidate.clause,
        resolution.times,
        resolution.published,
        draft.status,
        _namesakes(draft, scene.codebook),
        scene.document.text,
    )


def _namesakes(draft: Draft, codebook: Codebook) -> tuple[int, ...]:
    """Nouns of the sentence whose frames have the event's type and mode."""
    return tuple(
        index
        for index, token in enumerate(draft.candidate.sentence.tokens)
        if token.upos == "NOUN"
        and draft.mode is not None
        and any(f.type == draft.type and f.mode == draft.mode for f in codebook.frames("noun", token.lemma))
    )


def _event(tellings: tuple[Timed, ...], scene: Scene) -> Event:
    """One event from all its tellings, the fullest first."""
    best = tellings[0].draft
    kind = scene.codebook.types[best.type]
    vouchers = [_voucher(t.draft, scene) for t in tellings]
    claimed_by = tuple(dict.fromkeys(claim.id for claim in vouchers if claim is not None))
    trigger = _trigger(best, scene.document)
    sentences = tuple(scene.analysis.sentences[i] for i in sorted({t.draft.sentence for t in tellings}))
    contexts = event_contexts(sentences, best.candidate.predicate, scene.codebook)
    place = next((p for p in (_place(t.draft, scene) for t in tellings) if p is not None), None)
    return Event(
        id=content_id("event", scene.document.id, best.type, trigger.start, trigger.end),
        type=best.type,
        planned_type=best.planned_type,
        modes=(best.mode,) if best.mode else (),
        contexts=contexts,
        quad=kind.quad,
        score=kind.score_of(best.mode),
        status=_status(tellings, vouchers, scene),
        actors=best.sides.actors,
        recipients=best.sides.recipients,
        third_parties=best.sides.third,
        time=tellings[0].time,
        place=place,
        quantities=_quantities(tellings, scene),
        claimed_by=claimed_by,
        confidence=_confidence(best),
        trigger=trigger,
        evidence=tuple(evidence(scene.document, s) for s in sentences),
    )


def _voucher(draft: Draft, scene: Scene) -> Claim | None:
    return covering(scene.claims, draft.candidate.sentence.tokens[draft.candidate.trigger].start)


def _trigger(draft: Draft, document: Document) -> Quote:
    token = draft.candidate.sentence.tokens[draft.candidate.trigger]
    return Quote(token.start, token.end, document.text[token.start : token.end])


def _status(tellings: tuple[Timed, ...], vouchers: list[Claim | None], scene: Scene) -> Status:
    """The status of the telling that says most for it: the reporter's own voice before anybody's claim."""
    own = [t.draft.status for t, claim in zip(tellings, vouchers, strict=True) if claim is None]
    if own:
        return own[0]
    draft, claim = tellings[0].draft, vouchers[0]
    assert claim is not None
    if _is_denied_at_once(claim, scene.claims):
        return "denied"
    victims = scene.parties.countries(draft.sides.recipients)
    speaker = scene.parties.country(claim.speaker) or "*"
    return claimed_status(draft.status, claim, scene.codebook.types[draft.type].quad, victims - {"*"}, speaker)


def _is_denied_at_once(claim: Claim, claims: tuple[Claim, ...]) -> bool:
    """Whether the sentence that accuses also tells the denial: "X accuses Y of Z, which Y denies"."""
    here = {evidence.start for evidence in claim.evidence}
    denials = (other for other in claims if other.id in claim.disputed_by)
    return claim.stance == "accuses" and any(e.start in here for other in denials for e in other.evidence)


def _place(draft: Draft, scene: Scene) -> str | None:
    candidate = draft.candidate
    place = event_place(candidate.sentence, candidate.trigger, candidate.clause, scene.places)
    return place.id if place is not None else None


def _quantities(tellings: tuple[Timed, ...], scene: Scene) -> tuple[str, ...]:
    """Quantities that stand under the event's words in the tree."""
    found: dict[str, None] = {}
    for timed in tellings:
        candidate = timed.draft.candidate
        below = {*candidate.sentence.subtree(candidate.trigger), *candidate.sentence.subtree(candidate.clause)}
        for quantity in scene.resolution.quantities:
            if quantity.sentence == candidate.sentence.index and quantity.head in below:
                found[quantity.id] = None
    return tuple(found)


def _confidence(draft: Draft) -> float:
    frame, sides = draft.candidate.predicate, draft.sides
    both = bool(sides.recipients) or len(sides.actors) > 1
    return round(BASE_CONFIDENCE[frame.strength] + (BOTH_SIDES_BONUS if both else 0.0), 2)
