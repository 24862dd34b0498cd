"""The rows by which the facts of a reading are found. Pure functions; the tables are those of ``tables.py``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Table

from dragoman.errors import StoreError
from dragoman.store import tables
from dragoman.store.days import document_day, event_day, event_days, relation_day, relation_days
from dragoman.store.order import relation_start
from dragoman.types.record import Claim, Event, Evidence, Reading, Relation
from dragoman.types.resolution import STATELESS, Actor, Place

Row = dict[str, Any]

JOINT = "JOINT/"  # how the id of several parties with one voice begins
# A fact's number is its document's with the place in the reading in the last bits.
POSITION_BITS = 16


def fact_number(document: int, position: int) -> int:
    if position >> POSITION_BITS:
        raise StoreError(f"a document with more than {1 << POSITION_BITS:,} facts of one kind cannot be stored; cut it")
    return document << POSITION_BITS | position


def index_rows(reading: Reading, document: int) -> dict[Table, list[Row]]:
    """The rows of every table of facts; tables without rows are left out."""
    events = {event.id: fact_number(document, position) for position, event in enumerate(reading.events)}
    claims = {claim.id: fact_number(document, position) for position, claim in enumerate(reading.claims)}
    rows: dict[Table, Iterable[Row]] = {
        tables.actors: (_actor_row(document, actor) for actor in reading.resolution.actors),
        tables.actor_keys: _key_rows(reading),
        tables.mentions: _mention_rows(document, reading),
        tables.quantities: _quantity_rows(document, reading),
        tables.events: _event_rows(document, reading),
        tables.event_parties: _party_rows(reading, events),
        tables.event_labels: _label_rows(reading, events),
        tables.claims: _claim_rows(document, reading),
        tables.claim_events: _claim_event_rows(reading, claims, events),
        tables.disputes: _dispute_rows(reading, claims),
        tables.relations: _relation_rows(document, reading),
        tables.evidence: _evidence_rows(document, reading),
    }
    made = {table: _distinct(table, found) for table, found in rows.items()}
    return {table: found for table, found in made.items() if found}


def keys(actor: str, country: str | None) -> tuple[str, ...]:
    """The codes that cover an actor: ``CHN/GOV/xi-jinping`` → itself, ``CHN/GOV``, ``CHN``, and its country."""
    parts = actor.split("/")
    prefixes = ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return tuple(dict.fromkeys([*prefixes, *([country] if country else [])]))


def sides(event: Event, countries: dict[str, str | None]) -> str:
    """Who does it to whom, by states: ``CHN>RUS``, ``ISR PSE>`` for a clash; bodies of no state by their id."""

    def named(parties: tuple[str, ...]) -> str:
        return " ".join(sorted({_side(party, countries.get(party)) for party in parties}))

    return f"{named(event.actors)}>{named(event.recipients)}"


def _side(party: str, country: str | None) -> str:
    return party if country is None or country in STATELESS else country


def _distinct(table: Table, rows: Iterable[Row]) -> list[Row]:
    """Without rows whose primary key was there before: a reading may say the same thing twice."""
    key = [column.name for column in table.primary_key]
    return list({tuple(row[name] for name in key): row for row in reversed(list(rows))}.values())[::-1]


def _countries(reading: Reading) -> dict[str, str | None]:
    return {actor.id: actor.country for actor in reading.resolution.actors}


def _key_rows(reading: Reading) -> Iterator[Row]:
    """For all that facts may name, also where the reading does not describe it; one voice of several by each of them."""
    countries = _countries(reading)
    named = [party for event in reading.events for _, _, party in _roles(event)]
    named += [party for claim in reading.claims for party in (claim.speaker, claim.against) if party]
    named += [party for relation in reading.relations for party in (relation.subject, relation.object)]
    for party in sorted({*countries, *named}):  # in one order, so that writers do not block each other
        for key in keys(party, countries.get(party)):
            yield {"key": key, "actor": party}
    for actor in reading.resolution.actors:
        if actor.id.startswith(JOINT):
            members = sorted({key for member in actor.members for key in keys(member, countries.get(member))})
            yield from ({"key": key, "actor": actor.id} for key in members)


def _actor_row(document: int, actor: Actor) -> Row:
    return {
        "document": document, "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country,
        "sectors": json.dumps(actor.sectors), "office": actor.office, "wikidata": actor.wikidata,
    }  # fmt: skip


def _mention_rows(document: int, reading: Reading) -> Iterator[Row]:
    for mention in reading.resolution.mentions:
        for actor in mention.actors:
            yield {
                "document": document, "actor": actor, "start": mention.start, "end": mention.end, "kind": mention.kind,
            }  # fmt: skip


def _quantity_rows(document: int, reading: Reading) -> Iterator[Row]:
    for quantity in reading.resolution.quantities:
        yield {
            "document": document, "id": quantity.id, "value": quantity.value, "high": quantity.high,
            "unit": quantity.unit, "approximate": int(quantity.approximate), "of": quantity.of,
            "start": quantity.start, "end": quantity.end,
        }  # fmt: skip


def _fact_row(document: int, position: int, fact: Event | Claim | Relation, reading: Reading) -> Row:
    return {
        "seq": fact_number(document, position), "document": document, "document_id": reading.document.id,
        "position": position, "id": fact.id,
    }  # fmt: skip


def _event_rows(document: int, reading: Reading) -> Iterator[Row]:
    places = {place.id: place for place in reading.resolution.places}
    countries = _countries(reading)
    for position, event in enumerate(reading.events):
        place = places.get(event.place) if event.place else None
        yield {
            **_fact_row(document, position, event, reading),
            **_event_row(event, place),
            "sides": sides(event, countries),
            "fused": event.id,
            "shared": 0,
            "wrong": 0,
        }


def _event_row(event: Event, place: Place | None) -> Row:
    first, last = event_days(event)
    return {
        "type": event.type, "planned_type": event.planned_type, "quad": event.quad,
        "score": None if event.score is None else float(event.score), "codebook": event.codebook,
        "status": event.status, "day": event_day(event), "first_day": first, "last_day": last, "place": event.place,
        "place_name": place and place.name, "place_key": place and place.name.casefold(),
        "place_country": place and place.country, "confidence": float(event.confidence),
        "start": event.trigger.start, "end": event.trigger.end,
    }  # fmt: skip


def _roles(event: Event) -> Iterator[tuple[str, int, str]]:
    for role, parties in (("actor", event.actors), ("recipient", event.recipients), ("third", event.third_parties)):
        for position, party in enumerate(parties):
            yield role, position, party


def _party_rows(reading: Reading, numbers: dict[str, int]) -> Iterator[Row]:
    for event in reading.events:
        for role, position, party in _roles(event):
            yield {"event": numbers[event.id], "role": role, "position": position, "actor": party}


def _label_rows(reading: Reading, numbers: dict[str, int]) -> Iterator[Row]:
    for event in reading.events:
        for label, values in (("mode", event.modes), ("context", event.contexts)):
            for value in values:
                yield {"event": numbers[event.id], "label": label, "value": value}


def _claim_rows(document: int, reading: Reading) -> Iterator[Row]:
    for position, claim in enumerate(reading.claims):
        yield {
            **_fact_row(document, position, claim, reading),
            "speaker": claim.speaker, "stance": claim.stance, "against": claim.against, "direct": int(claim.direct),
            "disputed": int(bool(claim.disputed_by)), "day": document_day(reading.document),
            "start": claim.content.start, "end": claim.content.end,
        }  # fmt: skip


def _claim_event_rows(reading: Reading, claims: dict[str, int], events: dict[str, int]) -> Iterator[Row]:
    for claim in reading.claims:
        for event in claim.events:
            if event in events:
                yield {"claim": claims[claim.id], "event": events[event]}


def _dispute_rows(reading: Reading, claims: dict[str, int]) -> Iterator[Row]:
    for claim in reading.claims:
        for other in claim.disputed_by:
            if other in claims:
                yield {"claim": claims[claim.id], "disputed_by": claims[other]}


def _relation_rows(document: int, reading: Reading) -> Iterator[Row]:
    for position, relation in enumerate(reading.relations):
        first, last = relation_days(relation, reading.document)
        yield {
            **_fact_row(document, position, relation, reading),
            "kind": relation.kind, "subject": relation.subject, "object": relation.object, "value": relation.value,
            "unit": relation.unit, "day": relation_day(relation, reading.document), "first_day": first,
            "last_day": last, "start": relation_start(relation),
        }  # fmt: skip


def _evidence_rows(document: int, reading: Reading) -> Iterator[Row]:
    facts: list[tuple[str, str, tuple[Evidence, ...]]] = [
        *(("event", event.id, event.evidence) for event in reading.events),
        *(("claim", claim.id, claim.evidence) for claim in reading.claims),
        *(("relation", relation.id, relation.evidence) for relation in reading.relations),
    ]
    for fact, identity, evidence in facts:
        for item in evidence:
            yield {
                "document": document, "fact": fact, "id": identity, "part": item.part, "start": item.start,
                "end": item.end,
            }  # fmt: skip
