"""What the page of a report shows: its text in pieces, its facts beside it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.store.entries import ClaimEntry, Entries, EventEntry, RelationEntry, dated
from dragoman.types.document import Document
from dragoman.types.judgement import Judgement
from dragoman.types.record import Reading
from dragoman.types.resolution import Actor, Inconsistency, Quantity
from dragoman.web.highlights import Paragraph, paragraphs

KINDS = ("event", "claim", "said", "actor", "place", "time", "quantity")


@dataclass(frozen=True, slots=True)
class Counted:
    """A party with the addresses of its mentions in the text."""

    actor: Actor
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownReading:
    """``kinds`` are the kinds of marks that the legend explains."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    events: tuple[EventEntry, ...]
    claims: tuple[ClaimEntry, ...]
    relations: tuple[RelationEntry, ...]
    quantities: tuple[Quantity, ...]
    actors: tuple[Counted, ...]
    inconsistencies: tuple[Inconsistency, ...]
    kinds: tuple[str, ...] = KINDS


def shown(reading: Reading, wrong: Mapping[str, Judgement] | None = None) -> ShownReading:
    """``wrong``: which of its events users have marked as wrong."""
    marks = wrong or {}
    reading, entries = dated(reading), Entries(reading)
    mentions = reading.resolution.mentions
    actors = tuple(
        Counted(actor, tuple(f"actor-{each.start}-{each.end}" for each in mentions if actor.id in each.actors))
        for actor in reading.resolution.actors
    )
    return ShownReading(
        document=reading.document,
        paragraphs=paragraphs(reading),
        events=tuple(replace(entries.event(event), wrong=marks.get(event.id)) for event in reading.events),
        claims=tuple(map(entries.claim, reading.claims)),
        relations=tuple(map(entries.relation, reading.relations)),
        quantities=reading.resolution.quantities,
        actors=tuple(sorted(actors, key=lambda counted: (-len(counted.mentions), counted.actor.id))),
        inconsistencies=reading.resolution.inconsistencies,
    )
