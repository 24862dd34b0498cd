"""Where an event took place if its own clause names no place: its noun phrases, its sentence, then the narrative.

What is done by force or in the streets happens somewhere; a place named beside it is likely that. Words (praise, demands,
agreements) are not placed by what they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.record.arguments import arguments, preposition
from dragoman.record.where import STAYING, Places, event_place
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.record import Event
from dragoman.types.resolution import Place

# Types of events that happen on the ground.
GROUND = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONSULT"})
# Whoever does this to a place is there afterwards.
GOING = frozenset({"visit", "tour", "enter", "reach", "leave", "invade", "storm", "raid", "bomb", "shell", "bombard"})
# Types whose place the next event of the same scene shares.
SCENE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
# A clause or a further event begins here.
CLAUSES = frozenset({"acl", "advcl", "ccomp", "conj", "parataxis", "appos"})


def whereabouts(sentence: Sentence, trigger: int, clause: int, kind: str, places: Places) -> Place | None:
    """The place of an event of a type: of its clause, else of what it goes to, else of its phrases, else of its sentence."""
    own = event_place(sentence, trigger, clause, places, capitals=True)
    if own is not None:
        return own
    nearest = (*_reached(sentence, trigger, places), *_in_phrase(sentence, trigger, places))
    if nearest or kind not in GROUND:
        return nearest[0] if nearest else None
    taking_part = dict.fromkeys(t for slot in ("subj", "obj") for v in (trigger, clause) for t in arguments(sentence, v).get(slot))
    for token in taking_part:
        for place in _in_phrase(sentence, token, places):
            return place
    around = dict.fromkeys(_staying(sentence, range(len(sentence.tokens)), places)) if kind in SCENE else {}
    return next(iter(around)) if len({place.id for place in around}) == 1 else None


def _reached(sentence: Sentence, trigger: int, places: Places) -> Iterator[Place]:
    """ "visited the Maldives", "the Jeddah talks"."""
    word = sentence.tokens[trigger]
    if word.lemma.lower() in GOING:
        yield from _named(sentence, arguments(sentence, trigger).get("obj"), places)
    if word.upos == "NOUN":
        yield from (p for p in _named(sentence, sentence.dependents(trigger, "compound"), places) if p.kind == "city")


def _named(sentence: Sentence, tokens: Sequence[int], places: Places) -> Iterator[Place]:
    found = (places.named.get((sentence.index, token)) for token in tokens)
    yield from (place for place in found if place is not None and place.kind != "demonym")


def _in_phrase(sentence: Sentence, token: int, places: Places) -> tuple[Place, ...]:
    """Places within the noun phrase at a token: "a court in X", "a meeting of ministers in X"."""
    inside: list[int] = []
    stack = [token]
    while stack:
        at = stack.pop()
        inside.append(at)
        stack.extend(c for c in sentence.children[at] if sentence.tokens[c].deprel.split(":")[0] not in CLAUSES | {"nsubj"})
    return tuple(_staying(sentence, sorted(set(inside) - {token}), places))


def _staying(sentence: Sentence, tokens: Sequence[int], places: Places) -> Iterator[Place]:
    for token in tokens:
        case = preposition(sentence, token)
        place = places.behind(sentence, token, case) if case in STAYING else None
        if place is not None:
            yield place


def placed(events: Sequence[Event], analysis: Analysis, places: Sequence[Place]) -> tuple[Event, ...]:
    """The events, those on the ground without a place at that of the last one before them in the same paragraph."""
    kinds = {place.id: place.kind for place in places}
    found: list[Event] = []
    for event in events:
        before = _scene(event, found, analysis, kinds) if event.place is None and _told(event) else None
        found.append(replace(event, place=before) if before is not None else event)
    return tuple(found)


def _told(event: Event) -> bool:
    return event.type in SCENE and event.status not in ("planned", "proposed", "hypothetical")


def _scene(event: Event, before: Sequence[Event], analysis: Analysis, kinds: Mapping[str, str]) -> str | None:
    """The place of the last event on the ground in the paragraph; a whole country is no scene."""
    paragraph = _paragraph(event, analysis)
    for other in reversed(before):
        if _paragraph(other, analysis) != paragraph:
            return None
        if _told(other) and other.place is not None:
            return other.place if kinds.get(other.place) != "country" else None
    return None


def _paragraph(event: Event, analysis: Analysis) -> int | None:
    return next((s.paragraph for s in analysis.sentences if s.start <= event.trigger.start < s.end), None)
