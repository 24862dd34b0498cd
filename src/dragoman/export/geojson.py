"""Events on a map: a FeatureCollection of RFC 7946, a feature an event, at the place where it happened.

An event without a known point is a feature without a geometry, as the standard has it, so none is lost; maps skip it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from dragoman.export.event_table import COLUMNS, event_cells
from dragoman.export.streamed_json import write_listed
from dragoman.store.entries import EventEntry

Json = dict[str, Any]
_ELSEWHERE = frozenset({"event_id", "latitude", "longitude"})


def write_geojson(entries: Iterable[EventEntry], file: IO[bytes]) -> int:
    """Writes the collection and returns the number of its events."""
    return write_listed({"type": "FeatureCollection"}, "features", map(feature, entries), file)


def feature(entry: EventEntry) -> Json:
    """The properties are those of the table in CSV."""
    cells = dict(zip(COLUMNS, event_cells(entry), strict=True))
    properties = {name: value for name, value in cells.items() if name not in _ELSEWHERE}
    return {"type": "Feature", "id": entry.event.id, "geometry": _point(entry), "properties": properties}


def _point(entry: EventEntry) -> Json | None:
    """Longitude first."""
    place = entry.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
