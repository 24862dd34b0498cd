"""The parties on each side of a candidate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.ontology.codebook import Codebook
from dragoman.record.arguments import arguments, preposition
from dragoman.record.candidates import Candidate
from dragoman.record.parties import AGENT_PREPOSITIONS, Parties, unique
from dragoman.record.where import Places
from dragoman.types.analysis import Sentence

# Verbal types: their actor must be somebody who can say something.
SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
# Slots whose filler may be a place that stands for its state: "arrived in Cairo", "a strike on Kharkiv".
PLACE_SLOTS = frozenset({"to", "in", "into", "on", "against", "at", "obj", "of", "over", "across", "near", "from"})
NEARBY_DEPTH = 4  # steps down the tree; what lies deeper belongs to something else
CIRCUMSTANTIAL = frozenset({"by", "according to", "after", "before", "since", "amid", "despite", "without", "like",
                            "including", "than", "because of", "as", "from"})  # fmt: skip
# A clause whose meeting follows one of these has its subject at the meeting.
ATTENDING = frozenset({"for", "during", "in", "at", "after", "following", "before", "ahead of", "through", "amid"})


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
    codebook: Codebook

    def sides(self, candidate: Candidate) -> Sides:
        """Actors and recipients of a candidate by its frame and its light verb."""
        frame = candidate.predicate
        agents, targets = self._carried(candidate)
        actors = agents or self._first(candidate, frame.actor)
        if frame.type in SPEECH and frame.pos == "verb":
            actors = tuple(a for a in actors if self._speaks(candidate)) or agents or self._teller(candidate)
        slots = tuple(slot for slot in frame.recipient if slot not in frame.actor)
        recipients = targets or self._first(candidate, slots, frozenset(actors))
        third = self._first(candidate, frame.third)
        if frame.symmetric:
            all_slots = tuple(dict.fromkeys((*frame.actor, *frame.recipient)))
            found = unique((*agents, *targets, *self._all(candidate, all_slots)))
            if len(found) < 2 and candidate.predicate.pos == "noun":
                found = unique((*self._attending(candidate), *found))
            return Sides(self._dealing(candidate, found), (), third)
        if not actors and not targets and candidate.light is not None and candidate.light.subject == "recipient":
            actors = self._first(candidate, ("from", "by"))
        recipients = self._victims(candidate) or recipients
        if not recipients and len(actors) > 1 and _is_mutual(candidate, slots):
            return Sides(actors, actors, third)  # "accused each other"
        recipients = self._dealing(candidate, tuple(r for r in recipients if r not in actors))
        return Sides(actors, recipients, third)

    def _teller(self, candidate: Candidate) -> tuple[str, ...]:
        """Who says the clause that a speech act without a subject of its own is hung on.

        "The envoy said the debris bore Omani markings and demanded an inquiry": the parser takes the debris to demand.
        """
        sentence = candidate.sentence
        clause = sentence.tokens[candidate.clause]
        if clause.deprel != "conj" or sentence.dependents(candidate.clause, "nsubj", "nsubj:pass", "csubj"):
            return ()
        told = sentence.tokens[clause.head]
        return self.of(candidate, arguments(sentence, told.head).get("subj"), place=False) if told.deprel == "ccomp" else ()

    def _victims(self, candidate: Candidate) -> tuple[str, ...]:
        """Who comes to harm in an attack that is told as the occasion: "five guards were killed in a raid by rebels"."""
        sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.trigger]
        if candidate.predicate.type != "ASSAULT" or candidate.predicate.pos != "noun" or token.head < 0:
            return ()
        harmed = sentence.tokens[token.head]
        if token.deprel.split(":")[0] != "obl" or harmed.lemma.lower() not in self.codebook.classes.get("harm", frozenset()):
            return ()
        outer = arguments(sentence, token.head)
        hit = outer.get("obj") if outer.passive or not outer.get("subj") else outer.get("subj")
        return self.of(candidate, hit, place=False)

    def _dealing(self, candidate: Candidate, found: tuple[str, ...]) -> tuple[str, ...]:
        """The parties without the reporters who were briefed or told: talking to the press is no consultation."""
        if candidate.predicate.type != "CONSULT":
            return found
        return tuple(a for a in found if "JRN" not in self.parties.sectors(a)[:1])

    def _attending(self, candidate: Candidate) -> tuple[str, ...]:
        """Subject of the clause that a meeting or clash stands in: "travelled to Lomé for talks with rebels"."""
        sentence = candidate.sentence
        token = sentence.tokens[candidate.trigger]
        if token.deprel.split(":")[0] != "obl" or preposition(sentence, candidate.trigger) not in ATTENDING:
            return ()
        outer = arguments(sentence, token.head)
        return self.of(candidate, outer.get("obj") if outer.passive else outer.get("subj"), place=False)

    def nearby(self, candidate: Candidate, actors: tuple[str, ...]) -> tuple[str, ...]:
        """The nearest party of another country in the event's own clause: "will help build a port for Tonga".

        For events that must have another side and whose frame leaves it open.
        """
        sentence, own = candidate.sentence, self.parties.countries(actors)
        level = list(dict.fromkeys((candidate.trigger, candidate.clause)))
        for _ in range(NEARBY_DEPTH):
            level = [child for token in level for child in sentence.children[token] if _inside(sentence, child)]
            found = unique(a for token in level for a in self.parties.exact(sentence, token))
            others = tuple(a for a in found if self.parties.country(a) and not self.parties.countries([a]) & own)
            if others:
                return others
        return ()

    def _speaks(self, candidate: Candidate) -> bool:
        """Whether the subject of a speech act can speak: a party, or the words of one, but not an event.

        "Their cooperation raised alarm" tells nothing that the cooperating parties did.
        """
        subjects = candidate.slots.get("subj", ())
        sentence = candidate.sentence
        return not subjects or any(
            self.parties.exact(sentence, token)
            or not self.codebook.frames("noun", sentence.tokens[token].lemma)
            for token in subjects
        )

    @staticmethod
    def _is_in_person(candidate: Candidate) -> bool:
        """Whether only parties themselves can fill the slots: "met the EU's demands" is no meeting."""
        return candidate.predicate.type == "CONSULT" and candidate.predicate.pos == "verb"

    def _carried(self, candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Parties that a light verb hands over: its subject as agent or as target."""
        agents = self.of(candidate, candidate.slots.get("agent", ()), place=False)
        targets = self.of(candidate, candidate.slots.get("target", ()), place=False)
        return agents, targets

    def _first(
        self, candidate: Candidate, slots: Iterable[str], but: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """Parties of the first slot that holds any besides those in ``but``."""
        for slot in slots:
            tokens = candidate.slots.get(slot, ())
            if slot == "subj" and not self._is_in_person(candidate):
                found = self.parties.of_tokens(candidate.sentence, tokens, but, AGENT_PREPOSITIONS)
            else:
                found = self.of(candidate, tokens, but, place=slot in PLACE_SLOTS)
            if found:
                return found
        return ()

    def _all(self, candidate: Candidate, slots: Iterable[str]) -> tuple[str, ...]:
        return unique(
            actor for slot in slots for actor in self.of(candidate, candidate.slots.get(slot, ()), place=False)
        )

    def of(
        self, candidate: Candidate, tokens: Iterable[int], but: frozenset[str] = frozenset(), *, place: bool
    ) -> tuple[str, ...]:
        """Parties behind tokens of the candidate's sentence; with ``place``, a place stands for its state."""
        sentence = candidate.sentence
        tokens = [token for token in tokens if token != candidate.trigger]
        if self._is_in_person(candidate):
            found = unique(a for t in tokens for a in self.parties.exact(sentence, t) if a not in but)
        else:
            found = self.parties.of_tokens(sentence, tokens, but)
        if found or not place:
            return found
        return self.places.country(sentence, tuple(tokens))


def _is_mutual(candidate: Candidate, slots: Iterable[str]) -> bool:
    """Whether "each other" or "one another" fills one of these slots."""
    tokens = candidate.sentence.tokens
    fillers = (t for slot in slots for t in candidate.slots.get(slot, ()))
    return any(
        (tokens[t - i].text.lower(), tokens[t - i + 1].text.lower()) in {("each", "other"), ("one", "another")}
        for t in fillers for i in (0, 1) if t - i >= 0 and t - i + 1 < len(tokens)
    )  # fmt: skip


def _inside(sentence: Sentence, token: int) -> bool:
    """Whether a dependent belongs to the event itself rather than to its circumstances or another clause."""
    relation = sentence.tokens[token].deprel
    if relation.split(":")[0] in ("obl", "nmod"):
        return preposition(sentence, token) not in CIRCUMSTANTIAL
    return relation in ("obj", "iobj", "xcomp", "advcl", "acl", "compound", "amod", "nmod:poss", "conj")
