"""Facts as they are shown: with their document, their parties by name and country, and their sentences.

Pure functions from a Reading, so the screen shows a fact the same way whether it was just read or found in a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dragoman.types.document import Document
from dragoman.types.judgement import Judgement
from dragoman.types.notebook import InNotebook
from dragoman.types.record import Claim, Event, Evidence, Reading, Relation
from dragoman.types.resolution import Place


@dataclass(frozen=True, slots=True)
class Party:
    id: str
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class EventEntry(InNotebook):
    """``claimed_by`` are the speakers who say that it happened; ``evidence`` the sentences.

    ``reading`` is the reading that it comes from: sectors and offices of its parties, mentions, quantities. ``wrong``: a user
    has marked the event as wrong (who and why).
    """

    document: Document
    reading: Reading = field(compare=False, repr=False)
    event: Event
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    third_parties: tuple[Party, ...]
    place: Place | None
    claimed_by: tuple[Party, ...]
    evidence: tuple[str, ...]
    wrong: Judgement | None = None


@dataclass(frozen=True, slots=True)
class ClaimEntry(InNotebook):
    """``disputed_by`` are the speakers of the claims that dispute it."""

    document: Document
    claim: Claim
    speaker: Party
    against: Party | None
    disputed_by: tuple[Party, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationEntry(InNotebook):
    document: Document
    relation: Relation
    subject: Party
    object: Party
    claimed_by: tuple[Party, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentEntry(InNotebook):
    """A document with how many facts were read out of it, and the reading itself.

    ``text_group`` is the id of the earliest document with the same text, or its own; ``copies`` how many others there are.
    """

    document: Document
    reading: Reading = field(compare=False, repr=False)
    events: int
    claims: int
    relations: int
    text_group: str | None = None
    copies: int = 0


def dated(reading: Reading) -> Reading:
    """The reading with the date on its document that the resolution worked with (given, or inferred from the text)."""
    resolution = reading.resolution
    document = replace(reading.document, published=resolution.published, published_basis=resolution.published_basis)
    return replace(reading, document=document)


class Entries:
    """The entries of one reading; looks parties up once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading = dated(reading)
        self._parties = {actor.id: Party(actor.id, actor.name, actor.country) for actor in reading.resolution.actors}
        self._places = {place.id: place for place in reading.resolution.places}
        self._speakers = {claim.id: claim.speaker for claim in reading.claims}

    def document(self) -> DocumentEntry:
        reading = self._reading
        counts = len(reading.events), len(reading.claims), len(reading.relations)
        return DocumentEntry(reading.document, reading, *counts)

    def event(self, event: Event) -> EventEntry:
        return EventEntry(
            document=self._reading.document,
            reading=self._reading,
            event=event,
            actors=self._all(event.actors),
            recipients=self._all(event.recipients),
            third_parties=self._all(event.third_parties),
            place=self._places.get(event.place) if event.place else None,
            claimed_by=self._speakers_of(event.claimed_by),
            evidence=self._sentences(event.evidence),
        )

    def claim(self, claim: Claim) -> ClaimEntry:
        return ClaimEntry(
            document=self._reading.document,
            claim=claim,
            speaker=self._party(claim.speaker),
            against=self._party(claim.against) if claim.against else None,
            disputed_by=self._speakers_of(claim.disputed_by),
            evidence=self._sentences(claim.evidence),
        )

    def relation(self, relation: Relation) -> RelationEntry:
        return RelationEntry(
            document=self._reading.document,
            relation=relation,
            subject=self._party(relation.subject),
            object=self._party(relation.object),
            claimed_by=self._speakers_of(relation.claimed_by),
            evidence=self._sentences(relation.evidence),
        )

    def _party(self, actor: str) -> Party:
        return self._parties.get(actor) or Party(actor, actor, None)

    def _all(self, actors: Iterable[str]) -> tuple[Party, ...]:
        return tuple(self._party(actor) for actor in actors)

    def _speakers_of(self, claims: Iterable[str]) -> tuple[Party, ...]:
        speakers = dict.fromkeys(self._speakers[claim] for claim in claims if claim in self._speakers)
        return self._all(speakers)

    def _sentences(self, evidence: Iterable[Evidence]) -> tuple[str, ...]:
        document = self._reading.document
        return tuple(
            ((document.title or "") if item.part == "title" else document.text)[item.start : item.end]
            for item in evidence
        )
