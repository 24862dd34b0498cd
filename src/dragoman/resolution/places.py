"""Where: the places that a document names, each resolved to one place of the table.

``place_mentions.py`` finds the names, ``place_readings.py`` chooses among the places that bear one. Adjectives and nouns of
nationality are places of kind ``demonym`` at their country.
"""

from __future__ import annotations

import re
from typing import cast

from dragoman.resolution.place_mentions import Name, find_names
from dragoman.resolution.place_names import fold
from dragoman.resolution.place_readings import readings
from dragoman.resolution.place_table import Entry, PlaceTable
from dragoman.types.analysis import Analysis
from dragoman.types.document import Document
from dragoman.types.resolution import Place, PlaceKind


def find_places(document: Document, analysis: Analysis, places: PlaceTable) -> tuple[Place, ...]:
    """The places that a document names, in text order; names inside those of persons and bodies are none."""
    names = find_names(document, analysis, places)
    return tuple(_place(name, entry) for name, entry in readings(document.text, names))


def _place(name: Name, entry: Entry) -> Place:
    slug = re.sub(r"[^a-z0-9]+", "-", fold(f"{entry.admin.replace('.', ' ')} {entry.name}")).strip("-")
    kind = "city" if entry.kind == "capital" else entry.kind
    return Place(
        f"geonames:{entry.geonames}" if entry.geonames else f"place:{slug}", name.start, name.end, entry.name,
        entry.country, entry.latitude, entry.longitude, entry.geonames, cast(PlaceKind, kind),
    )  # fmt: skip


__all__ = ["PlaceTable", "find_places"]
