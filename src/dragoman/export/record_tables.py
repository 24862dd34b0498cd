"""The facts of a record as tables: which columns each has, of what type, and the row of each entry. Pure functions.

What stands in several values is a list. Parties come as ids with names and countries beside them, as many of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dragoman.export.wording import wrong_words
from dragoman.store.days import event_days
from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, Party, RelationEntry
from dragoman.types.document import Document

ColumnType = Literal["string", "number", "integer", "boolean", "date", "strings", "integers", "bytes"]
Row = tuple[object, ...]
_DOCUMENT: tuple[tuple[str, ColumnType], ...] = (
    ("document_id", "string"), ("published", "date"), ("publisher", "string"), ("title", "string"), ("url", "string"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordTable:
    """``rows`` gives the rows of one entry of a listing."""

    name: str
    columns: tuple[tuple[str, ColumnType], ...]
    rows: Callable[[Any], Iterator[Row]]


def _event(entry: EventEntry) -> Iterator[Row]:
    event, time, place = entry.event, entry.event.time, entry.place
    yield (
        event.id, event.type, event.planned_type, event.codebook, list(event.modes), list(event.contexts), event.quad,
        event.score, event.status,
        *((time.start, time.end, time.granularity, time.basis) if time else (None,) * 4), *map(_day, event_days(event)),
        *_parties(entry.actors), *_parties(entry.recipients), *_parties(entry.third_parties),
        event.place,
        *((place.name, place.country, place.latitude, place.longitude, place.geonames) if place else (None,) * 5),
        [party.id for party in entry.claimed_by], list(event.claimed_by), list(event.quantities), event.confidence,
        event.trigger.text, list(entry.evidence), [item.start for item in event.evidence],
        [item.end for item in event.evidence], [item.part for item in event.evidence], *_document(entry.document),
    )  # fmt: skip


def _marked(entry: EventEntry) -> Iterator[Row]:
    """With who has marked it as wrong, where such events were asked for."""
    for row in _event(entry):
        yield (*row, wrong_words(entry.wrong) if entry.wrong else None)


def _claim(entry: ClaimEntry) -> Iterator[Row]:
    claim, cue = entry.claim, entry.claim.cue
    yield (
        claim.id, claim.kind, claim.stance, *_party(entry.speaker), *_party(entry.against), cue and cue.text,
        claim.content.text, claim.content.start, claim.content.end, claim.direct, claim.confidence, list(claim.events),
        list(claim.disputed_by), [party.id for party in entry.disputed_by], claim.within, list(entry.evidence),
        *_document(entry.document),
    )  # fmt: skip


def _relation(entry: RelationEntry) -> Iterator[Row]:
    relation = entry.relation
    yield (
        relation.id, relation.kind, *_party(entry.subject), *_party(entry.object), relation.value, relation.unit,
        relation.start, relation.end, [party.id for party in entry.claimed_by], list(entry.evidence),
        *_document(entry.document),
    )  # fmt: skip


def _quantities(entry: DocumentEntry) -> Iterator[Row]:
    for quantity in entry.reading.resolution.quantities:
        yield (
            quantity.id, quantity.value, quantity.high, quantity.unit, quantity.approximate, quantity.of,
            entry.document.text[quantity.start : quantity.end], quantity.start, quantity.end, *_document(entry.document),
        )  # fmt: skip


def _document_row(entry: DocumentEntry) -> Iterator[Row]:
    document, reading = entry.document, entry.reading
    yield (
        *_document(document), document.language, document.published_basis, list(document.warnings), len(document.text),
        entry.events, entry.claims, entry.relations, reading.model, reading.gazetteer, reading.codebook,
        [f"{name} {digest}" for name, digest in reading.own_codebooks],
    )  # fmt: skip


def _document(document: Document) -> Row:
    return document.id, document.published, document.publisher, document.title, document.url


def _party(party: Party | None) -> Row:
    return (None, None, None) if party is None else (party.id, party.name, party.country)


def _parties(parties: Sequence[Party]) -> Row:
    return [p.id for p in parties], [p.name for p in parties], [p.country for p in parties]


def _day(iso: str | None) -> date | None:
    """None also for a day before the year 1 and for the 31st of February of a careless report."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _named(prefix: str, many: bool = False) -> tuple[tuple[str, ColumnType], ...]:
    if many:
        return (f"{prefix}s", "strings"), (f"{prefix}_names", "strings"), (f"{prefix}_countries", "strings")
    return (prefix, "string"), (f"{prefix}_name", "string"), (f"{prefix}_country", "string")


EVENTS = RecordTable("events", (
    ("event_id", "string"), ("type", "string"), ("planned_type", "string"), ("codebook", "string"), ("modes", "strings"),
    ("contexts", "strings"), ("quad", "string"), ("score", "number"), ("status", "string"),
    ("start", "string"), ("end", "string"), ("granularity", "string"), ("time_basis", "string"),
    ("first_day", "date"), ("last_day", "date"),
    *_named("actor", many=True), *_named("recipient", many=True),
    ("third_parties", "strings"), ("third_party_names", "strings"), ("third_party_countries", "strings"),
    ("place_id", "string"), ("place", "string"), ("place_country", "string"), ("latitude", "number"),
    ("longitude", "number"), ("geonames_id", "integer"),
    ("claimed_by", "strings"), ("claims", "strings"), ("quantities", "strings"), ("confidence", "number"),
    ("trigger", "string"), ("sentences", "strings"), ("evidence_start", "integers"), ("evidence_end", "integers"),
    ("evidence_in", "strings"), *_DOCUMENT,
), _event)  # fmt: skip
MARKED_EVENTS = RecordTable("events", (*EVENTS.columns, ("wrong", "string")), _marked)
CLAIMS = RecordTable("claims", (
    ("claim_id", "string"), ("kind", "string"), ("stance", "string"), *_named("speaker"), *_named("against"),
    ("cue", "string"), ("content", "string"), ("content_start", "integer"), ("content_end", "integer"),
    ("direct", "boolean"), ("confidence", "number"), ("events", "strings"), ("disputing_claims", "strings"),
    ("disputed_by", "strings"), ("within", "string"), ("sentences", "strings"), *_DOCUMENT,
), _claim)  # fmt: skip
RELATIONS = RecordTable("relations", (
    ("relation_id", "string"), ("kind", "string"), *_named("subject"), *_named("object"), ("value", "number"),
    ("unit", "string"), ("start", "string"), ("end", "string"), ("claimed_by", "strings"), ("sentences", "strings"),
    *_DOCUMENT,
), _relation)  # fmt: skip
QUANTITIES = RecordTable("quantities", (
    ("quantity_id", "string"), ("value", "number"), ("high", "number"), ("unit", "string"), ("approximate", "boolean"),
    ("of", "string"), ("text", "string"), ("start", "integer"), ("end", "integer"), *_DOCUMENT,
), _quantities)  # fmt: skip
DOCUMENTS = RecordTable("documents", (
    *_DOCUMENT, ("language", "string"), ("published_basis", "string"), ("warnings", "strings"), ("characters", "integer"),
    ("events", "integer"), ("claims", "integer"), ("relations", "integer"), ("model", "string"), ("gazetteer", "string"),
    ("codebook", "string"), ("own_codebooks", "strings"),
), _document_row)  # fmt: skip
TABLES = {table.name: table for table in (EVENTS, CLAIMS, RELATIONS, QUANTITIES, DOCUMENTS)}
