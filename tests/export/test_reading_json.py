"""The JSON of the contract, its schema, and the characters it is written with."""

from __future__ import annotations

import copy
import json
from dataclasses import replace

import jsonschema
import pytest

from dragoman.export.reading_json import dump_json, dump_line, one_line, reading_schema, reading_to_dict
from dragoman.types.deserialise import reading_from_dict
from tests.builders import full_reading, make_document, make_event, make_reading

VALIDATOR = jsonschema.Draft202012Validator

CONTRACT = {
    "": "schema document actors events claims relations quantities times places inconsistencies",
    "document": "id title publisher url language published published_basis text warnings",
    "actors": "id name kind country sectors office wikidata members mentions",
    "events": "id type planned_type modes contexts quad score status actors recipients third_parties time place"
    " quantities claimed_by confidence trigger evidence",
    "claims": "id speaker stance against speaker_span cue content direct events disputed_by",
    "relations": "id kind subject object value unit valid claimed_by evidence",
    "quantities": "id value high unit approximate of span",
    "times": "span type value start end",
    "places": "id span name country latitude longitude geonames kind",
    "inconsistencies": "kind span note",
}


def closed(schema):
    """The schema with no further keys allowed, so that a key which it does not describe is found."""
    if isinstance(schema, dict):
        extra = {"additionalProperties": False} if "properties" in schema else {}
        beside = ("if", "then", "else")  # they speak of the object that is described beside them
        return {key: value if key in beside else closed(value) for key, value in schema.items()} | extra
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


def test_the_schema_is_a_schema():
    VALIDATOR.check_schema(reading_schema())


def own_reading(**fields):
    """A reading with an event of a type of one's own."""
    document = make_document()
    own = {"type": "port-call", "codebook": "desk", "quad": None, "score": None}
    return replace(
        make_reading(document, events=(make_event(document, **own | fields),)), own_codebooks=(("desk", "abc"),)
    )


@pytest.mark.parametrize("reading", [full_reading(), own_reading(), make_reading(make_document("", language="und"))])
def test_readings_follow_the_schema(reading):
    data = json.loads(dump_json(reading))
    jsonschema.validate(data, reading_schema(), cls=VALIDATOR)
    jsonschema.validate(data, closed(reading_schema()), cls=VALIDATOR)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data["events"][0].update(status="maybe"),
        lambda data: data["events"][0].update(evidence=[]),
        lambda data: data["events"][0].update(confidence=1.5),
        lambda data: data["claims"][0].pop("stance"),
        lambda data: data["actors"][0].update(country="China"),
        lambda data: data["quantities"][0]["span"].update(start=-1),
        lambda data: data["document"].update(published="5 May"),
        lambda data: data.update(schema="dragoman/reading/2"),
    ],
)
def test_the_schema_refuses_what_is_wrong(damage):
    data = copy.deepcopy(reading_to_dict(full_reading()))
    damage(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, reading_schema(), cls=VALIDATOR)


def test_keys_come_in_the_order_of_the_contract():
    data = json.loads(dump_json(full_reading()))
    for part, keys in CONTRACT.items():
        found = data if not part else data[part] if part == "document" else data[part][0]
        assert list(found)[: len(keys.split())] == keys.split(), part


def test_the_same_reading_gives_the_same_characters():
    assert dump_json(full_reading()) == dump_json(full_reading())
    assert json.loads(dump_line(full_reading())) == json.loads(dump_json(full_reading()))


def test_letters_stay_letters_and_a_line_stays_a_line():
    assert "Peru’s president" in dump_line(full_reading())
    line = one_line({"text": "a\nb\x85c\u2028d"})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": "a\nb\x85c\u2028d"}


@pytest.mark.parametrize("fields", [{"codebook": None}, {"type": "CONSULT"}, {"type": "CONSULT", "codebook": None}])
def test_only_a_type_of_ones_own_may_be_without_quad_and_score(fields):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(dump_json(own_reading(**fields))), reading_schema(), cls=VALIDATOR)


def test_an_inferred_day_has_its_confidence() -> None:
    reading = full_reading()
    assert "published_confidence" not in reading_to_dict(reading)["document"]
    resolution = replace(reading.resolution, published_basis="inferred", published_confidence=0.754)
    written = reading_to_dict(replace(reading, resolution=resolution))
    assert written["document"]["published_confidence"] == 0.754
    VALIDATOR(closed(reading_schema())).validate(written)
    assert reading_from_dict(written).resolution.published_confidence == 0.754
