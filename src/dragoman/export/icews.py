"""Events as ICEWS has them: tab-separated, a header, CAMEO codes, countries by name, one source and one target a row.

The number of the sentence is left open: a record keeps where a sentence stands, not the how-manieth it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from dragoman.export.event_day import day_of
from dragoman.export.party_facts import PartyFacts, pairs
from dragoman.export.tab_separated import Cell, as_text, write_rows
from dragoman.ontology.cameo import load_cameo
from dragoman.ontology.state_codes import state_named
from dragoman.store.entries import EventEntry

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
STATUS = "Status"


def write_icews(entries: Iterable[EventEntry], file: IO[bytes], status: bool = False, dyads: bool = False) -> int:
    """Writes the header and a row for each event (``dyads``: for each pair of parties, with the event's id in each), and
    returns the number of events; ``status`` adds a last column for it."""
    number = 0
    with as_text(file) as text:
        write_rows(text, [(*COLUMNS, STATUS) if status else COLUMNS])
        for entry in entries:
            write_rows(text, ((*row, entry.event.status) if status else row for row in event_rows(entry, dyads)))
            number += 1
    return number


def event_rows(entry: EventEntry, dyads: bool = False) -> Iterator[tuple[Cell, ...]]:
    """The rows of an event, in the order of ``COLUMNS``."""
    event, code, document = entry.event, load_cameo().code_of(entry.event), entry.document
    for source, target in pairs(entry, dyads):
        yield (
            event.id, day_of(event), *_party(source), code.label, code.code, code.goldstein, *_party(target),
            document.id, None, document.publisher, *_place(entry),
        )  # fmt: skip


def _party(party: PartyFacts | None) -> tuple[Cell, Cell, Cell]:
    if party is None:
        return None, None, None
    names = load_cameo().sectors
    sectors = ",".join(names[sector][1] for sector in party.actor.sectors if sector in names)
    return party.actor.name, sectors, _country(party.state)


def _country(code: str | None) -> str | None:
    state = state_named(code)
    return None if state is None else state.name


def _place(entry: EventEntry) -> tuple[Cell, ...]:
    place = entry.place
    if place is None:
        return (None,) * 6
    city, province = (place.name if place.kind == kind else None for kind in ("city", "division"))
    return city, None, province, _country(place.country), place.latitude, place.longitude
