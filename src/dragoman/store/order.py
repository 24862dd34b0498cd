"""Where a fact stands in the order of a listing: what ``after`` takes to continue behind it."""

from __future__ import annotations

from dragoman.store.base import DocumentCursor, FactCursor
from dragoman.store.days import document_day, event_day, relation_day
from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, RelationEntry
from dragoman.types.record import Relation


def document_cursor(entry: DocumentEntry) -> DocumentCursor:
    return document_day(entry.document), entry.document.id


def event_cursor(entry: EventEntry) -> FactCursor:
    return event_day(entry.event), entry.document.id, entry.event.trigger.start, entry.event.id


def claim_cursor(entry: ClaimEntry) -> FactCursor:
    return document_day(entry.document), entry.document.id, entry.claim.content.start, entry.claim.id


def relation_cursor(entry: RelationEntry) -> FactCursor:
    day = relation_day(entry.relation, entry.document)
    return day, entry.document.id, relation_start(entry.relation), entry.relation.id


def relation_start(relation: Relation) -> int:
    return min((item.start for item in relation.evidence), default=0)
