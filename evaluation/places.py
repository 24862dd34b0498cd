"""Scores places on GeoVirus, end to end: same span (any overlap) and within 161 km.

    python -m evaluation.places [--errors]

Reads ``$DRAGOMAN_CORPORA/places/geovirus.xml`` (default ``../shared/data``), whose offsets count from 1 and which does
not tag demonyms; places of kind ``demonym`` are left out. A place without coordinates counts as wrong.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.analysis.analyser import Analyser
from dragoman.resolution.places import PlaceTable, find_places
from dragoman.types.document import Document
from dragoman.types.resolution import Place

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("DRAGOMAN_CORPORA", ROOT.parent / "shared" / "data"))
NEAR, EARTH = 161.0, 6371.0


@dataclass(frozen=True)
class Gold:
    name: str
    start: int
    end: int
    latitude: float
    longitude: float


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two points in degrees."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (a, b))
    inner = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, inner)))


def articles() -> Iterator[tuple[str, list[Gold]]]:
    root = ET.parse(CORPORA / "places" / "geovirus.xml").getroot()
    for article in root.iter("article"):
        text = article.findtext("text") or ""
        gold = []
        for location in article.iter("location"):
            value = {child.tag: child.text or "" for child in location}
            span = int(value["start"]) - 1, int(value["end"]) - 1
            gold.append(Gold(value["name"], *span, float(value["lat"]), float(value["lon"])))
        yield text, gold


def right(gold: Gold, place: Place) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    return kilometres((gold.latitude, gold.longitude), (place.latitude, place.longitude)) <= NEAR


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", action="store_true")
    shown = parser.parse_args().errors
    analyser, table = Analyser.load(), PlaceTable.load()
    spans = near = gold_count = found_count = 0
    for number, (text, gold) in enumerate(articles()):
        document = Document(id=str(number), text=text)
        places = find_places(document, analyser.analyse(document), table)
        free = [place for place in places if place.kind != "demonym"]
        gold_count, found_count = gold_count + len(gold), found_count + len(free)
        for entry in gold:
            over = [place for place in free if place.start < entry.end and entry.start < place.end]
            match = next((place for place in over if right(entry, place)), over[0] if over else None)
            if match:
                free.remove(match)
                spans += 1
                near += right(entry, match)
            if shown and (match is None or not right(entry, match)):
                said = f"{match.name} {match.country} {match.kind}" if match else "-"
                sys.stdout.write(f"{text[max(0, entry.start - 30) : entry.end + 15]!r} [{entry.name}]\t{said}\n")
        for place in free if shown else ():
            sys.stdout.write(f"-\t{text[max(0, place.start - 30) : place.end + 15]!r} {place.name} {place.country} {place.kind}\n")
    for label, correct in (("span", spans), ("within 161 km", near)):
        precision, recall = correct / found_count, correct / gold_count
        score = 200 * precision * recall / (precision + recall)
        sys.stdout.write(f"{label}: P {100 * precision:.1f} R {100 * recall:.1f} F1 {score:.1f}\n")


if __name__ == "__main__":
    main()
