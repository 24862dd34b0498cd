"""Scores Dragoman on the project's own invented reports, which need no corpus.

    python -m evaluation.own_reports [--errors] [--json] [--folder evaluation/unseen]

An item counts where its sentences overlap and everything named in the figure agrees: the type of an event, then its
actors' countries, then its recipients'; the speaker of a claim, then its stance; value and unit of a quantity. Parties
agree if at least half of all that either side names are named by both. One item matches one other, the fullest
agreement first; figures are micro-averaged F1. ``--errors`` prints what was missed and what is not in the annotation.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import load
from dragoman.ingest import from_text
from dragoman.pipeline import Reader
from evaluation.report_items import Item, Items, annotated_items, read_items

HERE = Path(__file__).resolve().parent
Level = Callable[[Item, Item], int]


class Pair(NamedTuple):
    level: int
    gold: Item
    read: Item


class Report(NamedTuple):
    name: str
    text: str
    gold: Items
    read: Items


def same_parties(gold: frozenset[str], read: frozenset[str]) -> bool:
    """Both empty, or at least half of all that are named in common; ``*`` in the annotation is any party."""
    if not gold or not read:
        return not gold and not read
    return "*" in gold or 2 * len(gold & read) >= len(gold | read)


def event_level(gold: Item, read: Item) -> int:
    """0 for another type, 1 for the same type, 2 with the same actors, 3 with the same recipients too."""
    if not gold.labels & read.labels:
        return 0
    if not same_parties(gold.parties, read.parties):
        return 1
    return 3 if same_parties(gold.recipients, read.recipients) else 2


def claim_level(gold: Item, read: Item) -> int:
    """1 for a claim in the same sentence, 2 with the same speaker, 3 with the same stance too."""
    if gold.parties != read.parties:
        return 1
    return 3 if gold.labels & read.labels else 2


def same_date(gold: Item, read: Item) -> bool:
    """Whether a reading begins an event when the annotation does; it may be more precise ("2024" is 2024-03-01)."""
    return read.start.startswith(gold.start)


def quantity_level(gold: Item, read: Item) -> int:
    """1 if value and unit are the same; a unit may be part of the other ("km", "square km")."""
    (a,), (b,) = ([label.lower().removesuffix("s") for label in item.labels] for item in (gold, read))
    return int(gold.value == read.value and bool(a and b) and (a in b or b in a))


LEVELS: dict[str, tuple[Level, tuple[str, ...]]] = {
    "events": (event_level, ("type", "type+actor", "type+actor+recipient")),
    "claims": (claim_level, ("found", "speaker", "speaker+stance")),
    "quantities": (quantity_level, ("value+unit",)),
}


def matched(gold: list[Item], read: list[Item], level: Level) -> list[Pair]:
    """Pairs of items that agree, each item in one pair at most, the fullest agreement first, then in text order."""
    found = [
        (-level(g, r), i, j)
        for i, g in enumerate(gold)
        for j, r in enumerate(read)
        if _overlap(g, r) and level(g, r) > 0
    ]
    pairs: dict[int, Pair] = {}
    taken: set[int] = set()
    for less, i, j in sorted(found):
        if i not in pairs and j not in taken:
            pairs[i] = Pair(-less, gold[i], read[j])
            taken.add(j)
    return list(pairs.values())


def _overlap(gold: Item, read: Item) -> bool:
    return any(a < d and c < b for a, b in gold.ranges for c, d in read.ranges)


def figures(reports: list[Report]) -> dict[str, float]:
    """F1 of every level, with the accuracy of status and date over events that agree in type and parties."""
    result: dict[str, float] = {}
    status: Counter[bool] = Counter()
    dates: Counter[bool] = Counter()
    for kind, (level, names) in LEVELS.items():
        pairs = [pair for report in reports for pair in matched(report.gold[kind], report.read[kind], level)]
        total = sum(len(report.gold[kind]) + len(report.read[kind]) for report in reports)
        for rank, name in enumerate(names, 1):
            agreeing = sum(pair.level >= rank for pair in pairs)
            result[f"{kind} {name} F1"] = 2 * agreeing / total if total else 0.0
        if kind == "events":
            full = [pair for pair in pairs if pair.level == len(names)]
            status.update(bool(p.gold.status & p.read.status) for p in full)
            dates.update(same_date(p.gold, p.read) for p in full if p.gold.start)
    result["event status accuracy"] = status[True] / status.total() if status else 0.0
    result["event date accuracy"] = dates[True] / dates.total() if dates else 0.0
    return result


def errors(report: Report) -> Iterator[str]:
    """A line for each item without a full match, and for each matched event with another status."""
    for kind, (level, names) in LEVELS.items():
        pairs = matched(report.gold[kind], report.read[kind], level)
        full = [pair for pair in pairs if pair.level == len(names)]
        for item in report.gold[kind]:
            if not any(pair.gold is item for pair in full):
                yield f"{report.name} missed {kind}: {_shown(item)}\n      «{item.words}»"
        for item in report.read[kind]:
            if not any(pair.read is item for pair in full):
                near = ", matched in part" if any(pair.read is item for pair in pairs) else ""
                yield f"{report.name} false {kind}{near}: {_shown(item)} «{item.words}»\n      {_sentence(item, report)}"
        for _, gold, read in full:
            if gold.start and not same_date(gold, read):
                yield f"{report.name} date {read.start} for {gold.start}: {_shown(gold)}\n      «{gold.words}»"
            if kind == "events" and not gold.status & read.status:
                yield f"{report.name} status {'/'.join(sorted(read.status))}: {_shown(gold)}\n      «{gold.words}»"


def _shown(item: Item) -> str:
    parts = (item.labels, item.parties, item.recipients, item.status)
    value = "" if item.value is None else f" {item.value:g}"
    return " ".join("/".join(sorted(part)) or "–" for part in parts) + value


def _sentence(item: Item, report: Report) -> str:
    return " … ".join(report.text[start:end].strip() for start, end in item.ranges)


def read_reports(reader: Reader, folder: Path = HERE) -> list[Report]:
    """Every report of ``folder/reports`` with its annotation in ``folder/gold``, read."""
    reports = []
    for path in sorted((folder / "reports").glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        annotation = json.loads((folder / "gold" / f"{path.name[:2]}.json").read_text(encoding="utf-8"))
        published = date.fromisoformat(story["published"][:10])
        reports.append(read_report(reader, path.stem, story["text"], story["title"], published, annotation))
    return reports


def read_report(
    reader: Reader, name: str, text: str, title: str | None, published: date, annotation: dict[str, Any]
) -> Report:
    reading = reader.read_document(from_text(text, title=title, published=published))
    canonical = reading.document.text
    return Report(name, canonical, annotated_items(annotation, canonical), read_items(reading))


def print_figures(reports: list[Report], errors_too: bool, as_json: bool) -> None:
    if errors_too:
        for report in reports:
            print(*errors(report), sep="\n")
    numbers = figures(reports)
    if as_json:
        print(json.dumps(numbers, indent=1))
        return
    for kind in LEVELS:
        counts = (sum(len(getattr(report, side)[kind]) for report in reports) for side in ("gold", "read"))
        print(f"{kind} annotated/read".ljust(38), "/".join(map(str, counts)))
    for name, value in numbers.items():
        print(f"{name:38s} {value:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was read too much")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, default=HERE, help="where reports/ and gold/ lie")
    options = parser.parse_args()
    print_figures(read_reports(load(), options.folder), options.errors, options.json)


if __name__ == "__main__":
    main()
