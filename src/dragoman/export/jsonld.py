"""Events as linked data: JSON-LD 1.1 with PROV-O (where it comes from) and SEM, the Simple Event Model (who, where, when).

An event is a ``sem:Event``; its parties stand in roles, its status and score in a vocabulary of Dragoman's own. The
context is in the file, so nothing has to be fetched to read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any
from urllib.parse import quote, urlsplit

from dragoman.export.event_day import iso
from dragoman.export.party_facts import PartyFacts, party_facts, quantities_of
from dragoman.export.streamed_json import write_listed
from dragoman.store.entries import EventEntry, Party
from dragoman.types.document import Document
from dragoman.version import __version__

Json = dict[str, Any]
CONTEXT: Json = {
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dragoman": "urn:dragoman:vocabulary:",
    "plover": "urn:dragoman:plover:",
}
# An ISO date as precise as known, by its length.
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_RESERVED = ":/?#[]@!$&'()*+,;=%~"


def write_jsonld(entries: Iterable[EventEntry], file: IO[bytes]) -> int:
    """Writes a document with a node for each event in its ``@graph``, and returns their number."""
    return write_listed({"@context": CONTEXT}, "@graph", map(event_node, entries), file)


def event_node(entry: EventEntry) -> Json:
    event, time = entry.event, entry.event.time
    node: Json = {
        "@id": f"urn:dragoman:event:{event.id}",
        "@type": ["sem:Event", "prov:Entity"],
        "sem:eventType": {"@id": _type_of(entry)},
        "sem:hasActor": _roles(entry),
        "sem:hasPlace": _place(entry),
        "sem:hasBeginTimeStamp": _date(time.start if time else None),
        "sem:hasEndTimeStamp": _date(time.end if time else None),
        "dragoman:mode": list(event.modes),
        "dragoman:context": list(event.contexts),
        "dragoman:plannedType": event.planned_type and {"@id": f"plover:{event.planned_type}"},
        "dragoman:quad": event.quad,
        "dragoman:score": event.score,
        "dragoman:status": event.status,
        "dragoman:confidence": event.confidence,
        "dragoman:quantity": _quantities(entry),
        "dragoman:evidence": _evidence(entry),
        "prov:wasDerivedFrom": _document(entry.document),
        "prov:wasGeneratedBy": _activity(entry),
        "dragoman:claimedBy": [_agent(party) for party in party_facts(entry, entry.claimed_by)],
    }
    return _filled(node)


def _filled(node: Json) -> Json:
    """Without what is not known: RDF says nothing of it, and neither do we."""
    return {name: value for name, value in node.items() if value not in (None, [])}


def _type_of(entry: EventEntry) -> str:
    event = entry.event
    if event.codebook is None:
        return f"plover:{event.type}"
    return f"urn:dragoman:codebook:{quote(event.codebook, safe='')}:{quote(event.type, safe='')}"


def _roles(entry: EventEntry) -> list[Json]:
    sides: tuple[tuple[str, tuple[Party, ...]], ...] = (
        ("actor", entry.actors), ("recipient", entry.recipients), ("thirdParty", entry.third_parties),
    )  # fmt: skip
    return [
        {"@type": "sem:Role", "sem:roleType": {"@id": f"dragoman:{role}"}, "rdf:value": _agent(party)}
        for role, parties in sides
        for party in party_facts(entry, parties)
    ]


def _agent(party: PartyFacts) -> Json:
    actor = party.actor
    return _filled(
        {
            "@id": f"urn:dragoman:actor:{quote(actor.id, safe='/')}",
            "@type": ["sem:Actor", "prov:Agent"],
            "rdfs:label": actor.name,
            "dragoman:country": actor.country,
            "dragoman:sector": list(actor.sectors),
            "dragoman:office": actor.office,
            "owl:sameAs": actor.wikidata and {"@id": f"http://www.wikidata.org/entity/{actor.wikidata}"},
        }
    )


def _place(entry: EventEntry) -> Json | None:
    place = entry.place
    if place is None:
        return None
    known = place.geonames is not None
    return _filled(
        {
            "@id": f"https://sws.geonames.org/{place.geonames}/" if known else f"urn:dragoman:{quote(place.id)}",
            "@type": "sem:Place",
            "rdfs:label": place.name,
            "dragoman:country": place.country,
            "geo:lat": place.latitude,
            "geo:long": place.longitude,
        }
    )


def _date(iso: str | None) -> Json | None:
    return {"@value": iso, "@type": _DATES[len(iso)]} if iso and len(iso) in _DATES else None


def _quantities(entry: EventEntry) -> list[Json]:
    return [
        _filled(
            {
                "@type": "dragoman:Quantity",
                "rdf:value": quantity.value,
                "dragoman:upTo": quantity.high,
                "dragoman:unit": quantity.unit,
                "dragoman:of": quantity.of,
                "dragoman:approximate": quantity.approximate,
            }
        )
        for quantity in quantities_of(entry)
    ]


def _evidence(entry: EventEntry) -> list[Json]:
    """Code points of the canonical text, half-open."""
    return [
        {
            "@type": "oa:TextPositionSelector",
            "oa:start": item.start,
            "oa:end": item.end,
            "oa:exact": text,
            "dragoman:in": item.part,
        }
        for item, text in zip(entry.event.evidence, entry.evidence, strict=True)
    ]


def _document(document: Document) -> Json:
    return _filled(
        {
            "@id": f"urn:dragoman:document:{document.id}",
            "@type": "prov:Entity",
            "dcterms:title": document.title,
            "dcterms:publisher": document.publisher,
            "dcterms:issued": _date(iso(document.published)),
            "dcterms:language": document.language,
            "dcterms:source": _address(document.url),
        }
    )


def _address(url: str | None) -> Json | None:
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return None
    return {"@id": quote(url, safe=_RESERVED)}


def _activity(entry: EventEntry) -> Json:
    """The reading of the document, with the hashes of what read it."""
    reading = entry.reading
    return {
        "@id": f"urn:dragoman:reading:{entry.document.id}:{reading.model}:{reading.gazetteer}:{reading.codebook}",
        "@type": "prov:Activity",
        "dragoman:model": reading.model,
        "dragoman:gazetteer": reading.gazetteer,
        "dragoman:codebook": reading.codebook,
        "prov:wasAssociatedWith": {"@id": f"urn:dragoman:software:{__version__}", "@type": "prov:SoftwareAgent"},
    }
