"""The JSON of the contract ``dragoman/reading/1`` → Reading.

``reading_to_dict(reading_from_dict(json)) == json``. The other way round a reading comes back equal but for what the
contract leaves out because it belongs to the analysis: the sentence and head of a mention, time or quantity (-1).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dragoman.errors import StoreError
from dragoman.types.document import Document, OffsetMap
from dragoman.types.record import Claim, Event, EventTime, Evidence, Quote, Reading, Relation
from dragoman.types.resolution import Actor, Inconsistency, Mention, Place, Quantity, Resolution, TimeExpression
from dragoman.types.serialise import SCHEMA

Json = Mapping[str, Any]
UNKNOWN = -1


def reading_from_dict(data: Json) -> Reading:
    """Raises StoreError where ``data`` is not a reading of this schema."""
    if data.get("schema") != SCHEMA:
        raise StoreError(f"this is not a reading of the schema {SCHEMA}: its schema is {data.get('schema')!r}")
    try:
        return _reading(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError(f"this reading does not follow the schema {SCHEMA}: {error!r}") from error


def _reading(data: Json) -> Reading:
    made_by, document = data["made_by"], document_from_dict(data["document"])
    return Reading(
        document=document,
        resolution=_resolution(data, document),
        events=tuple(_event(event, document) for event in data["events"]),
        claims=tuple(_claim(claim, document) for claim in data["claims"]),
        relations=tuple(_relation(relation, document) for relation in data["relations"]),
        model=made_by["model"],
        gazetteer=made_by["gazetteer"],
        codebook=made_by["codebook"],
        own_codebooks=tuple(made_by.get("own_codebooks", {}).items()),
    )


def document_from_dict(data: Json) -> Document:
    offsets = data.get("offset_map", {"canonical": (), "given": ()})
    return Document(
        id=data["id"],
        text=data["text"],
        title=data["title"],
        publisher=data["publisher"],
        url=data["url"],
        language=data["language"],
        published=_day(data["published"]),
        published_basis=data["published_basis"],
        warnings=tuple(data["warnings"]),
        offsets=OffsetMap(canonical=tuple(offsets["canonical"]), given=tuple(offsets["given"])),
    )


def _resolution(data: Json, document: Document) -> Resolution:
    return Resolution(
        published=document.published,
        published_basis=document.published_basis,
        actors=tuple(_actor(actor) for actor in data["actors"]),
        mentions=_mentions(data["actors"]),
        places=tuple(_place(place) for place in data["places"]),
        times=tuple(_time(time) for time in data["times"]),
        quantities=tuple(_quantity(quantity) for quantity in data["quantities"]),
        inconsistencies=tuple(_inconsistency(item) for item in data["inconsistencies"]),
        gazetteer=data["made_by"]["gazetteer"],
        published_confidence=data["document"].get("published_confidence"),
    )


def _mentions(actors: list[Json]) -> tuple[Mention, ...]:
    """A phrase that stands under several actors ("both countries") is one mention again."""
    parties: dict[tuple[int, int, Any], list[str]] = {}
    for actor in actors:
        for mention in actor["mentions"]:
            parties.setdefault((mention["start"], mention["end"], mention["kind"]), []).append(actor["id"])
    return tuple(
        Mention(start=start, end=end, sentence=UNKNOWN, head=UNKNOWN, actors=tuple(ids), kind=kind)
        for (start, end, kind), ids in sorted(parties.items())
    )


def _actor(data: Json) -> Actor:
    return Actor(
        id=data["id"],
        name=data["name"],
        kind=data["kind"],
        country=data["country"],
        sectors=tuple(data["sectors"]),
        office=data["office"],
        wikidata=data["wikidata"],
        members=tuple(data["members"]),
    )


def _event(data: Json, document: Document) -> Event:
    return Event(
        id=data["id"],
        type=data["type"],
        planned_type=data["planned_type"],
        modes=tuple(data["modes"]),
        contexts=tuple(data["contexts"]),
        quad=data["quad"],
        score=_float(data["score"]),
        status=data["status"],
        actors=tuple(data["actors"]),
        recipients=tuple(data["recipients"]),
        third_parties=tuple(data["third_parties"]),
        time=None if data["time"] is None else EventTime(**data["time"]),
        place=data["place"],
        quantities=tuple(data["quantities"]),
        claimed_by=tuple(data["claimed_by"]),
        confidence=float(data["confidence"]),
        trigger=Quote(**data["trigger"]),
        evidence=_evidence(data["evidence"], document),
        codebook=data.get("codebook"),
    )


def _claim(data: Json, document: Document) -> Claim:
    return Claim(
        id=data["id"],
        speaker=data["speaker"],
        stance=data["stance"],
        against=data["against"],
        speaker_span=_quote(data["speaker_span"]),
        cue=_quote(data["cue"]),
        content=Quote(**data["content"]),
        direct=data["direct"],
        events=tuple(data["events"]),
        disputed_by=tuple(data["disputed_by"]),
        evidence=_evidence(data["evidence"], document),
        kind=data.get("kind", "statement"),  # readings of the first versions have none of these
        confidence=float(data.get("confidence", 1.0)),
        within=data.get("within"),
    )


def _relation(data: Json, document: Document) -> Relation:
    return Relation(
        id=data["id"],
        kind=data["kind"],
        subject=data["subject"],
        object=data["object"],
        value=_float(data["value"]),
        unit=data["unit"],
        start=data["valid"]["start"],
        end=data["valid"]["end"],
        claimed_by=tuple(data["claimed_by"]),
        evidence=_evidence(data["evidence"], document),
    )


def _quantity(data: Json) -> Quantity:
    return Quantity(
        id=data["id"],
        start=data["span"]["start"],
        end=data["span"]["end"],
        value=float(data["value"]),
        high=_float(data["high"]),
        unit=data["unit"],
        approximate=data["approximate"],
        of=data["of"],
        sentence=UNKNOWN,
        head=UNKNOWN,
    )


def _time(data: Json) -> TimeExpression:
    return TimeExpression(
        start=data["span"]["start"],
        end=data["span"]["end"],
        type=data["type"],
        value=data["value"],
        first=_day(data["start"]),
        last=_day(data["end"]),
        granularity=data["granularity"],
        basis=data["basis"],
        sentence=UNKNOWN,
        head=UNKNOWN,
    )


def _place(data: Json) -> Place:
    return Place(
        id=data["id"],
        start=data["span"]["start"],
        end=data["span"]["end"],
        name=data["name"],
        country=data["country"],
        latitude=data["latitude"],
        longitude=data["longitude"],
        geonames=data["geonames"],
        kind=data["kind"],
    )


def _inconsistency(data: Json) -> Inconsistency:
    return Inconsistency(data["kind"], data["span"]["start"], data["span"]["end"], data["note"])


def _evidence(items: list[Json], document: Document) -> tuple[Evidence, ...]:
    parts = {"text": document.text, "title": document.title or ""}
    return tuple(
        Evidence(document.id, start, end, part, parts[part][start:end])
        for start, end, part in ((item["start"], item["end"], item.get("in", "text")) for item in items)
    )


def _quote(data: Json) -> Quote | None:
    return Quote(**data) if data else None


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)
