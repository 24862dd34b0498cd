"""What events open and close: a ceasefire that is declared or comes into force, a withdrawal that ends an occupation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.record.known_parties import BODIES
from dragoman.record.parties import Parties
from dragoman.record.relation_drafts import RelationDraft
from dragoman.types.analysis import Analysis
from dragoman.types.record import FACTUAL, Event

ARMED = frozenset({"MIL", "REB", "UAF"})
# A halt of deportations or of a trade war is no ceasefire.
CALM = frozenset({"ceasefire", "ceasefires", "cease-fire", "fire", "truce", "armistice", "hostilities", "peace", "fighting", "lull"})
OPENING = frozenset({"AGREE", "CONCEDE", "RETREAT", "COOPERATE", "SUPPORT"})


def opened(events: Iterable[Event], analysis: Analysis, parties: Parties) -> Iterator[RelationDraft]:
    """A ceasefire for each event of that mode with two sides; its start is the day of the event where that is told.

    An event that did not take place opens nothing.
    """
    for event in events:
        sides = tuple(dict.fromkeys((*event.actors, *event.recipients)))
        if event.status not in FACTUAL or event.type not in OPENING or "ceasefire" not in event.modes or len(sides) < 2:
            continue
        states = [_state(parties, side) for side in sides[:2]]
        where = _token(analysis, event.trigger.start)
        if where is None or parties.countries(sides[:2]) & BODIES or not CALM & _words(analysis, where[0]):
            continue
        if states[0] != states[1] and _are_armed(parties, sides[:2]):
            yield RelationDraft("ceasefire", states[0], states[1], *where, start=_day(event))


def _are_armed(parties: Parties, sides: Sequence[str]) -> bool:
    """Two countries, or one and those who fight it: a court that halts an execution ceases no fire."""
    return len(parties.countries(sides)) > 1 or any(ARMED & set(parties.sectors(side)) for side in sides)


def closed(drafts: Iterable[RelationDraft], events: Sequence[Event], parties: Parties) -> Iterator[RelationDraft]:
    """Occupations with the day on which the occupier withdrew."""
    for draft in drafts:
        end = next((_day(e) for e in events if _ends(e, draft, parties)), None) if draft.kind == "occupation" else None
        yield replace(draft, end=end) if end and draft.end is None else draft


def _ends(event: Event, draft: RelationDraft, parties: Parties) -> bool:
    if event.status not in FACTUAL or event.type != "RETREAT" or "withdraw" not in event.modes:
        return False
    leaving, left = ({parties.country(a) for a in side} for side in (event.actors, event.recipients))
    return parties.country(draft.subject) in leaving and parties.country(draft.object) in left


def _day(event: Event) -> str | None:
    return event.time.start if event.time is not None and event.time.basis != "publication" else None


def _state(parties: Parties, actor: str) -> str:
    country = parties.country(actor)
    return country if country in parties.actors else actor


def _words(analysis: Analysis, sentence: int) -> frozenset[str]:
    return frozenset(token.text.lower() for token in analysis.sentences[sentence].tokens)


def _token(analysis: Analysis, start: int) -> tuple[int, int] | None:
    """Sentence and token at a position of the text."""
    for sentence in analysis.sentences:
        if sentence.start <= start < sentence.end:
            return next(((sentence.index, i) for i, token in enumerate(sentence.tokens) if token.start <= start < token.end), None)
    return None
