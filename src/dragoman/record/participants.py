"""The parties on each side of a candidate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dragoman.ontology.codebook import Codebook
from dragoman.record.arguments import arguments, preposition
from dragoman.record.candidates import Candidate
from dragoman.record.parties import AGENT_PREPOSITIONS, OWNER_PREPOSITIONS, Parties
from dragoman.record.reasons import PartyRule, Side, Via
from dragoman.record.where import Places
from dragoman.types.analysis import Sentence

# Verbal types: their actor must be somebody who can say something.
SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
# Slots whose filler may be a place that stands for its state: "arrived in Cairo", "a strike on Kharkiv".
PLACE_SLOTS = frozenset({"to", "in", "into", "on", "against", "at", "obj", "of", "over", "across", "near", "from"})
NEARBY_DEPTH = 4  # steps down the tree; what lies deeper belongs to something else
CIRCUMSTANTIAL = frozenset({"by", "according to", "after", "before", "since", "amid", "despite", "without", "like",
                            "including", "than", "because of", "as", "from"})  # fmt: skip
# More of those who were named before.
OTHERS = frozenset({"other", "others", "more", "dozen", "several", "hundred", "scores"})
# A clause whose meeting follows one of these has its subject at the meeting.
ATTENDING = frozenset({"for", "during", "in", "at", "after", "following", "before", "ahead of", "through", "amid"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Actor ids on each side of an event; ``via`` tells how each was found, the deciding way of several last."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    third: tuple[str, ...] = ()
    via: tuple[Via, ...] = field(default=(), compare=False, repr=False)

    @property
    def everyone(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))

    def with_actors(self, actors: tuple[str, ...], rule: PartyRule) -> Sides:
        """These sides with other actors, found by a rule that goes beyond the tree."""
        return replace(self, actors=actors, via=(*self.via, *(Via(a, "actor", rule) for a in actors)))

    def with_recipients(self, recipients: tuple[str, ...], rule: PartyRule) -> Sides:
        """As ``with_actors``, for the other side."""
        return replace(self, recipients=recipients, via=(*self.via, *(Via(r, "recipient", rule) for r in recipients)))

    def way(self, actor: str, side: Side) -> Via | None:
        """How an actor came to its side; where a rule moved it from the other side, how it came there."""
        ways = [via for via in self.via if via.actor == actor]
        return next((via for via in reversed(ways) if via.side == side), ways[-1] if ways else None)


# Parties as they are found, not yet on a side.
Found = tuple[Via, ...]


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
            told = self._first(candidate, ("obj",)) if frame.type == "REQUEST" else ()
            actors = () if actors and ids(told) == ids(actors) else actors  # "reports that X shells Y, and urges X to stop"
            actors = (actors if self._speaks(candidate) else ()) or agents or self._teller(candidate)
        taken = {via.slot for via in actors}  # "the occupation of X by Y" is not by X
        slots = tuple(slot for slot in frame.recipient if slot not in frame.actor or (taken and slot not in taken))
        recipients = targets or self._first(candidate, slots, self._own(candidate, actors))
        recipients = recipients or self._first(candidate, slots, frozenset(ids(actors)))
        third = self._first(candidate, frame.third)
        if frame.symmetric:
            all_slots = tuple(dict.fromkeys((*frame.actor, *frame.recipient)))
            found = _once((*agents, *targets, *self._all(candidate, all_slots)))
            if len(found) < 2 and candidate.predicate.pos == "noun":
                found = _once((*self._attending(candidate), *found))
            return _sides(self._dealing(candidate, found), (), third)
        if not actors and not targets and candidate.light is not None and candidate.light.subject == "recipient":
            actors = self._first(candidate, ("from", "by"))
        recipients = self._victims(candidate) or recipients
        if not recipients and len(actors) > 1 and _is_mutual(candidate, slots):  # "accused each other"
            return _sides(actors, tuple(replace(via, rule="mutual") for via in actors), third)
        known = ids(actors)
        recipients = self._dealing(candidate, tuple(via for via in recipients if via.actor not in known))
        return _sides(actors, recipients, third)

    def _own(self, candidate: Candidate, actors: Found) -> frozenset[str]:
        """Parties that cannot be the other side: the actors, forces that are moved, the state whose trade is cut off."""
        own = set(ids(actors))
        if candidate.predicate.type == "MOBILIZE":
            own |= set(self.parties.of_tokens(candidate.sentence, candidate.slots.get("obj", ())))
        if candidate.predicate.mode == "discontinue":
            own |= self.parties.countries(own) - {"*"}
        return frozenset(own)

    def _teller(self, candidate: Candidate) -> Found:
        """Who says the clause that a speech act without a subject of its own is hung on.

        "The envoy said the debris bore Omani markings and demanded an inquiry": the parser takes the debris to demand.
        """
        sentence = candidate.sentence
        clause = sentence.tokens[candidate.clause]
        if clause.deprel != "conj" or sentence.dependents(candidate.clause, "nsubj", "nsubj:pass", "csubj"):
            return ()
        told = sentence.tokens[clause.head]
        return self._at(candidate, arguments(sentence, told.head).get("subj"), "teller") if told.deprel == "ccomp" else ()

    def _victims(self, candidate: Candidate) -> Found:
        """Who comes to harm in an attack that is told as the occasion: "five guards were killed in a raid by rebels"."""
        sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.trigger]
        if candidate.predicate.type != "ASSAULT" or candidate.predicate.pos != "noun" or token.head < 0:
            return ()
        harmed = sentence.tokens[token.head]
        if token.deprel.split(":")[0] != "obl" or not self._is_harm(sentence, token.head):
            return ()
        hit = self._hit(sentence, token.head)
        if harmed.deprel == "conj" and self._is_harm(sentence, harmed.head):  # "two sailors are killed and six others hurt in"
            hit = (*self._hit(sentence, harmed.head), *(t for t in hit if sentence.tokens[t].lemma.lower() not in OTHERS))
        return self._at(candidate, hit, "victims")

    def _is_harm(self, sentence: Sentence, verb: int) -> bool:
        return sentence.tokens[verb].lemma.lower() in self.codebook.classes.get("harm", frozenset())

    @staticmethod
    def _hit(sentence: Sentence, verb: int) -> tuple[int, ...]:
        """Whom a verb of harm hits: its object, or its subject where it has none ("died")."""
        outer = arguments(sentence, verb)
        return outer.get("obj") or (() if outer.passive else outer.get("subj"))

    def _dealing(self, candidate: Candidate, found: Found) -> Found:
        """The parties without the reporters who were briefed or told: talking to the press is no consultation."""
        if candidate.predicate.type != "CONSULT":
            return found
        return tuple(via for via in found if "JRN" not in self.parties.sectors(via.actor)[:1])

    def _attending(self, candidate: Candidate) -> Found:
        """Subject of the clause that a meeting or clash stands in: "travelled to Lomé for talks with rebels"."""
        sentence = candidate.sentence
        token = sentence.tokens[candidate.trigger]
        if token.deprel.split(":")[0] != "obl" or preposition(sentence, candidate.trigger) not in ATTENDING:
            return ()
        outer = arguments(sentence, token.head)
        return self._at(candidate, outer.get("obj") if outer.passive else outer.get("subj"), "attending")

    def nearby(self, candidate: Candidate, actors: tuple[str, ...]) -> tuple[str, ...]:
        """The nearest party of another country in the event's own clause: "will help build a port for Tonga".

        For events that must have another side and whose frame leaves it open.
        """
        sentence, own = candidate.sentence, self.parties.countries(actors)
        level = list(dict.fromkeys((candidate.trigger, candidate.clause)))
        for _ in range(NEARBY_DEPTH):
            level = [child for token in level for child in sentence.children[token] if _inside(sentence, child)]
            found = dict.fromkeys(a for token in level for a in self.parties.exact(sentence, token))
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

    def _carried(self, candidate: Candidate) -> tuple[Found, Found]:
        """Parties that a light verb hands over: its subject as agent or as target."""
        agents = self._at(candidate, candidate.slots.get("agent", ()), "light", "agent")
        targets = self._at(candidate, candidate.slots.get("target", ()), "light", "target")
        return agents, targets

    def _first(self, candidate: Candidate, slots: Iterable[str], but: frozenset[str] = frozenset()) -> Found:
        """Parties of the first slot that holds any besides those in ``but``."""
        for slot in slots:
            tokens = candidate.slots.get(slot, ())
            if slot == "subj" and not self._is_in_person(candidate):
                found = self._located(candidate.sentence, tokens, but, AGENT_PREPOSITIONS, slot)
            else:
                found = self._at(candidate, tokens, "slot", slot, but) or self._of_place(candidate, tokens, slot)
            if found:
                return found
        return ()

    def _all(self, candidate: Candidate, slots: Iterable[str]) -> Found:
        return _once(
            via for slot in slots for via in self._at(candidate, candidate.slots.get(slot, ()), "slot", slot)
        )

    def _at(
        self, candidate: Candidate, tokens: Iterable[int], rule: PartyRule, slot: str | None = None,
        but: frozenset[str] = frozenset(),
    ) -> Found:  # fmt: skip
        """Parties behind tokens of the candidate's sentence."""
        sentence = candidate.sentence
        tokens = [token for token in tokens if token != candidate.trigger]
        if not self._is_in_person(candidate):
            return self._located(sentence, tokens, but, OWNER_PREPOSITIONS, slot, rule)
        exact = ((a, t) for t in tokens for a in self.parties.exact(sentence, t) if a not in but)
        return _once(Via(actor, "actor", rule, slot, token) for actor, token in exact)

    def _located(
        self, sentence: Sentence, tokens: Iterable[int], but: frozenset[str], through: tuple[str, ...],
        slot: str | None, rule: PartyRule = "slot",
    ) -> Found:  # fmt: skip
        pairs = (pair for token in tokens for pair in self.parties.located(sentence, token, but, through))
        return _once(Via(actor, "actor", rule, slot, token) for actor, token in pairs)

    def _of_place(self, candidate: Candidate, tokens: Iterable[int], slot: str) -> Found:
        """The states that places in a slot stand for: "arrived in Cairo"."""
        if slot not in PLACE_SLOTS:
            return ()
        at = ((code, t) for t in tokens if t != candidate.trigger for code in self.places.country(candidate.sentence, (t,)))
        return _once(Via(code, "actor", "place", slot, token) for code, token in at)


def ids(found: Found) -> tuple[str, ...]:
    return tuple(via.actor for via in found)


def _once(found: Iterable[Via]) -> Found:
    """The first way to each actor."""
    ways: dict[str, Via] = {}
    for via in found:
        ways.setdefault(via.actor, via)
    return tuple(ways.values())


def _sides(actors: Found, recipients: Found, third: Found) -> Sides:
    sides: tuple[tuple[Side, Found], ...] = (("actor", actors), ("recipient", recipients), ("third", third))
    via = tuple(replace(way, side=side) for side, found in sides for way in found)
    return Sides(ids(actors), ids(recipients), ids(third), via)


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
