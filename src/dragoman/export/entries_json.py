"""Entries of a listing as JSON: the fact as in the contract, with its document, its parties and its sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.store.comparisons import Dispute
from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, Party, RelationEntry
from dragoman.types.document import Document
from dragoman.types.serialise import claim_to_dict, event_to_dict, relation_to_dict

Json = dict[str, Any]


def event_entry_to_dict(entry: EventEntry) -> Json:
    """``wrong`` (who has marked the event so, and why) is there only where somebody has."""
    place, wrong = entry.place, entry.wrong
    return {
        **event_to_dict(entry.event),
        "place_name": place and place.name,
        "place_country": place and place.country,
        **_around(
            entry.document, entry.evidence, (*entry.actors, *entry.recipients, *entry.third_parties, *entry.claimed_by)
        ),
        **({} if wrong is None else {"wrong": {"author": wrong.author, "because": wrong.because}}),
    }


def claim_entry_to_dict(entry: ClaimEntry) -> Json:
    against = () if entry.against is None else (entry.against,)
    parties = (entry.speaker, *against, *entry.disputed_by)
    return {**claim_to_dict(entry.claim), **_around(entry.document, entry.evidence, parties)}


def dispute_to_dict(dispute: Dispute) -> Json:
    """The claim, with the claims of other reports that contradict it in ``disputed_in``."""
    elsewhere = [
        {"ground": c.ground, "between": c.between, "claim": claim_entry_to_dict(c.other)} for c in dispute.elsewhere
    ]
    return {**claim_entry_to_dict(dispute.claim), "disputed_in": elsewhere}


def relation_entry_to_dict(entry: RelationEntry) -> Json:
    parties = (entry.subject, entry.object, *entry.claimed_by)
    return {**relation_to_dict(entry.relation), **_around(entry.document, entry.evidence, parties)}


def document_entry_to_dict(entry: DocumentEntry) -> Json:
    document = entry.document
    counts = {"events": entry.events, "claims": entry.claims, "relations": entry.relations}
    return {
        **document_to_brief(document),
        "language": document.language,
        "published_basis": document.published_basis,
        "warnings": list(document.warnings),
        **counts,
        "text_group": entry.text_group or document.id,
        "copies": entry.copies,
    }


def _around(document: Document, sentences: tuple[str, ...], parties: Iterable[Party]) -> Json:
    named = {party.id: {"id": party.id, "name": party.name, "country": party.country} for party in parties}
    return {"sentences": list(sentences), "parties": list(named.values()), "document": document_to_brief(document)}


def document_to_brief(document: Document) -> Json:
    """The document without its text."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": None if document.published is None else document.published.isoformat(),
    }
