"""From the candidates of one sentence to drafts of events: parties, type, mode, status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from dragoman.ontology.codebook import Codebook, Coding
from dragoman.ontology.status import StatusCues
from dragoman.record.candidates import Candidate, find_candidates
from dragoman.record.composition import absorbed, content_status, contents, speech_coding
from dragoman.record.doubles import echoes, is_topic, only_reports, without_doubles
from dragoman.record.drafts import Draft
from dragoman.record.participants import SPEECH, Cast, Sides
from dragoman.record.parties import Parties
from dragoman.record.reasons import Step
from dragoman.record.status import clause_status, is_announced, is_negated, is_refusal
from dragoman.types.analysis import Sentence
from dragoman.types.record import FACTUAL, Status

# Status that a light verb gives to its noun's event; "ended" and "cancelled" make another type of it.
EFFECT_STATUS: dict[str, Status] = {
    "ongoing": "ongoing", "planned": "planned", "proposed": "proposed", "averted": "denied", "rejected": "denied",
    "denied": "denied",
}  # fmt: skip
# What a speech act speaks of: by its trigger, the main content first.
Spoken = Mapping[int, tuple[Candidate, ...]]
ENDABLE_SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE"})  # cooperation in words that can be called off
# What can be planned: everything but speech about speech.
PLANNABLE_SPEECH = frozenset({"SUPPORT"})
COOPERATIVE = frozenset({"verbal cooperation", "material cooperation"})
IN_WORDS = Coding("ACCUSE", "disapprove")
UNREAL: frozenset[Status] = frozenset({"planned", "proposed"})


class Outcome(NamedTuple):
    """What a coding rule made of type and status, ``rule`` by name and the word ``at`` which it was called for."""

    coding: Coding
    planned: str | None
    status: Status
    rule: str = ""
    at: int | None = None

    def steps(self, coding: Coding, status: Status) -> Iterator[Step]:
        """What differs from the coding and the status before."""
        after = self.coding.label + (f" to {self.planned}" if self.planned else "")
        if after != coding.label:
            yield Step("type", self.rule, coding.label, after, self.at)
        if self.status != status:
            yield Step("status", self.rule, status, self.status, self.at)


@dataclass(frozen=True)
class Coder:
    """Codes sentences of one document."""

    codebook: Codebook
    cues: StatusCues
    cast: Cast

    def drafts(self, sentence: Sentence) -> tuple[Draft, ...]:
        """What a sentence tells, in text order; some drafts may name too few parties to count (see ``tells``)."""
        everything = find_candidates(sentence, self.codebook)
        spoken = contents(sentence, everything)
        candidates = tuple(
            c for c in without_doubles(everything) if not self._only_stands(c) and not only_reports(c)
        )
        repeated = echoes(everything)
        swallowed = {
            content.trigger
            for speech in candidates
            for content in spoken.get(speech.trigger, ())
            if absorbed(speech, content)
        } | {c.trigger for c in candidates if is_topic(c, candidates)}
        return tuple(
            self._draft(candidate, spoken, candidates, repeated.get(candidate.trigger))
            for candidate in candidates
            if candidate.trigger not in swallowed
        )

    def _only_stands(self, candidate: Candidate) -> bool:
        """Whether a noun names a standing relation ("the war", "their partnership") and no event."""
        if candidate.predicate.pos != "noun" or candidate.light is not None:
            return False
        return candidate.predicate.lemma in self.codebook.classes.get("standing", frozenset())

    def _draft(
        self, candidate: Candidate, spoken: Spoken, candidates: tuple[Candidate, ...], echo: Candidate | None
    ) -> Draft:
        content = next(iter(spoken.get(candidate.trigger, ())), None)
        sides = self._sides(candidate, content)
        if echo is not None and not sides.recipients:  # "blocked a road to protest against X's tariffs"
            sides = sides.with_recipients(self.cast.sides(echo).recipients, "echo")
        status, steps = self._status(candidate, candidates, spoken)
        coding, composed = self._coding(candidate, content)
        if self._is_war_of_words(candidate, coding, sides):
            steps = (*steps, Step("type", "politicians attack in words", coding.label, IN_WORDS.label))
            coding = IN_WORDS
        outcome = self._by_status(candidate, coding, status, content)
        steps = (*steps, *composed, *outcome.steps(coding, status))
        coding, planned, status = outcome.coding, outcome.planned, outcome.status
        sides = _arranged(candidate, content, planned, sides)
        if len(sides.everyone) == 1 and sides.actors and self._lacks_side(candidate, coding, planned):
            sides = replace(sides, recipients=()).with_recipients(self.cast.nearby(candidate, sides.actors), "nearby")
        speech = candidate.predicate.type in SPEECH
        return Draft(candidate, coding.type, coding.mode, planned, status, sides, speech, steps=steps)

    def _is_war_of_words(self, candidate: Candidate, coding: Coding, sides: Sides) -> bool:
        """Whether politicians attack, hit or battle each other: in words, unless somebody comes to harm."""
        lemma = candidate.sentence.tokens[candidate.trigger].lemma.lower()
        if coding != Coding("ASSAULT", None) or lemma in self.codebook.classes.get("harm", frozenset()):
            return False
        return len(sides.everyone) > 1 and all(map(self.cast.parties.is_politician, sides.everyone))

    def _coding(self, candidate: Candidate, content: Candidate | None) -> tuple[Coding, tuple[Step, ...]]:
        own = Coding(candidate.predicate.type, candidate.predicate.mode)
        if own.type not in SPEECH:
            return own, ()
        composed = speech_coding(candidate, self._coding_of(content), self.codebook)
        at = None if content is None else content.trigger
        changed = composed != own
        return composed, (Step("type", "content", own.label, composed.label, at),) if changed else ()

    @staticmethod
    def _coding_of(candidate: Candidate | None) -> Coding | None:
        return None if candidate is None else Coding(candidate.predicate.type, candidate.predicate.mode)

    def _sides(self, candidate: Candidate, content: Candidate | None) -> Sides:
        """Parties by the frame; a speech act without recipient aims at a party of what it speaks of."""
        sides = self.cast.sides(candidate)
        kind = self.codebook.types[candidate.predicate.type]
        if content is None or sides.recipients or kind.content_party is None:
            return sides
        inner = self.cast.sides(content)
        if kind.content_party == "actor" and inner.actors and not set(inner.actors) <= set(sides.actors):
            aimed = inner.actors
        else:
            aimed = inner.recipients or inner.actors
        countries = self.cast.parties.countries(sides.actors)
        others = tuple(a for a in aimed if a not in sides.actors and not ({self._country(a)} & countries - {"*"}))
        return sides.with_recipients(others, "content")

    def _country(self, actor: str) -> str:
        return self.cast.parties.country(actor) or "*"

    def _status(
        self, candidate: Candidate, candidates: tuple[Candidate, ...], spoken: Spoken
    ) -> tuple[Status, tuple[Step, ...]]:
        """The status by the clause, unless a speech act or a light verb says more; and what they said."""
        status = clause_status(candidate.sentence, candidate.trigger, candidate.clause, self.cues)
        for speech in candidates:
            if candidate in spoken.get(speech.trigger, ()):
                given = content_status(speech)
                if given is not None and status != "denied":  # "blamed them for the failure to stop"
                    return given, (Step("status", "spoken of", status, given, speech.trigger),)
        effect = light_effect(candidate, status)
        if effect is None:
            return status, ()
        return effect, (Step("status", "light verb", status, effect, candidate.light_token),)

    def _by_status(self, candidate: Candidate, coding: Coding, status: Status, content: Candidate | None) -> Outcome:
        """Type, planned type and status once status and light verb have had their say."""
        kind = self.codebook.types[coding.type]
        effect = candidate.light.effect if candidate.light is not None else None
        if effect == "ended" and kind.ended_as is not None and coding.type not in SPEECH - ENDABLE_SPEECH:
            return Outcome(kind.ended_as, None, status if status != "denied" else "happened", "ended", candidate.light_token)
        if effect == "cancelled" and kind.cancelled_as is not None:
            return Outcome(kind.cancelled_as, None, "happened", "cancelled", candidate.light_token)
        if status == "denied" and kind.refused_as is not None and self._refuses(candidate, coding):
            return Outcome(kind.refused_as, None, "happened", "refused", candidate.clause)
        if candidate.predicate.planned_type is not None:
            mode = coding.mode or (content.predicate.mode if content is not None else None)
            return Outcome(Coding(coding.type, mode), candidate.predicate.planned_type, status, "its word")
        if coding.type in ("AGREE", "CONCEDE") and content is not None and (
            content.predicate.type not in SPEECH - PLANNABLE_SPEECH
        ):
            to = Coding(coding.type, coding.mode or content.predicate.mode)
            return Outcome(to, content.predicate.type, status, "content", content.trigger)
        if status in UNREAL and kind.planned_as is not None:
            if kind.quad in COOPERATIVE or is_announced(candidate.sentence, candidate.clause):
                to = Coding(kind.planned_as, self._planned_mode(kind.planned_as, coding))
                return Outcome(to, coding.type, status, "planned", candidate.clause)
        return Outcome(coding, None, status)

    @staticmethod
    def _refuses(candidate: Candidate, coding: Coding) -> bool:
        """Whether a negation is a refusal: of what one will not do, or of what one has not agreed to."""
        sentence, clause = candidate.sentence, candidate.clause
        consents = coding.type in ("AGREE", "SUPPORT") and candidate.predicate.type in ("AGREE", "SUPPORT")
        return is_refusal(sentence, clause) or (consents and is_negated(sentence, clause))

    def _planned_mode(self, planned_as: str, coding: Coding) -> str | None:
        """The mode of a planned event: what its type makes of it ("threatened force"), else that of what is planned."""
        return self.codebook.types[planned_as].content_mode(coding) or coding.mode

    def _lacks_side(self, candidate: Candidate, coding: Coding, planned: str | None) -> bool:
        """Whether an event that names one party only is about another one as well."""
        if self.codebook.types[planned or coding.type].needs_recipient:
            return True
        if candidate.predicate.mode == "visit":
            return True
        has_content = any(candidate.slots.get(slot) for slot in ("xcomp", "ccomp"))
        return coding.type in ("AGREE", "THREATEN", "CONCEDE") and has_content


def light_effect(candidate: Candidate, status: Status) -> Status | None:
    """The status that a light verb gives to what would else be told as fact; None where it leaves it as it is."""
    effect = EFFECT_STATUS.get(candidate.light.effect) if candidate.light is not None else None
    return effect if effect != status and status in FACTUAL else None


def tells(draft: Draft, codebook: Codebook, parties: Parties) -> bool:
    """Whether enough parties are named for the event to count."""
    frame, sides = draft.candidate.predicate, draft.sides
    several = len(sides.actors) > 1
    if not sides.actors:
        return False
    if frame.symmetric and not several and not sides.recipients:
        return parties.is_body(sides.actors[0])  # "the alliance met": its members meet
    if frame.strength == "weak" and draft.status == "hypothetical":
        return False  # an ambiguous word in a mere possibility tells nothing
    conflict = codebook.types[draft.type].quad == "material conflict"
    if conflict and draft.status == "denied" and is_refusal(draft.candidate.sentence, draft.candidate.clause):
        return False  # "our army will not fire": what somebody will not do to others is no deed
    if frame.strength == "weak" or codebook.types[draft.type].needs_recipient:
        return several or bool(sides.recipients)
    return True


def _arranged(candidate: Candidate, content: Candidate | None, planned: str | None, sides: Sides) -> Sides:
    """A meeting that is agreed on lists all its parties as actors, as the meeting itself will."""
    if content is None or candidate.predicate.type not in SPEECH or planned != content.predicate.type:
        return sides
    return replace(sides, actors=sides.everyone, recipients=()) if content.predicate.symmetric else sides
