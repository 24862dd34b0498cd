"""Events as PLOVER's JSON, one object a line, with what PLOVER lacks: status, who claims it, how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from dragoman.export.entries_json import document_to_brief
from dragoman.export.event_day import day_of
from dragoman.export.party_facts import PartyFacts, party_facts, quantities_of
from dragoman.export.reading_json import one_line
from dragoman.export.wording import wrong_words
from dragoman.store.entries import EventEntry
from dragoman.types.record import EventTime

Json = dict[str, Any]


def write_plover(entries: Iterable[EventEntry], file: IO[bytes]) -> int:
    """Writes a line for each event and returns their number."""
    number = 0
    for entry in entries:
        file.write(one_line(event_to_plover(entry)).encode("utf-8") + b"\n")
        number += 1
    return number


def event_to_plover(entry: EventEntry) -> Json:
    """``date`` is a day or null; ``time`` says all that is known of it. ``wrong`` is there only where a user says so."""
    event = entry.event
    return {
        "id": event.id,
        "date": day_of(event),
        "time": _time(event.time),
        "event": event.type,
        "planned_event": event.planned_type,
        "codebook": event.codebook or "PLOVER",
        "mode": list(event.modes),
        "context": list(event.contexts),
        "event_scale": event.score,
        "quad_code": event.quad,
        "actor": [_party(party) for party in party_facts(entry, entry.actors)],
        "recipient": [_party(party) for party in party_facts(entry, entry.recipients)],
        "third_party": [_party(party) for party in party_facts(entry, entry.third_parties)],
        "status": event.status,
        "claimed_by": [_party(party) for party in party_facts(entry, entry.claimed_by)],
        "confidence": event.confidence,
        "quantity": [
            {"value": q.value, "high": q.high, "unit": q.unit, "approximate": q.approximate, "of": q.of}
            for q in quantities_of(entry)
        ],
        "event_loc": _place(entry),
        "text_info": [
            {"text": text, "start": item.start, "end": item.end, "in": item.part}
            for item, text in zip(event.evidence, entry.evidence, strict=True)
        ],
        "cite_info": document_to_brief(entry.document) | {"language": entry.document.language},
        **({"wrong": wrong_words(entry.wrong)} if entry.wrong else {}),
    }


def _time(time: EventTime | None) -> Json | None:
    if time is None:
        return None
    return {"start": time.start, "end": time.end, "granularity": time.granularity, "basis": time.basis}


def _party(party: PartyFacts) -> Json:
    actor = party.actor
    return {
        "code": actor.id,
        "name": actor.name,
        "country": actor.country,
        "sector": list(actor.sectors),
        "title": actor.office,
        "wikidata": actor.wikidata,
        "text": party.words,
    }


def _place(entry: EventEntry) -> Json | None:
    place = entry.place
    if place is None:
        return None
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.geonames,
    }
