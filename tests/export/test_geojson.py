from __future__ import annotations

import io
import json

from jsonschema import Draft202012Validator

from dragoman.export.geojson import write_geojson
from tests.export.record import all_of, entries, varied_store

# RFC 7946, as far as it concerns points.
SCHEMA = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"const": "Point"},
                                    "coordinates": {
                                        "prefixItems": [
                                            {"type": "number", "minimum": -180, "maximum": 180},
                                            {"type": "number", "minimum": -90, "maximum": 90},
                                        ],
                                        "minItems": 2,
                                        "maxItems": 2,
                                    },
                                },
                            },
                        ]
                    },
                },
                "not": {"required": ["coordinates"]},
            },
        },
    },
}


def written(found):
    file = io.BytesIO()
    number = write_geojson(found, file)
    value = json.loads(file.getvalue())
    assert number == len(value["features"])
    return value


def test_it_is_geojson():
    validator = Draft202012Validator(SCHEMA)
    validator.validate(written(all_of(varied_store())))
    validator.validate(written([]))


def test_longitude_comes_first_and_no_event_is_lost():
    visit, closing = written(entries())["features"]
    assert visit["geometry"] == {"type": "Point", "coordinates": [-78.51, -0.22]}
    assert (visit["properties"]["type"], visit["properties"]["actors"]) == ("CONSULT", "PER/GOV/president")
    assert closing["geometry"] is None and closing["properties"]["status"] == "denied"
