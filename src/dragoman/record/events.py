"""Every political event that a report tells, by the codebook, with its parties, status, time, place and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dragoman.ontology.codebook import Codebook
from dragoman.ontology.confidence import Weights
from dragoman.ontology.own_codebook import OwnType
from dragoman.ontology.status import StatusCues
from dragoman.record.attackers import with_attackers
from dragoman.record.coding import Coder, tells
from dragoman.record.completion import surroundings
from dragoman.record.confidence import confidence, event_signs
from dragoman.record.contexts import event_contexts
from dragoman.record.custody import in_custody
from dragoman.record.discourse import with_recipients
from dragoman.record.drafts import Draft
from dragoman.record.evidence import evidence
from dragoman.record.identity import content_id
from dragoman.record.linking import covering, vouched
from dragoman.record.measures import with_takers
from dragoman.record.merging import Timed, group
from dragoman.record.narrative import Narrative, is_dateline
from dragoman.record.occasions import with_occasions
from dragoman.record.participants import Cast
from dragoman.record.parties import Parties
from dragoman.record.speech_events import speech_drafts
from dragoman.record.topicality import about_other, clearly_political
from dragoman.record.when import event_time, years_before
from dragoman.record.where import Places
from dragoman.record.whereabouts import placed, whereabouts
from dragoman.types.analysis import ROOT, Analysis
from dragoman.types.document import Document
from dragoman.types.record import Claim, Event, EventTime, Quote, Status
from dragoman.types.resolution import Quantity, Resolution, TimeExpression


@dataclass(frozen=True)
class Scene:
    """Everything known about one document before its events; ``own`` are the types of a codebook of the user's own."""

    document: Document
    analysis: Analysis
    resolution: Resolution
    claims: tuple[Claim, ...]
    codebook: Codebook
    parties: Parties
    places: Places
    narrative: Narrative
    own: Mapping[str, OwnType] = field(default_factory=dict)

    @classmethod
    def of(
        cls, document: Document, analysis: Analysis, resolution: Resolution, claims: tuple[Claim, ...],
        codebook: Codebook, own: Mapping[str, OwnType] | None = None,
    ) -> Scene:  # fmt: skip
        """The scene of a document; ``own`` are event types of the user's own by name."""
        parties = Parties.of(resolution)
        places = Places.of(analysis, resolution.places, parties)
        narrative = Narrative.of(analysis, document.text, resolution.times, resolution.published)
        return cls(document, analysis, resolution, claims, codebook, parties, places, narrative, own or {})

    def quad(self, kind: str) -> str | None:
        return self.own[kind].quad if kind in self.own else self.codebook.types[kind].quad

    def score(self, kind: str, mode: str | None) -> float | None:
        return self.own[kind].score if kind in self.own else self.codebook.types[kind].score_of(mode)


@dataclass(frozen=True)
class Told:
    """An event with what it was made of: its tellings, the fullest first, who vouches for each, and why it counts so.

    ``signs`` are what its confidence is worked out from,
    ``focus`` is the state that the report is about, by which sides that go without saying are filled in.
    """

    event: Event
    tellings: tuple[Timed, ...]
    vouchers: tuple[Claim | None, ...]
    status_rule: str
    signs: frozenset[str]
    focus: str | None


def told_events(
    document: Document,
    analysis: Analysis,
    resolution: Resolution,
    claims: tuple[Claim, ...],
    codebook: Codebook,
    cues: StatusCues,
) -> tuple[Told, ...]:
    """The events of a document in text order, each with what it was made of.

    ``claims`` decide who vouches for what; they are not changed.
    """
    scene = Scene.of(document, analysis, resolution, claims, codebook)
    parties, places = scene.parties, scene.places
    coder = Coder(codebook, cues, Cast(parties, places, codebook))
    coded = tuple(draft for sentence in analysis.sentences for draft in coder.drafts(sentence))
    spoken = speech_drafts(claims, analysis.sentences, coded, parties)
    drafts = with_recipients(tuple(sorted((*coded, *spoken), key=lambda d: d.key)), claims, parties, codebook)
    drafts = with_occasions(with_takers(with_attackers(drafts, parties), parties), parties)
    drafts = tuple(in_custody(draft, parties, places) for draft in drafts)
    off = about_other(analysis.sentences)
    around = surroundings(codebook, parties, places, document.title)
    whole = (draft for draft in map(around.completed, drafts) if tells(draft, codebook, parties))
    kept = (draft for draft in whole if not off or clearly_political(draft.candidate.sentence))
    told = tuple(told_event(tellings, scene, around.focus) for tellings in group(with_times(kept, scene), parties))
    events = placed([each.event for each in told], analysis, resolution.places)
    return tuple(replace(each, event=event) for each, event in zip(told, events, strict=True))


def with_times(drafts: Iterable[Draft], scene: Scene) -> tuple[Timed, ...]:
    return tuple(Timed(draft, _time(draft, scene)) for draft in drafts)


def _time(draft: Draft, scene: Scene) -> EventTime | None:
    candidate, resolution = draft.candidate, scene.resolution
    time = event_time(
        candidate.sentence,
        candidate.trigger,
        candidate.clause,
        tuple(time for time in resolution.times if _can_date(time, draft, scene.document.text)),
        resolution.published,
        draft.status,
        _namesakes(draft, scene.codebook),
        scene.document.text,
        scene.narrative.at(candidate.sentence, candidate.trigger),
    )
    years = _anniversary(draft, resolution.quantities)
    return years_before(time, years) if time is not None and years else time


def _can_date(time: TimeExpression, draft: Draft, text: str) -> bool:
    """Whether a time expression may say when: no dateline, nor the term that somebody is sentenced to."""
    return not is_dateline(text, time) and (draft.mode != "convict" or time.type != "DURATION")


def _anniversary(draft: Draft, quantities: tuple[Quantity, ...]) -> int:
    """Which anniversary of the event is spoken of ("the third anniversary of the coup"); 0: the event itself."""
    sentence, trigger = draft.candidate.sentence, draft.candidate.trigger
    governor = sentence.tokens[trigger].head
    if governor == ROOT or sentence.tokens[governor].lemma.lower() != "anniversary":
        return 0
    here = (q for q in quantities if q.sentence == sentence.index and q.unit == "anniversary")
    return next((int(q.value) for q in here if q.end <= sentence.tokens[trigger].start), 0)


def _namesakes(draft: Draft, codebook: Codebook) -> tuple[int, ...]:
    """Nouns of the sentence whose frames have the event's type and mode."""
    return tuple(
        index
        for index, token in enumerate(draft.candidate.sentence.tokens)
        if token.upos == "NOUN"
        and draft.mode is not None
        and any(f.type == draft.type and f.mode == draft.mode for f in codebook.frames("noun", token.lemma))
    )


def told_event(tellings: tuple[Timed, ...], scene: Scene, focus: str | None) -> Told:
    """One event from all its tellings, the fullest first."""
    best = tellings[0].draft
    quad = scene.quad(best.type)
    vouchers = tuple(_voucher(t.draft, scene) for t in tellings)
    claimed_by = tuple(dict.fromkeys(claim.id for claim in vouchers if claim is not None))
    trigger = _trigger(best, scene.document)
    sentences = tuple(scene.analysis.sentences[i] for i in sorted({t.draft.sentence for t in tellings}))
    contexts = event_contexts(sentences, best.candidate.predicate, scene.codebook)
    place = next((p for p in (_place(t.draft, scene) for t in tellings) if p is not None), None)
    status, rule = _status(tellings, vouchers, scene)
    signs = event_signs(tellings, status, bool(claimed_by), quad, _senses(best, scene.codebook), scene.parties)
    event = Event(
        id=content_id("event", scene.document.id, best.type, trigger.start, trigger.end),
        type=best.type,
        planned_type=best.planned_type,
        modes=(best.mode,) if best.mode else (),
        contexts=contexts,
        quad=quad,
        score=scene.score(best.type, best.mode),
        status=status,
        actors=best.sides.actors,
        recipients=best.sides.recipients,
        third_parties=best.sides.third,
        time=_told_time(tellings),
        place=place,
        quantities=_quantities(tellings, scene),
        claimed_by=claimed_by,
        confidence=confidence(signs, Weights.load()),
        trigger=trigger,
        evidence=tuple(evidence(scene.document, s) for s in sentences),
    )
    return Told(event, tellings, vouchers, rule, signs, focus)


def _senses(draft: Draft, codebook: Codebook) -> int:
    """How many types of event the codebook knows for the word that tells the event."""
    frame = draft.candidate.predicate
    return len({f.type for f in codebook.frames(frame.pos, frame.lemma)})


def _voucher(draft: Draft, scene: Scene) -> Claim | None:
    return covering(scene.claims, draft.candidate.sentence.tokens[draft.candidate.trigger].start)


def _trigger(draft: Draft, document: Document) -> Quote:
    token = draft.candidate.sentence.tokens[draft.candidate.trigger]
    return Quote(token.start, token.end, document.text[token.start : token.end])


def _status(
    tellings: tuple[Timed, ...], vouchers: tuple[Claim | None, ...], scene: Scene
) -> tuple[Status, str]:
    """The status of the telling that says most for it: the reporter's own voice before anybody's claim; and why."""
    own = [t.draft.status for t, claim in zip(tellings, vouchers, strict=True) if claim is None]
    if own:
        return own[0], "told in the reporter's own voice"
    draft, claim = tellings[0].draft, vouchers[0]
    assert claim is not None
    if _is_denied_at_once(claim, scene.claims):
        return "denied", "the sentence that accuses tells the denial"
    victims = scene.parties.countries(draft.sides.recipients)
    speaker = scene.parties.country(claim.speaker) or "*"
    return vouched(draft.status, claim, scene.quad(draft.type), victims - {"*"}, speaker)


def _is_denied_at_once(claim: Claim, claims: tuple[Claim, ...]) -> bool:
    """Whether the sentence that accuses also tells the denial: "X accuses Y of Z, which Y denies"."""
    here = {evidence.start for evidence in claim.evidence}
    denials = (other for other in claims if other.id in claim.disputed_by)
    return claim.stance == "accuses" and any(e.start in here for other in denials for e in other.evidence)


def _told_time(tellings: tuple[Timed, ...]) -> EventTime | None:
    """The time of the fullest telling, unless only another says when it was."""
    own = next((t.time for t in tellings if t.time is not None and not t.time.assumed), None)
    return own or tellings[0].time


def _place(draft: Draft, scene: Scene) -> str | None:
    candidate = draft.candidate
    place = whereabouts(candidate.sentence, candidate.trigger, candidate.clause, draft.type, scene.places)
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

