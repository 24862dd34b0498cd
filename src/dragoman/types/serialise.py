"""Reading → the JSON of the contract ``dragoman/reading/1``, as plain dictionaries in the order of the contract.

It lives beside the values because ``Reading.to_dict`` is part of the contract, and stores keep whole readings;
``dragoman.export.reading_json`` writes it out for users.
``deserialise.py`` is the way back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from dragoman.types.document import Document
from dragoman.types.record import Claim, Event, EventTime, Evidence, Quote, Reading, Relation
from dragoman.types.resolution import Actor, Inconsistency, Mention, Place, Quantity, Resolution, TimeExpression

SCHEMA = "dragoman/reading/1"
CONFIDENCE_DIGITS = 4
EXACT_INTEGERS = 2**53

Json = dict[str, Any]
SpanJson = Callable[[int, int], Json]


def reading_to_dict(reading: Reading) -> Json:
    """The reading as the contract's JSON object; every span carries its text, absent spans are ``{}``."""
    document, resolution = reading.document, reading.resolution

    def span(start: int, end: int) -> Json:
        return {"start": start, "end": end, "text": document.text[start:end]}

    mentions = _mentions_by_actor(resolution.mentions)
    return {
        "schema": SCHEMA,
        "document": document_to_dict(document, resolution),
        "actors": [_actor(actor, mentions[actor.id], span) for actor in resolution.actors],
        "events": [event_to_dict(event) for event in reading.events],
        "claims": [claim_to_dict(claim) for claim in reading.claims],
        "relations": [relation_to_dict(relation) for relation in reading.relations],
        "quantities": [_quantity(quantity, span) for quantity in resolution.quantities],
        "times": [_time(time, span) for time in resolution.times],
        "places": [_place(place, span) for place in resolution.places],
        "inconsistencies": [_inconsistency(item, span) for item in resolution.inconsistencies],
        "made_by": _made_by(reading),
    }


def _made_by(reading: Reading) -> Json:
    made_by: Json = {"model": reading.model, "gazetteer": reading.gazetteer, "codebook": reading.codebook}
    return made_by | {"own_codebooks": dict(reading.own_codebooks)} if reading.own_codebooks else made_by


def document_to_dict(document: Document, resolution: Resolution) -> Json:
    """``published`` is the date that the resolution worked with: given, from metadata, or inferred from the text."""
    fields: Json = {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "published": _iso(resolution.published),
        "published_basis": resolution.published_basis,
        "text": document.text,
        "warnings": list(document.warnings),
    }
    if resolution.published_confidence is not None:
        fields["published_confidence"] = round(resolution.published_confidence, CONFIDENCE_DIGITS)
    if document.offsets.canonical:
        offsets = document.offsets
        fields["offset_map"] = {"canonical": list(offsets.canonical), "given": list(offsets.given)}
    return fields


def event_to_dict(event: Event) -> Json:
    """``codebook`` stands only in events of the user's own types."""
    own: Json = {} if event.codebook is None else {"codebook": event.codebook}
    return {
        "id": event.id,
        **own,
        "type": event.type,
        "planned_type": event.planned_type,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "quad": event.quad,
        "score": None if event.score is None else float(event.score),
        "status": event.status,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "third_parties": list(event.third_parties),
        "time": _event_time(event.time),
        "place": event.place,
        "quantities": list(event.quantities),
        "claimed_by": list(event.claimed_by),
        "confidence": round(float(event.confidence), CONFIDENCE_DIGITS),
        "trigger": _quote(event.trigger),
        "evidence": _evidence(event.evidence),
    }


def claim_to_dict(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "stance": claim.stance,
        "against": claim.against,
        "speaker_span": _quote(claim.speaker_span),
        "cue": _quote(claim.cue),
        "content": _quote(claim.content),
        "direct": claim.direct,
        "events": list(claim.events),
        "disputed_by": list(claim.disputed_by),
        "kind": claim.kind,
        "confidence": round(float(claim.confidence), CONFIDENCE_DIGITS),
        "within": claim.within,
        "evidence": _evidence(claim.evidence),
    }


def relation_to_dict(relation: Relation) -> Json:
    return {
        "id": relation.id,
        "kind": relation.kind,
        "subject": relation.subject,
        "object": relation.object,
        "value": number(relation.value),
        "unit": relation.unit,
        "valid": {"start": relation.start, "end": relation.end},
        "claimed_by": list(relation.claimed_by),
        "evidence": _evidence(relation.evidence),
    }


def number(value: float | None) -> float | int | None:
    """Whole numbers without a point: 102, not 102.0."""
    whole = value is not None and float(value).is_integer() and abs(value) < EXACT_INTEGERS
    return int(value) if whole and value is not None else value


def _mentions_by_actor(mentions: Iterable[Mention]) -> dict[str, list[tuple[int, int, str]]]:
    found: defaultdict[str, set[tuple[int, int, str]]] = defaultdict(set)
    for mention in mentions:
        for actor in mention.actors:
            found[actor].add((mention.start, mention.end, mention.kind))
    return defaultdict(list, {actor: sorted(spans) for actor, spans in found.items()})


def _actor(actor: Actor, mentions: list[tuple[int, int, str]], span: SpanJson) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "office": actor.office,
        "wikidata": actor.wikidata,
        "members": list(actor.members),
        "mentions": [{**span(start, end), "kind": kind} for start, end, kind in mentions],
    }


def _event_time(time: EventTime | None) -> Json | None:
    if time is None:
        return None
    return {
        "start": time.start,
        "end": time.end,
        "granularity": time.granularity,
        "text": time.text,
        "basis": time.basis,
    }


def _quantity(quantity: Quantity, span: SpanJson) -> Json:
    return {
        "id": quantity.id,
        "value": number(quantity.value),
        "high": number(quantity.high),
        "unit": quantity.unit,
        "approximate": quantity.approximate,
        "of": quantity.of,
        "span": span(quantity.start, quantity.end),
    }


def _time(time: TimeExpression, span: SpanJson) -> Json:
    return {
        "span": span(time.start, time.end),
        "type": time.type,
        "value": time.value,
        "start": _iso(time.first),
        "end": _iso(time.last),
        "granularity": time.granularity,
        "basis": time.basis,
    }


def _place(place: Place, span: SpanJson) -> Json:
    return {
        "id": place.id,
        "span": span(place.start, place.end),
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.geonames,
        "kind": place.kind,
    }


def _inconsistency(item: Inconsistency, span: SpanJson) -> Json:
    return {"kind": item.kind, "span": span(item.start, item.end), "note": item.note}


def _evidence(evidence: Iterable[Evidence]) -> list[Json]:
    return [
        {"start": item.start, "end": item.end, **({"in": "title"} if item.part == "title" else {})} for item in evidence
    ]


def _quote(quote: Quote | None) -> Json:
    return {} if quote is None else {"start": quote.start, "end": quote.end, "text": quote.text}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
