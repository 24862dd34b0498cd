"""The document is expanded as JSON-LD has it, so a name without a meaning or a broken address shows."""

from __future__ import annotations

import io
import json
from urllib.parse import urlsplit

from dragoman.export.jsonld import write_jsonld
from tests.export.record import OWN, all_of, at, entries, entry, varied_store

PROV = "http://www.w3.org/ns/prov#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"


def expanded(value, context):
    """Expansion for contexts of prefixes only; AssertionError for a name or address that has no meaning."""

    def iri(name):
        prefix, colon, rest = name.partition(":")
        assert colon, f"{name} has no meaning"
        full = context[prefix] + rest if prefix in context else name
        assert urlsplit(full).scheme and not any(c in full for c in ' <>"{}|\\^`\n'), full
        return full

    if isinstance(value, list):
        return [expanded(item, context) for item in value]
    if not isinstance(value, dict):
        return {"@value": value}
    if "@value" in value:
        return {"@value": value["@value"], "@type": iri(value["@type"])}
    found = {}
    for name, inner in value.items():
        if name == "@id":
            found[name] = iri(inner)
        elif name == "@type":
            found[name] = [iri(kind) for kind in (inner if isinstance(inner, list) else [inner])]
        else:
            found[iri(name)] = expanded(inner if isinstance(inner, list) else [inner], context)
    return found


def graph(found):
    file = io.BytesIO()
    number = write_jsonld(found, file)
    value = json.loads(file.getvalue())
    assert number == len(value["@graph"]) and set(value) == {"@context", "@graph"}
    return expanded(value["@graph"], value["@context"])


def test_who_did_what_where_and_when():
    visit = graph(entries())[0]
    assert visit["@type"] == [SEM + "Event", PROV + "Entity"]
    assert visit[SEM + "eventType"] == [{"@id": "urn:dragoman:plover:CONSULT"}]
    actor, recipient = visit[SEM + "hasActor"]
    assert actor[SEM + "roleType"] == [{"@id": "urn:dragoman:vocabulary:actor"}]
    (who,) = recipient["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"]
    assert (who["@id"], SEM + "Actor" in who["@type"]) == ("urn:dragoman:actor:ECU", True)
    assert visit[SEM + "hasPlace"][0]["@id"] == "https://sws.geonames.org/3652462/"
    begin = visit[SEM + "hasBeginTimeStamp"]
    assert begin == [{"@value": "2024-03-04", "@type": "http://www.w3.org/2001/XMLSchema#date"}]


def test_how_many():
    visit, closing = graph(entries())
    (officials,) = visit["urn:dragoman:vocabulary:quantity"]
    assert officials["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"] == [{"@value": 40.0}]
    assert officials["urn:dragoman:vocabulary:unit"] == [{"@value": "people"}]
    assert "urn:dragoman:vocabulary:quantity" not in closing


def test_where_it_comes_from():
    visit = graph(entries(url="https://example.org/a b|c"))[0]
    (document,) = visit[PROV + "wasDerivedFrom"]
    assert document["@type"] == [PROV + "Entity"]
    assert document["http://purl.org/dc/terms/source"] == [{"@id": "https://example.org/a%20b%7Cc"}]
    (activity,) = visit[PROV + "wasGeneratedBy"]
    assert activity["urn:dragoman:vocabulary:model"] == [{"@value": "model-test"}]
    assert activity[PROV + "wasAssociatedWith"][0]["@type"] == [PROV + "SoftwareAgent"]


def test_an_address_that_is_none_is_left_out():
    for url in ("javascript:alert(1)", "notes/3.txt", None):
        (document,) = graph(entries(url=url))[0][PROV + "wasDerivedFrom"]
        assert "http://purl.org/dc/terms/source" not in document


def test_every_node_has_a_meaning():
    found = graph(all_of(varied_store()))
    assert len({node["@id"] for node in found}) == len(found) == 11


def test_dates_are_as_precise_as_they_are_known():
    for start, kind in (("2024", "gYear"), ("2024-03", "gYearMonth")):
        (node,) = graph([entry(time=at(start, "year"))])
        assert node[SEM + "hasEndTimeStamp"] == [{"@value": start, "@type": f"http://www.w3.org/2001/XMLSchema#{kind}"}]


def test_types_of_ones_own_lie_in_their_codebook():
    (node,) = graph([entry(**OWN)])
    assert node[SEM + "eventType"] == [{"@id": "urn:dragoman:codebook:desk:port-call"}]
