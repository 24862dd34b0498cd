"""Scores places end to end: same span (any overlap) and within 161 km, on our own reports and on GeoVirus.

    python -m evaluation.places [reports|geovirus] [--errors] [--json]

The reports of ``place_reports/`` are invented; a place in them is written ``{Paris|33.66,-95.56}``, and nationalities
count as places at their country. GeoVirus is read from ``$DRAGOMAN_CORPORA/places/geovirus.xml`` (default
``../shared/data``); its offsets count from 1 and it does not tag demonyms, so places of kind ``demonym`` are left out. A
place without coordinates counts as wrong. Figures are in percent.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.analysis.analyser import Analyser
from dragoman.resolution.places import PlaceTable, find_places
from dragoman.types.document import Document
from dragoman.types.resolution import Place
from evaluation.corpora import corpora

REPORTS = Path(__file__).resolve().parent / "place_reports"
MARK = re.compile(r"\{([^|{}]+)\|(-?[\d.]+),(-?[\d.]+)\}")
NEAR, EARTH = 161.0, 6371.0


@dataclass(frozen=True)
class Gold:
    name: str
    start: int
    end: int
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Article:
    """A text with its places. ``demonyms`` says whether nationalities are among them."""

    name: str
    text: str
    gold: tuple[Gold, ...]
    demonyms: bool


@dataclass(frozen=True)
class Score:
    """What agrees in one article: (gold, the place found or None, whether it is near), and the places found too much."""

    article: Article
    pairs: tuple[tuple[Gold, Place | None, bool], ...]
    surplus: tuple[Place, ...]


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two points in degrees."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (a, b))
    inner = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, inner)))


def geovirus(folder: Path) -> Iterator[Article]:
    """The articles of GeoVirus; ``folder`` is that of the corpora."""
    root = ET.parse(folder / "places" / "geovirus.xml").getroot()
    for number, article in enumerate(root.iter("article")):
        gold = []
        for location in article.iter("location"):
            value = {child.tag: child.text or "" for child in location}
            span = int(value["start"]) - 1, int(value["end"]) - 1
            gold.append(Gold(value["name"], *span, float(value["lat"]), float(value["lon"])))
        yield Article(str(number), article.findtext("text") or "", tuple(gold), demonyms=False)


def marked(name: str, written: str) -> Article:
    """An article from a text with its places in braces."""
    text, gold, position = "", [], 0
    for mark in MARK.finditer(written):
        text += written[position : mark.start()]
        gold.append(Gold(mark[1], len(text), len(text) + len(mark[1]), float(mark[2]), float(mark[3])))
        text, position = text + mark[1], mark.end()
    return Article(name, text + written[position:], tuple(gold), demonyms=True)


def own_articles(folder: Path = REPORTS) -> Iterator[Article]:
    """Our own reports in the order of their names."""
    for path in sorted(folder.glob("*.txt")):
        yield marked(path.stem, path.read_text(encoding="utf-8").strip())


def right(gold: Gold, place: Place) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    return kilometres((gold.latitude, gold.longitude), (place.latitude, place.longitude)) <= NEAR


def compared(article: Article, found: Iterable[Place]) -> Score:
    """Each place of the annotation with one found place that overlaps it, a near one if there is any."""
    free = [place for place in found if article.demonyms or place.kind != "demonym"]
    pairs: list[tuple[Gold, Place | None, bool]] = []
    for gold in article.gold:
        over = [place for place in free if place.start < gold.end and gold.start < place.end]
        match = next((place for place in over if right(gold, place)), over[0] if over else None)
        if match:
            free.remove(match)
        pairs.append((gold, match, match is not None and right(gold, match)))
    return Score(article, tuple(pairs), tuple(free))


def figures(scores: Iterable[Score]) -> dict[str, float]:
    """Precision, recall and F1 in percent of the spans, and of the spans whose place is near."""
    scores = list(scores)
    gold = sum(len(score.pairs) for score in scores)
    spans = sum(match is not None for score in scores for _, match, _ in score.pairs)
    found = spans + sum(len(score.surplus) for score in scores)
    near = sum(close for score in scores for _, _, close in score.pairs)
    result = {}
    for label, correct in (("span", spans), ("within 161 km", near)):
        result[f"{label} P"], result[f"{label} R"] = 100 * correct / max(found, 1), 100 * correct / max(gold, 1)
        result[f"{label} F1"] = 200 * correct / max(found + gold, 1)
    return result


def place_scores(articles: Iterable[Article], analyser: Analyser, table: PlaceTable) -> list[Score]:
    scores = []
    for article in articles:
        document = Document(id=article.name, text=article.text)
        scores.append(compared(article, find_places(document, analyser.analyse(document), table)))
    return scores


def errors(score: Score) -> Iterator[str]:
    """A line for each place that was missed, put elsewhere, or found too much."""
    text = score.article.text
    for gold, match, close in score.pairs:
        if not close:
            said = f"{match.name} {match.country} {match.kind} {match.latitude},{match.longitude}" if match else "-"
            yield f"{score.article.name}\t{text[max(0, gold.start - 30) : gold.end + 15]!r} [{gold.name}]\t{said}"
    for place in score.surplus:
        around = text[max(0, place.start - 30) : place.end + 15]
        yield f"{score.article.name}\t-\t{around!r} {place.name} {place.country} {place.kind}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["reports", "geovirus"], help="one of the two; both if left out")
    parser.add_argument("--errors", action="store_true", help="print what is missed, elsewhere or too much")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    analyser, table = Analyser.load(), PlaceTable.load()
    sets = {"reports": own_articles, "geovirus": lambda: geovirus(corpora())}
    result = {}
    for name in [options.what] if options.what else list(sets):
        scores = place_scores(sets[name](), analyser, table)
        result[name] = figures(scores)
        if options.errors:
            sys.stdout.writelines(f"{line}\n" for score in scores for line in errors(score))
    if options.json:
        sys.stdout.write(json.dumps(result, indent=1) + "\n")
        return
    for name, numbers in result.items():
        for label in ("span", "within 161 km"):
            p, r, f1 = (numbers[f"{label} {letter}"] for letter in ("P", "R", "F1"))
            sys.stdout.write(f"{name:9s} {label}: P {p:.1f} R {r:.1f} F1 {f1:.1f}\n")


if __name__ == "__main__":
    main()
