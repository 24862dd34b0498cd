"""What an entry's reading knows beside the event: sectors, office and words of its parties, and its quantities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations, product

from dragoman.store.entries import EventEntry, Party
from dragoman.types.resolution import STATELESS, Actor, Quantity

# Who does it to whom; either may be missing.
Pair = tuple["PartyFacts | None", "PartyFacts | None"]


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """``state`` is alpha-3 of the party's state, ``body`` the code of what belongs to none (UNO, NGO …); at most one of
    them is there. ``words`` are those of the mention in the event's own sentences, else of the first one."""

    actor: Actor
    words: str | None

    @property
    def state(self) -> str | None:
        return None if self.actor.country in STATELESS else self.actor.country

    @property
    def body(self) -> str | None:
        return self.actor.country if self.actor.country in STATELESS else None


def party_facts(entry: EventEntry, parties: Iterable[Party]) -> tuple[PartyFacts, ...]:
    """The facts of some of the entry's parties, in their order."""
    wanted = tuple(parties)
    known = {actor.id: actor for actor in entry.reading.resolution.actors}
    return tuple(
        PartyFacts(known.get(p.id) or Actor(p.id, p.name, "group", p.country), _words(entry, p.id)) for p in wanted
    )


def quantities_of(entry: EventEntry) -> tuple[Quantity, ...]:
    """The numbers that belong to the event, as they stand in the text."""
    return tuple(q for q in entry.reading.resolution.quantities if q.id in entry.event.quantities)


def pairs(entry: EventEntry, every: bool) -> Iterator[Pair]:
    """The first actor with the first recipient, or with the second actor where nobody receives; ``every``: all such
    pairs, both ways where nobody receives. There is one always, and no party is paired with itself."""
    actors, recipients = party_facts(entry, entry.actors), party_facts(entry, entry.recipients)
    if recipients:
        found: list[Pair] = [(one, other) for one, other in product(actors or (None,), recipients)]
    elif len(actors) > 1:
        found = list(permutations(actors, 2))
    else:
        found = [(actors[0] if actors else None, None)]
    yield from found if every else found[:1]


def _words(entry: EventEntry, actor: str) -> str | None:
    mentions = [m for m in entry.reading.resolution.mentions if actor in m.actors]
    told = [item for item in entry.event.evidence if item.part == "text"]
    inside = [m for m in mentions if any(item.start <= m.start and m.end <= item.end for item in told)]
    first = min(inside or mentions, key=lambda m: (m.kind == "pronoun", m.start), default=None)
    return None if first is None else entry.document.text[first.start : first.end]
