"""Events as a table for spreadsheets: one row an event, values of several joined by ``; ``, empty where not known.

Texts that a spreadsheet would take for a formula get a ``'`` before them; numbers stay numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import IO

from dragoman.export.wording import wrong_words
from dragoman.store.entries import EventEntry, Party

Cell = str | int | float | None
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
JOIN = "; "
COLUMNS = (
    "event_id", "type", "planned_type", "modes", "contexts", "quad", "score", "status", "start", "end", "granularity",
    "actors", "actor_names", "actor_countries", "recipients", "recipient_names", "recipient_countries", "third_parties",
    "place", "place_country", "latitude", "longitude", "geonames_id", "claimed_by", "confidence", "sentences",
    "document_id", "published", "publisher", "title", "url", "wrong",
)  # fmt: skip


def write_csv(entries: Iterable[EventEntry], file: IO[str], raw: bool = False) -> int:
    """Writes the header and a row for each event, and returns their number; ``raw`` leaves formulas as they are.

    ``file`` is open without translation of line ends (``newline=""``); lines end with CR LF as RFC 4180 has it.
    """
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    number = 0
    for entry in entries:
        row = event_cells(entry)
        writer.writerow(row if raw else [safe(cell) for cell in row])
        number += 1
    return number


def safe(cell: Cell) -> Cell:
    """Text that starts as a formula does, or as something already made safe, with a ``'`` before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith((*FORMULA_STARTS, "'")) else cell


def event_cells(entry: EventEntry) -> tuple[Cell, ...]:
    """The row of an event, in the order of ``COLUMNS``."""
    event, time, place, document = entry.event, entry.event.time, entry.place, entry.document
    return (
        event.id, event.type, event.planned_type, JOIN.join(event.modes), JOIN.join(event.contexts), event.quad,
        event.score, event.status, *((time.start, time.end, time.granularity) if time else (None, None, None)),
        *_parties(entry.actors), *_parties(entry.recipients), _parties(entry.third_parties)[0],
        *((place.name, place.country, place.latitude, place.longitude, place.geonames) if place else (None,) * 5),
        _parties(entry.claimed_by)[0], event.confidence, JOIN.join(entry.evidence),
        document.id, document.published and document.published.isoformat(), document.publisher, document.title,
        document.url, wrong_words(entry.wrong) if entry.wrong else None,
    )  # fmt: skip


def _parties(parties: tuple[Party, ...]) -> tuple[str, str, str]:
    """Ids, names, countries; as many of each, so that they can be told apart again."""
    return (
        JOIN.join(party.id for party in parties),
        JOIN.join(party.name for party in parties),
        JOIN.join(party.country or "" for party in parties),
    )
