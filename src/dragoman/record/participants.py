"""The parties on each side of a candidate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.record.candidates import Candidate
from dragoman.record.parties import Parties
from dragoman.record.where import Places

# Slots whose filler may be a place that stands for its state: "arrived in Cairo", "a strike on Kharkiv".
PLACE_SLOTS = frozenset({"to", "in", "into", "on", "against", "at", "obj", "of", "over", "across", "near", "from"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Actor ids on each side of an event."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    third: tuple[str, ...] = ()

    @property
    def everyone(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))


@dataclass(frozen=True)
class Cast:
    """Fills the sides of candidates from a document's parties and places."""

    parties: Parties
    places: Places

    def sides(self, candidate: Candidate) -> Sides:
        """Actors and recipients of a candidate by its frame and its light verb."""
        frame = candidate.predicate
        agents, targets = self._carried(candidate)
        actors = agents or self._first(candidate, frame.actor)
        own_recipients = self._first(candidate, tuple(slot for slot in frame.recipient if slot not in frame.actor))
        recipients = targets or own_recipients
        third = self._first(candidate, frame.third)
        if frame.symmetric:
            all_slots = tuple(dict.fromkeys((*frame.actor, *frame.recipient)))
            found = unique((*agents, *targets, *self._all(candidate, all_slots)))
            return Sides(found, (), third)
        if not actors and not targets and candidate.light is not None and candidate.light.subject == "recipient":
            actors = self._first(candidate, ("from", "by"))
        return Sides(actors, tuple(r for r in recipients if r not in actors), third)

    def _carried(self, candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Parties that a light verb hands over: its subject as agent or as target."""
        agents = self.of(candidate, candidate.slots.get("agent", ()), place=False)
        targets = self.of(candidate, candidate.slots.get("target", ()), place=False)
        return agents, targets

    def _first(self, candidate: Candidate, slots: Iterable[str]) -> tuple[str, ...]:
        """Parties of the first slot that holds any."""
        for slot in slots:
            found = self.of(candidate, candidate.slots.get(slot, ()), place=slot in PLACE_SLOTS)
            if found:
                return found
        return ()

    def _all(self, candidate: Candidate, slots: Iterable[str]) -> tuple[str, ...]:
        return unique(
            actor for slot in slots for actor in self.of(candidate, candidate.slots.get(slot, ()), place=False)
        )

    def of(self, candidate: Candidate, tokens: Iterable[int], *, place: bool) -> tuple[str, ...]:
        """Parties behind tokens of the candidate's sentence; with ``place``, a place stands for its state."""
        sentence = candidate.sentence
        tokens = [token for token in tokens if token != candidate.trigger]
        found = self.parties.of_tokens(sentence, tokens)
        if found or not place:
            return found
        return self.places.country(sentence, tuple(tokens))


def unique(actors: Iterable[str]) -> tuple[str, ...]:
    """The actors in order, each once."""
    return tuple(dict.fromkeys(actors))
