"""Events as in GDELT 2.0's table of events: 61 columns between tabs, no header, one pair of parties a row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from dragoman.export.event_day import day_of
from dragoman.export.party_facts import PartyFacts, pairs
from dragoman.export.tab_separated import Cell, as_text, write_rows
from dragoman.ontology.cameo import load_cameo
from dragoman.ontology.state_codes import state_named
from dragoman.store.entries import EventEntry
from dragoman.types.resolution import PlaceKind

TYPES = 3
ID_DIGITS = 15  # of 16: an id must fit a signed integer of 64 bits
_PARTY = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
          "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{side}{name}" for side in (1, 2) for name in _PARTY),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
# GDELT's types of places: in the United States and elsewhere; seas and regions have none.
_PLACES: dict[PlaceKind, tuple[int, int]] = {"country": (1, 1), "division": (2, 5), "city": (3, 4), "site": (3, 4)}
_NO_GEO: tuple[Cell, ...] = (0, *(None for _ in _GEO[1:]))


def write_gdelt(entries: Iterable[EventEntry], file: IO[bytes], dyads: bool = False) -> int:
    """Writes a row for each event (``dyads``: for each pair of parties) and returns the number of events."""
    number = 0
    with as_text(file) as text:
        for entry in entries:
            write_rows(text, event_rows(entry, dyads), quoting=False)
            number += 1
    return number


def event_rows(entry: EventEntry, dyads: bool = False) -> Iterator[tuple[Cell, ...]]:
    """The rows of an event, in the order of ``COLUMNS``."""
    code = load_cameo().code_of(entry.event)
    for one, other in pairs(entry, dyads):
        names = [party.actor.id if party else None for party in (one, other)]
        yield (
            _number(entry, names), *_dates(entry), *_party(one), *_party(other),
            int(_leads(entry)), code.code, code.base, code.root, code.quad, code.goldstein,
            len(entry.event.evidence), 1, 1, None,
            *_NO_GEO, *_NO_GEO, *_place(entry), *_report(entry),
        )  # fmt: skip


def _number(entry: EventEntry, names: list[str | None]) -> int:
    written = "\x1f".join([entry.document.id, entry.event.id, *(name or "" for name in names)])
    return int(hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS], 16)


def _dates(entry: EventEntry) -> tuple[Cell, ...]:
    """SQLDATE, MonthYear, Year, FractionDate, each as far as the time is known."""
    time, day = entry.event.time, day_of(entry.event)
    if day is not None:
        year, month, of_month = day.split("-")
        fraction = f"{int(year) + (int(month) * 30 + int(of_month)) / 365:.4f}"
        return day.replace("-", ""), year + month, year, fraction
    if time is None or time.granularity not in ("month", "year") or not time.start:
        return None, None, None, None
    month_known = time.granularity == "month"
    return None, time.start[:7].replace("-", "") if month_known else None, time.start[:4], None


def _party(party: PartyFacts | None) -> tuple[Cell, ...]:
    if party is None:
        return (None,) * len(_PARTY)
    known = load_cameo().sectors
    found = (known[sector][0] for sector in party.actor.sectors if sector in known)
    types = list(dict.fromkeys(code for code in found if code))[:TYPES]
    code = "".join([party.actor.country or "", *types])
    return (
        code, party.actor.name.upper(), party.state, party.body, None, None, None,
        *types, *(None for _ in range(TYPES - len(types))),
    )  # fmt: skip


def _leads(entry: EventEntry) -> bool:
    """Whether the event is told in the first paragraph (or the headline)."""
    first = len(entry.document.text.split("\n", 1)[0])
    return any(item.part == "title" or item.start < first for item in entry.event.evidence)


def _place(entry: EventEntry) -> tuple[Cell, ...]:
    place = entry.place
    if place is None or place.kind not in _PLACES:
        return _NO_GEO
    state = state_named(place.country)
    fips = state.fips if state else None
    at_home, abroad = _PLACES[place.kind]
    name = place.name if state is None or place.kind == "country" else f"{place.name}, {state.name}"
    feature = fips if place.kind == "country" else None  # else GDELT has numbers of a gazetteer of its own
    return (
        at_home if place.country == "USA" else abroad, name, fips, fips, None, place.latitude, place.longitude, feature,
    )  # fmt: skip


def _report(entry: EventEntry) -> tuple[Cell, Cell]:
    published: date | None = entry.document.published
    added = None if published is None else f"{published:%Y%m%d}000000"
    return added, entry.document.url or f"urn:dragoman:document:{entry.document.id}"
