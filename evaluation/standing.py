"""Scores relations and the places of events on our own reports.

    python -m evaluation.standing [--errors] [--json] [--folder evaluation/unseen]

A relation counts where its sentences overlap, its kind is the same and so are both countries. The place of an event counts
where the annotation gives one to an event that was read with its type and parties, and one name holds the other
("Sokode", "the town of Sokode"); the figure is F1 over events matched. ``--errors`` is not for the unseen reports.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman import load
from dragoman.ingest import from_text
from dragoman.pipeline import Reader
from dragoman.resolution.place_names import fold
from dragoman.types.record import Event, Reading
from evaluation.own_reports import HERE, event_level, matched
from evaluation.report_items import Item, annotated_items, read_items


@dataclass(frozen=True)
class Standing:
    """One report: relations as items, and for each event read in full the place wanted and the names of the place read."""

    name: str
    gold: list[Item]
    read: list[Item]
    places: tuple[tuple[str | None, frozenset[str], str], ...]


def gold_relations(annotation: dict[str, Any], text: str) -> list[Item]:
    """Relations of a gold file; the kind is the label, both countries are the parties."""
    found = [
        {"in": r["in"], "type": [r["kind"]], "actors": sorted({r["subject"], r["object"]}), "recipients": [], "status": []}
        for r in annotation["relations"]
    ]
    return annotated_items({"events": found, "claims": [], "quantities": []}, text)["events"]


def read_relations(reading: Reading) -> list[Item]:
    country = {actor.id: actor.country or "*" for actor in reading.resolution.actors}
    return [
        Item(
            tuple((e.start, e.end) for e in r.evidence), frozenset((r.kind,)),
            frozenset((country[r.subject], country[r.object])), words=r.evidence[0].text,
        )
        for r in reading.relations
    ]  # fmt: skip


def relation_level(gold: Item, read: Item) -> int:
    return int(gold.labels == read.labels and gold.parties == read.parties)


def event_places(annotation: dict[str, Any], reading: Reading) -> Iterator[tuple[str | None, frozenset[str], str]]:
    """For each event that agrees in type and parties: the place of the annotation, the names of the place read, its words."""
    text = reading.document.text
    gold = annotated_items({**annotation, "claims": [], "quantities": []}, text)["events"]
    read = read_items(reading)["events"]
    for pair in matched(gold, read, event_level):
        if pair.level == 3:
            number = next(i for i, item in enumerate(gold) if item is pair.gold)
            event = reading.events[next(i for i, item in enumerate(read) if item is pair.read)]
            yield annotation["events"][number].get("place"), _names(event, reading), pair.gold.words


def _names(event: Event, reading: Reading) -> frozenset[str]:
    text = reading.document.text
    places = [p for p in reading.resolution.places if p.id == event.place]
    return frozenset(fold(name) for p in places for name in (text[p.start : p.end], p.name))


def same_place(wanted: str | None, names: frozenset[str]) -> bool:
    return wanted is not None and any(name in fold(wanted) or fold(wanted) in name for name in names)


def read_standings(reader: Reader, folder: Path = HERE) -> list[Standing]:
    found = []
    for path in sorted((folder / "reports").glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        annotation = json.loads((folder / "gold" / f"{path.name[:2]}.json").read_text(encoding="utf-8"))
        published = date.fromisoformat(story["published"][:10])
        reading = reader.read_document(from_text(story["text"], title=story["title"], published=published))
        gold = gold_relations(annotation, reading.document.text)
        found.append(Standing(path.stem, gold, read_relations(reading), tuple(event_places(annotation, reading))))
    return found


def standing_figures(reports: list[Standing]) -> dict[str, float]:
    """F1 of relations and of the places of events."""
    pairs = sum(len(matched(r.gold, r.read, relation_level)) for r in reports)
    total = sum(len(r.gold) + len(r.read) for r in reports)
    places = [place for report in reports for place in report.places]
    right = sum(same_place(wanted, names) for wanted, names, _ in places)
    given = sum((wanted is not None) + bool(names) for wanted, names, _ in places)
    return {"relations kind+pair F1": 2 * pairs / max(total, 1), "event place F1": 2 * right / max(given, 1)}


def errors(report: Standing) -> Iterator[str]:
    pairs = matched(report.gold, report.read, relation_level)
    for label, items in (("missed", report.gold), ("false", report.read)):
        for item in items:
            if not any(item is pair.gold or item is pair.read for pair in pairs):
                yield f"{report.name} {label} relation: {'/'.join(item.labels)} {'-'.join(sorted(item.parties))} «{item.words}»"
    for wanted, names, words in report.places:
        if (wanted or names) and not same_place(wanted, names):
            yield f"{report.name} place {wanted or '–'}, read {'/'.join(sorted(names)) or '–'} «{words}»"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, default=HERE, help="where reports/ and gold/ lie")
    options = parser.parse_args()
    reports = read_standings(load(), options.folder)
    if options.errors:
        for report in reports:
            print(*errors(report), sep="\n")
    numbers = standing_figures(reports)
    if options.json:
        print(json.dumps(numbers, indent=1))
        return
    for name, value in numbers.items():
        print(f"{name:38s} {value:.3f}")


if __name__ == "__main__":
    main()
