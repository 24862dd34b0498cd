"""What is known of a document whose relations are sought: its parties, whom they belong to, who quarrels with whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dragoman.ontology.relation_patterns import Land, RelationPatterns
from dragoman.record.parties import Parties
from dragoman.types.analysis import Sentence
from dragoman.types.resolution import Resolution

STATES = 3  # letters of a state's code; bodies of states have the codes below
BODIES = frozenset({"IGO", "EUR", "UNO"})
PRIVATE = frozenset({"BUS", "CRM", "JRN", "MED", "EDU", "NGO"})
IDLE = frozenset({"JUD", "LEG", "OPP", "CVL", "LAB", "REF", "ELI", "HLH"})
PEOPLE = "/CVL/citizen"  # "the Russian-backed rebels": a people that stands for its state
PAIR = 2


@dataclass(frozen=True)
class KnownParties:
    """One sentence with the parties of its document; ``conflicts`` are the pairs that are told to quarrel in the document,
    ``lands`` what they may quarrel over."""

    sentence: Sentence
    parties: Parties
    resolution: Resolution
    patterns: RelationPatterns
    day: date | None
    states: tuple[str, ...]
    conflicts: tuple[tuple[str, str], ...] = ()
    lands: tuple[Land, ...] = ()

    def is_party(self, actor: str) -> bool:
        """Whether it is somebody in particular: "countries that sell arms" are nobody."""
        found = self.parties.actors.get(actor)
        return found is not None and (found.country is not None or found.kind == "bloc")

    def stands_for_state(self, actor: str) -> bool:
        """Whether its dealings are a state's or a force's: firms, newspapers and gangs have partners and disputes of their own."""
        return self.is_party(actor) and not PRIVATE & set(self.parties.sectors(actor)[:1])

    def has_means(self, actor: str) -> bool:
        """Whether it can give or get the support of states: courts, parliaments, parties' candidates and crowds cannot."""
        idle = IDLE & set(self.parties.sectors(actor)[:1]) and not actor.endswith(PEOPLE)
        return self.stands_for_state(actor) and not idle

    def is_body(self, actor: str) -> bool:
        """Whether it is a body that states belong to."""
        found = self.parties.actors.get(actor)
        return found is not None and found.country in BODIES and found.kind != "person" and "LEG" not in found.sectors

    def state(self, actor: str) -> str:
        """The state that an actor belongs to, where the document names it; else the actor itself."""
        country = self.parties.country(actor)
        if country is None and (members := self._named_members(actor)):
            return members[0]
        return country if country in self.parties.actors else actor

    def _named_members(self, actor: str) -> list[str]:
        """Of a group of states ("the Baltic states") those that the document names, the most named first."""
        found = self.parties.actors.get(actor)
        return [state for state in self.foremost() if state in found.members and state in self.parties.actors] if found else []

    def of_country(self, country: str) -> str | None:
        """The state's own actor, else the first actor of that country that the document names."""
        if country in self.parties.actors:
            return country
        return next((a.id for a in self.resolution.actors if a.country == country), None)

    def foremost(self, *but: str | None) -> tuple[str, ...]:
        """The states that the document names most, the most named first, without these countries."""
        counts = Counter(c for m in self.resolution.mentions for a in m.actors if (c := self.parties.country(a)) and len(c) == 3)
        ordered = sorted(counts, key=lambda country: (-counts[country], country))
        return tuple(country for country in ordered if country not in but)

    def other_states(self, *but: str) -> tuple[str, ...]:
        """The two states that the sentence names without these actors'; () where it names another number."""
        apart = {self.parties.country(actor) for actor in but}
        found: dict[str, str] = {}
        for index in range(len(self.sentence.tokens)):
            for actor in self.parties.exact(self.sentence, index):
                country = self.parties.country(actor)
                if country is not None and len(country) == STATES and country not in BODIES | apart:
                    found.setdefault(country, self.state(actor))
        return tuple(found.values()) if len(found) == PAIR else ()

    def at_odds(self, *but: str) -> tuple[str, ...]:
        """The parties that the document tells to quarrel with each other, if it is one pair without these actors."""
        apart = {self.parties.country(actor) for actor in but}
        pairs = {pair for pair in self.conflicts if not apart & set(pair)}
        found = [self.of_country(country) for country in next(iter(pairs))] if len(pairs) == 1 else []
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def are_enemies(self, one: str, other: str) -> bool:
        """Whether two parties are of countries at war on the day of the document, by the table or by its own telling."""
        countries = {self.parties.country(one), self.parties.country(other)}
        if any(set(pair) == countries for pair in self.conflicts):
            return True
        return self.day is not None and any(set(w.parties) == countries and w.on(self.day) for w in self.patterns.wars)
