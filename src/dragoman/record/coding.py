"""From the candidates of one sentence to drafts of events: parties, type, mode, status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.ontology.codebook import Codebook, Coding
from dragoman.ontology.status import StatusCues
from dragoman.record.candidates import Candidate, find_candidates
from dragoman.record.composition import SPEECH, absorbed, content_status, contents, speech_coding
from dragoman.record.drafts import Draft
from dragoman.record.participants import Cast, Sides
from dragoman.record.status import clause_status
from dragoman.types.analysis import Sentence
from dragoman.types.record import Status

# Status that a light verb gives to its noun's event; "ended" and "cancelled" make another type of it.
EFFECT_STATUS: dict[str, Status] = {
    "ongoing": "ongoing", "planned": "planned", "proposed": "proposed", "averted": "denied", "rejected": "denied",
    "denied": "denied",
}  # fmt: skip
UNREAL: frozenset[Status] = frozenset({"planned", "proposed"})


@dataclass(frozen=True)
class Coder:
    """Codes sentences of one document."""

    codebook: Codebook
    cues: StatusCues
    cast: Cast

    def drafts(self, sentence: Sentence) -> tuple[Draft, ...]:
        """The events that a sentence tells, in text order."""
        candidates = _without_doubles(find_candidates(sentence, self.codebook))
        spoken = contents(sentence, candidates)
        swallowed = {
            content.trigger
            for trigger, content in spoken.items()
            for speech in candidates
            if speech.trigger == trigger and absorbed(speech, content)
        }
        found = (
            self._draft(candidate, spoken, candidates) for candidate in candidates if candidate.trigger not in swallowed
        )
        return tuple(draft for draft in found if draft is not None)

    def _draft(
        self, candidate: Candidate, spoken: dict[int, Candidate], candidates: tuple[Candidate, ...]
    ) -> Draft | None:
        content = spoken.get(candidate.trigger)
        sides = self._sides(candidate, content)
        status = self._status(candidate, candidates, spoken)
        coding = self._coding(candidate, content)
        coding, planned, status = self._by_status(candidate, coding, status, content)
        sides = self._arranged(candidate, coding, planned, sides)
        draft = Draft(candidate, coding.type, coding.mode, planned, status, sides, candidate.predicate.type in SPEECH)
        return draft if self._tells(draft) else None

    def _coding(self, candidate: Candidate, content: Candidate | None) -> Coding:
        own = Coding(candidate.predicate.type, candidate.predicate.mode)
        if own.type not in SPEECH:
            return own
        return speech_coding(candidate, self._coding_of(content), self.codebook)

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
        return Sides(sides.actors, others, sides.third)

    def _country(self, actor: str) -> str:
        return self.cast.parties.country(actor) or "*"

    def _status(self, candidate: Candidate, candidates: tuple[Candidate, ...], spoken: dict[int, Candidate]) -> Status:
        for speech in candidates:
            if spoken.get(speech.trigger) is candidate:
                given = content_status(speech)
                if given is not None:
                    return given
        status = clause_status(candidate.sentence, candidate.trigger, candidate.clause, self.cues)
        effect = EFFECT_STATUS.get(candidate.light.effect) if candidate.light is not None else None
        return effect if effect is not None and status in ("happened", "ongoing") else status

    def _by_status(
        self, candidate: Candidate, coding: Coding, status: Status, content: Candidate | None
    ) -> tuple[Coding, str | None, Status]:
        """Type, planned type and status once status and light verb have had their say."""
        kind = self.codebook.types[coding.type]
        effect = candidate.light.effect if candidate.light is not None else None
        if effect == "ended" and kind.ended_as is not None and candidate.predicate.type not in SPEECH:
            return kind.ended_as, None, status if status != "denied" else "happened"
        if effect == "cancelled" and kind.cancelled_as is not None:
            return kind.cancelled_as, None, "happened"
        if candidate.predicate.planned_type is not None:
            return coding, candidate.predicate.planned_type, status
        if coding.type in ("AGREE", "CONCEDE") and content is not None and content.predicate.type not in SPEECH:
            return coding, content.predicate.type, status
        if status in UNREAL and kind.planned_as is not None:
            mode = coding.mode if self.codebook.types[kind.planned_as].mode(coding.mode or "") else None
            return Coding(kind.planned_as, mode), coding.type, status
        return coding, None, status

    def _arranged(self, candidate: Candidate, coding: Coding, planned: str | None, sides: Sides) -> Sides:
        """A planned or agreed meeting lists all its parties as actors, like the meeting itself."""
        if planned in ("CONSULT", "COOPERATE") and not candidate.predicate.symmetric:
            if candidate.predicate.mode == "visit" or candidate.predicate.type not in SPEECH:
                return sides
            return Sides(sides.everyone, (), sides.third)
        return sides

    def _tells(self, draft: Draft) -> bool:
        """Whether enough parties are named for the event to count."""
        frame, sides = draft.candidate.predicate, draft.sides
        several = len(sides.actors) > 1
        if not sides.actors:
            return False
        if frame.strength == "weak" and not (sides.recipients or several):
            return False
        if frame.symmetric and not several and not sides.recipients and frame.strength == "weak":
            return False
        if self.codebook.types[draft.type].needs_recipient:
            return bool(sides.recipients) or several
        return True


def _without_doubles(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """One candidate where verb and noun tell the same event ("signed an agreement", "launched a strike").

    The verb's frame speaks for both if it asks for that very noun; otherwise the noun does, with the verb as its
    light verb, unless the verb is a speech act about the noun's event.
    """
    by_trigger = {c.trigger: c for c in candidates}
    dropped: set[int] = set()
    for noun in candidates:
        if noun.predicate.pos != "noun":
            continue
        for verb in _verbs_over(noun, by_trigger):
            if verb.predicate.object or verb.predicate.type == noun.predicate.type:
                dropped.add(noun.trigger)
            elif noun.light is not None and not noun.light.speech and verb.trigger == noun.light_token:
                dropped.add(verb.trigger)
    return tuple(c for c in candidates if c.trigger not in dropped)


def _verbs_over(noun: Candidate, by_trigger: dict[int, Candidate]) -> Iterator[Candidate]:
    """Verb candidates that have the noun as their object."""
    for verb in by_trigger.values():
        if verb.predicate.pos == "verb" and noun.trigger in verb.slots.get("obj", ()):
            yield verb
        elif verb.predicate.pos == "verb" and noun.light_token == verb.trigger:
            yield verb



