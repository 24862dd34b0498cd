"""The rows by which the facts of a reading are found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.store.days import document_day, event_day, event_days, relation_day, relation_days
from dragoman.store.order import relation_start
from dragoman.types.record import Claim, Event, Evidence, Reading, Relation
from dragoman.types.resolution import Actor, Place

Row = tuple[Any, ...]
JOINT = "JOINT/"  # how the id of several parties with one voice begins

# Tables that hold rows of one document; children of events and claims go with them (ON DELETE CASCADE).
_TABLES = ("evidence", "quantities", "relations", "claims", "events", "mentions", "actors")


def clear_index(connection: sqlite3.Connection, document_id: str) -> None:
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document_id,))


def index_reading(connection: sqlite3.Connection, reading: Reading) -> None:
    document_id, resolution = reading.document.id, reading.resolution
    _insert(connection, "actors", (_actor_row(document_id, actor) for actor in resolution.actors))
    _insert(connection, "actor_keys", _key_rows(reading))
    _insert(connection, "mentions", _mention_rows(reading))
    _insert(connection, "quantities", _quantity_rows(reading))
    events = _insert_events(connection, reading)
    _insert_claims(connection, reading, events)
    for position, relation in enumerate(reading.relations):
        _insert_one(connection, "relations", _relation_row(reading, position, relation))
    _insert(connection, "evidence", _evidence_rows(reading))


def keys(actor: str, country: str | None) -> tuple[str, ...]:
    """The codes that cover an actor: ``CHN/GOV/xi-jinping`` → itself, ``CHN/GOV``, ``CHN``, and its country."""
    parts = actor.split("/")
    prefixes = ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return tuple(dict.fromkeys([*prefixes, *([country] if country else [])]))


def _key_rows(reading: Reading) -> Iterator[Row]:
    """By which codes each party is found; parties that speak with one voice by the codes of each of them."""
    countries = dict(_parties(reading))
    for party, country in countries.items():
        for key in keys(party, country):
            yield key, party
    for actor in reading.resolution.actors:
        if actor.id.startswith(JOINT):
            for member in actor.members:
                for key in keys(member, countries.get(member)):
                    yield key, actor.id


def _parties(reading: Reading) -> Iterator[tuple[str, str | None]]:
    """All that facts may name, also where the reading does not describe it."""
    countries: dict[str, str | None] = {actor.id: actor.country for actor in reading.resolution.actors}
    for event in reading.events:
        countries |= {party: countries.get(party) for _, _, party in _roles(event)}
    for claim in reading.claims:
        countries |= {party: countries.get(party) for party in (claim.speaker, claim.against) if party}
    for relation in reading.relations:
        countries |= {party: countries.get(party) for party in (relation.subject, relation.object)}
    return iter(countries.items())


def _actor_row(document_id: str, actor: Actor) -> Row:
    sectors = json.dumps(actor.sectors)
    return document_id, actor.id, actor.name, actor.kind, actor.country, sectors, actor.office, actor.wikidata


def _mention_rows(reading: Reading) -> Iterator[Row]:
    for mention in reading.resolution.mentions:
        for actor in mention.actors:
            yield reading.document.id, actor, mention.start, mention.end, mention.kind


def _quantity_rows(reading: Reading) -> Iterator[Row]:
    for quantity in reading.resolution.quantities:
        yield (
            reading.document.id, quantity.id, quantity.value, quantity.high, quantity.unit, quantity.approximate,
            quantity.of, quantity.start, quantity.end,
        )  # fmt: skip


def _insert_events(connection: sqlite3.Connection, reading: Reading) -> dict[str, int]:
    """The row number of each event."""
    places = {place.id: place for place in reading.resolution.places}
    numbers: dict[str, int] = {}
    for position, event in enumerate(reading.events):
        place = places.get(event.place) if event.place else None
        number = _insert_one(connection, "events", _event_row(reading, position, event, place))
        numbers[event.id] = number
        _insert(connection, "event_parties", ((number, *role) for role in _roles(event)))
        labels = [*(("mode", mode) for mode in event.modes), *(("context", context) for context in event.contexts)]
        _insert(connection, "event_labels", ((number, *label) for label in labels))
    return numbers


def _event_row(reading: Reading, position: int, event: Event, place: Place | None) -> Row:
    first, last = event_days(event)
    return (
        None, reading.document.id, position, event.id, event.type, event.planned_type, event.status,
        event_day(event), first, last, event.place, place and place.name, place and place.country,
        event.confidence, event.trigger.start, event.trigger.end, event.quad, event.score, event.codebook,
    )  # fmt: skip


def _roles(event: Event) -> Iterator[tuple[str, int, str]]:
    for role, parties in (("actor", event.actors), ("recipient", event.recipients), ("third", event.third_parties)):
        for position, party in enumerate(parties):
            yield role, position, party


def _insert_claims(connection: sqlite3.Connection, reading: Reading, events: dict[str, int]) -> None:
    numbers = {
        claim.id: _insert_one(connection, "claims", _claim_row(reading, position, claim))
        for position, claim in enumerate(reading.claims)
    }
    for claim in reading.claims:
        number = numbers[claim.id]
        _insert(connection, "claim_events", ((number, events[event]) for event in claim.events if event in events))
        disputers = (numbers[other] for other in claim.disputed_by if other in numbers)
        _insert(connection, "disputes", ((number, other) for other in disputers))


def _claim_row(reading: Reading, position: int, claim: Claim) -> Row:
    return (
        None, reading.document.id, position, claim.id, claim.speaker, claim.stance, claim.against, claim.direct,
        bool(claim.disputed_by), document_day(reading.document), claim.content.start, claim.content.end,
    )  # fmt: skip


def _relation_row(reading: Reading, position: int, relation: Relation) -> Row:
    first, last = relation_days(relation, reading.document)
    return (
        None, reading.document.id, position, relation.id, relation.kind, relation.subject, relation.object,
        relation.value, relation.unit, relation_day(relation, reading.document), first, last,
        relation_start(relation),
    )  # fmt: skip


def _evidence_rows(reading: Reading) -> Iterator[Row]:
    facts: list[tuple[str, str, tuple[Evidence, ...]]] = [
        *(("event", event.id, event.evidence) for event in reading.events),
        *(("claim", claim.id, claim.evidence) for claim in reading.claims),
        *(("relation", relation.id, relation.evidence) for relation in reading.relations),
    ]
    for fact, identity, evidence in facts:
        for item in evidence:
            yield reading.document.id, fact, identity, item.part, item.start, item.end


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Rows that are there already are left as they are."""
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO NOTHING", row)


def _insert_one(connection: sqlite3.Connection, table: str, row: Row) -> int:
    """The number of the new row; its first column is that number."""
    cursor = connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    assert cursor.lastrowid is not None
    return cursor.lastrowid
