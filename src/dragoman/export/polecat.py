"""Events as POLECAT has them: tab-separated, a header, ``None`` for what is missing, several values joined by ``; ``.

The actors stand in one row, the recipients in the same; each column has as many values as there are parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from dragoman.export.event_day import day_of, iso
from dragoman.export.party_facts import PartyFacts, party_facts
from dragoman.export.tab_separated import Cell, as_text, write_rows
from dragoman.ontology.state_codes import state_named
from dragoman.store.entries import EventEntry
from dragoman.types.resolution import ActorKind, PlaceKind
from dragoman.version import __version__

JOIN = "; "
MISSING = "None"
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
STATUS = "Status"
# Codes of GeoNames; a sea or a base may be of many.
FEATURES: dict[PlaceKind, str] = {"city": "PPL", "division": "ADMD", "country": "PCLI", "region": "RGN"}
ORGANISATIONS: tuple[ActorKind, ...] = ("organisation", "group", "bloc")


def write_polecat(entries: Iterable[EventEntry], file: IO[bytes], status: bool = False) -> int:
    """Writes the header and a row for each event, and returns their number; ``status`` adds a last column for it."""
    number = 0
    with as_text(file) as text:
        write_rows(text, [(*COLUMNS, STATUS) if status else COLUMNS])
        for entry in entries:
            row = event_cells(entry)
            write_rows(text, [(*row, entry.event.status) if status else row], MISSING)
            number += 1
    return number


def event_cells(entry: EventEntry) -> tuple[Cell, ...]:
    """The row of an event, in the order of ``COLUMNS``."""
    event = entry.event
    return (
        event.id, day_of(event), event.type, JOIN.join(event.modes), event.score, event.quad and event.quad.upper(),
        JOIN.join(event.contexts),
        *_side(party_facts(entry, entry.actors)), *_side(party_facts(entry, entry.recipients)),
        *_place(entry), *_story(entry),
    )  # fmt: skip


def _side(parties: Sequence[PartyFacts]) -> tuple[Cell, ...]:
    actors = [party.actor for party in parties]
    states = [state_named(party.state) for party in parties]
    return (
        _joined(actor.name for actor in actors),
        _joined(actor.country for actor in actors),
        _joined(state.cow if state else None for state in states),
        _joined(actor.sectors[0] if actor.sectors else None for actor in actors),
        JOIN.join(dict.fromkeys(sector for actor in actors for sector in actor.sectors)),
        _joined(actor.office for actor in actors),
        _joined(party.words for party in parties),
        None,  # Wikipedia's ids are its titles, which Dragoman does not know
    )


def _joined(values: Iterable[str | None]) -> str | None:
    """As many as there are parties; nothing where none of them has one."""
    found = tuple(values)
    return JOIN.join(value or MISSING for value in found) if any(found) else None


def _place(entry: EventEntry) -> tuple[Cell, ...]:
    place = entry.place
    if place is None:
        return (None,) * 10
    return (
        place.name, place.name if place.kind == "city" else None, None,
        place.name if place.kind == "division" else None, place.country, place.latitude, place.longitude,
        place.geonames, entry.document.text[place.start : place.end], FEATURES.get(place.kind),
    )  # fmt: skip


def _story(entry: EventEntry) -> tuple[Cell, ...]:
    document, resolution = entry.document, entry.reading.resolution
    people = [actor.name for actor in resolution.actors if actor.kind == "person"]
    bodies = [actor.name for actor in resolution.actors if actor.kind in ORGANISATIONS]
    places = [place.name for place in resolution.places if place.kind != "demonym"]
    return (
        document.publisher, iso(document.published),
        *(JOIN.join(dict.fromkeys(names)) for names in (people, bodies, places)),
        document.language, f"dragoman {__version__}",
    )  # fmt: skip
