"""Sides that go without saying: who arrests where nobody is named, and whom domestic violence hits.

PLOVER codes domestic parties by their country on both sides. Where the text leaves one side of a material conflict
unsaid, its country follows: from the place, from the other side, from the armed party that the sentence names.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from dragoman.ontology.codebook import Codebook, Predicate
from dragoman.record.arguments import preposition
from dragoman.record.candidates import first_fitting
from dragoman.record.drafts import Draft
from dragoman.record.frames import word_forms
from dragoman.record.participants import Sides
from dragoman.record.parties import Parties
from dragoman.record.reasons import PartyRule
from dragoman.record.where import Places, event_place
from dragoman.record.whereabouts import whereabouts
from dragoman.types.analysis import Sentence
from dragoman.types.record import FACTUAL
from dragoman.types.resolution import STATELESS

# What only a state's authorities do: without an actor, they did it.
AUTHORITY_MODES = frozenset({"arrest", "curfew", "martial-law", "censor", "deport", "restrict", "convict", "seize"})
# What its authorities do at home only: without a recipient, their own people are it.
TAKING = frozenset({"seize"})
HOME_MODES = AUTHORITY_MODES - TAKING
AUTHORITY_TYPES = frozenset({"COERCE", "SANCTION"})
VIOLENT = frozenset({"ASSAULT", "COERCE"})
INSURGENT = frozenset({"REB", "OPP", "PRM", "UAF"})
STATE_SECTORS = frozenset({"GOV", "MIL", "SPY"})
ARMED_SECTORS = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SPY"})
# What has another side; an outsider's is the state in the focus of the report.
TOWARDS_FOCUS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "AID", "SANCTION", "AGREE"})
MOVING = frozenset({"MOBILIZE", "RETREAT"})
# Yielding to another side, which the text may name by the place only.
YIELDING = frozenset({"CONCEDE", "RETREAT"})
# Events whose missing recipient is at home or where they happen.
LOCAL = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# What stands behind these is aimed at.
AIMED = frozenset({"against", "at", "on", "to", "into", "for", "toward", "towards"})
LEAD_WEIGHT = 3
NAMED_WEIGHT = 2


@dataclass(frozen=True)
class Surroundings:
    """What a document tells about where its events take place."""

    codebook: Codebook
    parties: Parties
    places: Places
    focus: str | None

    def completed(self, draft: Draft) -> Draft:
        """The draft with unsaid sides filled in, or as it is."""
        if draft.sides.recipients and not draft.sides.actors and _is_legal_charge(draft):
            draft = replace(draft, sides=self._with_actor(draft))
        if draft.type in TOWARDS_FOCUS and not draft.sides.recipients and not draft.candidate.predicate.symmetric:
            return replace(draft, sides=self._towards_focus(draft))
        if draft.type in MOVING and not draft.sides.actors:
            draft = replace(draft, sides=self._moved(draft))
        if draft.type in YIELDING and not draft.sides.recipients:
            return replace(draft, sides=self._towards_place(draft))
        if draft.planned_type == "PROTEST" and not draft.sides.recipients:
            home = self._country(draft.sides.actors)
            return replace(draft, sides=draft.sides.with_recipients((home,), "home")) if home else draft
        if self.codebook.types[draft.type].quad != "material conflict" or draft.planned_type is not None:
            return draft
        sides = self._with_actor(draft)
        weak = draft.candidate.predicate.strength == "weak"
        if weak and draft.type != "PROTEST" and draft.mode not in AUTHORITY_MODES:  # a weak word must name whom it hits itself
            return replace(draft, sides=sides)
        return replace(draft, sides=self._with_recipient(draft, sides))

    def _towards_focus(self, draft: Draft) -> Sides:
        """What outsiders ask, give or forbid, and what its own society says, concerns the state the report is about."""
        actors = self.parties.countries(draft.sides.actors)
        if not actors or self.focus is None or draft.type in ("AID", "SANCTION") and self.focus in actors:
            return draft.sides
        at_home = self.focus in actors
        heads = [self.parties.sectors(actor)[:1] for actor in draft.sides.actors]
        civil = all(head and head[0] not in STATE_SECTORS for head in heads)  # the opposition, a court, a union
        return draft.sides if at_home and not civil else draft.sides.with_recipients((self.focus,), "focus")

    def _moved(self, draft: Draft) -> Sides:
        """Forces that are moved by nobody named move for their own side: "troops were deployed in the capital"."""
        candidate, sides = draft.candidate, draft.sides
        moved = self.parties.of_tokens(candidate.sentence, candidate.slots.get("obj", ()))
        if not moved or not all(set(self.parties.sectors(actor)[:1]) & ARMED_SECTORS for actor in moved):
            return sides
        own = self.parties.countries(moved)
        abroad = tuple(r for r in sides.recipients if not self.parties.countries([r]) & own and r not in own)
        return replace(sides, recipients=abroad).with_actors(moved, "moved")

    def _towards_place(self, draft: Draft) -> Sides:
        """A ceasefire or withdrawal abroad is towards the state where it takes place, rebels' one towards their own."""
        country = self._place_country(draft)
        rule: PartyRule = "of-place"
        if country is None or country in self.parties.countries(draft.sides.actors):
            insurgent = any(set(self.parties.sectors(a)[:1]) & INSURGENT for a in draft.sides.actors)
            country, rule = self._country(draft.sides.actors) if insurgent or draft.mode == "release" else None, "home"
        return draft.sides.with_recipients((country,), rule) if country else draft.sides

    def _with_actor(self, draft: Draft) -> Sides:
        sides = draft.sides
        if sides.actors:
            return sides
        if draft.type in VIOLENT and draft.candidate.predicate.pos == "verb":
            armed = self._armed(draft)
            if armed:
                return sides.with_actors(armed, "armed")
        if draft.type == "ASSAULT":
            return self._fought(draft)
        taken = draft.mode in TAKING and "territory" in draft.candidate.predicate.contexts  # by whom is the question
        domestic = (draft.type in AUTHORITY_TYPES and draft.mode in AUTHORITY_MODES and not taken) or _is_legal_charge(draft)
        if domestic or draft.type == "PROTEST":
            country = self._place_country(draft) or self._country(sides.recipients) or self.focus
            return sides.with_actors((country,), "authority") if country else sides
        return sides

    def _fought(self, draft: Draft) -> Sides:
        """Violence whose makers nobody names is coded at home: where it takes place, or in the state of the victims.

        "Fighting in Chad went on", "Two students were shot dead": as PLOVER's data code unidentified armed people. Who was
        "killed" or "hurt" may have met with an accident.
        """
        sides, home = draft.sides, self._country(draft.sides.recipients)
        harmed = draft.candidate.predicate.lemma in self.codebook.classes.get("harm", frozenset())
        if home is not None:
            by_force = self._is_by_force(draft) if harmed else self._has_harmed(draft)
            sure = by_force or (draft.candidate.predicate.strength != "weak" and not harmed)
            where = home if home == self.focus else self._place_country(draft) if by_force else None
            return sides.with_actors((where,), "unnamed") if where is not None and sure else sides
        country = self._place_country(draft) if draft.candidate.predicate.pos == "noun" and not sides.recipients else None
        return sides.with_actors((country,), "unnamed").with_recipients((country,), "of-place") if country else sides

    def _is_by_force(self, draft: Draft) -> bool:
        """Whether an attack is what killed: "were hurt in an ambush"; a "blast" may be an accident."""
        sentence, slots = draft.candidate.sentence, draft.candidate.slots
        tokens = (t for slot in ("subj", "in", "by", "from") for t in slots.get(slot, ()))
        found = (self._told_by(sentence, token) for token in tokens if sentence.tokens[token].upos == "NOUN")
        return any(frame is not None and frame.type == "ASSAULT" and frame.strength != "weak" for frame in found)

    def _told_by(self, sentence: Sentence, noun: int) -> Predicate | None:
        """The frame by which a noun tells an event."""
        frames = (f for form in word_forms(sentence.tokens[noun]) for f in self.codebook.frames("noun", form))
        told = first_fitting(sentence, noun, tuple(frames), self.codebook)
        return None if told is None else told.predicate

    def _has_harmed(self, draft: Draft) -> bool:
        """Whether an attack is told by whom it killed: "a car bomb killed nine", "nine were killed in an attack"."""
        if draft.candidate.predicate.strength == "weak":
            return False  # "an explosion at a factory killed nine"
        if any(via.rule == "victims" for via in draft.sides.via):
            return True
        light, sentence = draft.candidate.light_token, draft.candidate.sentence
        harm = self.codebook.classes.get("harm", frozenset())
        return light is not None and sentence.tokens[light].lemma.lower() in harm

    def _with_recipient(self, draft: Draft, sides: Sides) -> Sides:
        if draft.status in ("alleged", "denied"):
            return sides  # whom a mere allegation says they hit is for the accuser to say
        home = self._country(sides.actors)
        several_states = len(sides.actors) > 1 and home is None
        if sides.recipients or not sides.actors or draft.type not in LOCAL or several_states:
            return sides
        domestic = draft.type == "PROTEST" or draft.mode in HOME_MODES
        place = None if domestic else self._target_country(draft)
        if place is not None:
            return sides.with_recipients((place,), "of-place")
        own = home if domestic or (self._acts_at_home(sides, home) and not self._aims_at_name(draft)) else None
        return sides.with_recipients((own,), "home") if own else sides

    def _acts_at_home(self, sides: Sides, home: str | None) -> bool:
        """Whether violence without a named target can be taken for domestic: not a state's that the report sees abroad."""
        of_state = any(not s or s[0] in STATE_SECTORS for s in map(self.parties.sectors, sides.actors))
        return not of_state or (home is not None and home == self.focus)

    def _armed(self, draft: Draft) -> tuple[str, ...]:
        """An armed party of the recipients' country that the sentence names elsewhere."""
        countries = self.parties.countries(draft.sides.recipients) - {"*"}
        victims = draft.candidate.sentence.subtree(draft.candidate.trigger)
        for (sentence, token), actors in sorted(self.parties.by_head.items()):
            if sentence != draft.sentence or token in victims:
                continue
            for actor in actors:
                known = self.parties.actors.get(actor)
                if known is None or known.kind == "person" or actor in draft.sides.recipients:
                    continue
                if self._suffers(draft.candidate.sentence, token):
                    continue
                if ARMED_SECTORS & set(known.sectors) and known.country in countries:
                    return (actor,)
        return ()

    def _aims_at_name(self, draft: Draft) -> bool:
        """Whether an attack is on somebody or something with a name that nobody knows: no attack at home."""
        sentence = draft.candidate.sentence
        names = (token for token in _aimed(draft) if sentence.tokens[token].upos == "PROPN")
        return any((sentence.index, token) not in self.places.named for token in names)

    def _suffers(self, sentence: Sentence, token: int) -> bool:
        """Whether a party is what violence is done to: whoever was killed did not attack."""
        for at in (token, *sentence.ancestors(token)):
            relation = sentence.tokens[at].deprel
            if relation in ("obj", "iobj", "nsubj:pass"):
                verb = sentence.tokens[sentence.tokens[at].head].lemma.lower()
                return any(frame.type in VIOLENT for frame in self.codebook.frames("verb", verb))
            if relation.split(":")[0] in ("obl", "nmod"):
                return preposition(sentence, at) in AIMED
            if relation not in ("conj", "compound", "appos", "flat"):
                return False
        return False

    def _country(self, actors: tuple[str, ...]) -> str | None:
        """The state that all the actors belong to, if it is one."""
        countries = self.parties.countries(actors)
        only = next(iter(countries)) if len(countries) == 1 else None
        return only if only is not None and only.isalpha() and only not in STATELESS else None

    def _place_country(self, draft: Draft) -> str | None:
        candidate = draft.candidate
        place = event_place(candidate.sentence, candidate.trigger, candidate.clause, self.places)
        return place.country if place is not None else None

    def _target_country(self, draft: Draft) -> str | None:
        """The state that a known actor's attack or seizure hits: that of its clause, else that of all it is told with."""
        candidate, near = draft.candidate, self._place_country(draft)
        hit = (self.places.named.get((candidate.sentence.index, token)) for token in _aimed(draft))
        named = next((place.country for place in hit if place is not None), None)
        if named is not None:
            return named
        if near is not None or self._aims_at_name(draft) or (draft.mode not in TAKING and draft.type != "ASSAULT"):
            return near
        place = whereabouts(candidate.sentence, candidate.trigger, candidate.clause, draft.type, self.places)
        return place.country if place is not None else None


def _is_legal_charge(draft: Draft) -> bool:
    """Whether somebody is charged before a court, which its authorities do: "was indicted for fraud"."""
    predicate = draft.candidate.predicate
    told = draft.status in FACTUAL or draft.status == "alleged"  # "may be charged with" names nobody who charges
    return draft.type == "ACCUSE" and predicate.pos == "verb" and "legal" in predicate.contexts and told


def _aimed(draft: Draft) -> tuple[int, ...]:
    """What an attack or a seizure is aimed at."""
    slots = draft.candidate.slots
    return tuple(token for slot in ("obj", "of", "on", "at", "against") for token in slots.get(slot, ()))


def surroundings(codebook: Codebook, parties: Parties, places: Places, title: str | None = None) -> Surroundings:
    """The surroundings of one document: which state its names and places are about.

    What names a state by itself counts twice as much as "the government" or "police", whose state is inferred; the title
    and the first sentence count for more.
    """
    counts: Counter[str] = Counter()
    for (sentence, _), mention in parties.mention_at.items():
        weight = NAMED_WEIGHT if mention.kind in ("name", "demonym") else 1
        states = {country for country in (parties.country(a) for a in mention.actors) if country}
        counts.update({state: weight * (LEAD_WEIGHT if sentence == 0 else 1) for state in states})
    counts.update({c: NAMED_WEIGHT * n for c, n in Counter(p.country for p in places.at.values() if p.country).items()})
    named = {p.country: p.name for p in places.at.values() if p.country and p.kind == "country"}
    counts.update({state: NAMED_WEIGHT * LEAD_WEIGHT for state, name in named.items() if title and name in title})
    states_named = sorted((-count, state) for state, count in counts.items() if state not in STATELESS)
    focus = states_named[0][1] if states_named else None
    return Surroundings(codebook, parties, places, focus)
