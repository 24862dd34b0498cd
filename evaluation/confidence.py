"""How far the confidence of events can be trusted: is what is said to be 80 % sure right four times out of five?

    python -m evaluation.confidence [--folder evaluation/unseen | --unseen-press] [--json]

An event is right where it matches an annotated one in type, actors' and recipients' countries (as in
``evaluation.own_reports``). *ECE* is the expected calibration error over ten bins of equal width, *Brier* the mean square
of confidence minus outcome; 0 is best for both. *order* is how often a right event has more confidence than a wrong one
(0.5: no better than chance). By default our own reports, real ones of the press, the stories (once for each annotator, at
half weight) and the starting report: those the weights were fitted to, so see ``training.confidence`` for figures in
cross-validation.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import load
from dragoman.ingest import from_text
from dragoman.pipeline import Reader
from dragoman.types.document import Document
from evaluation.corpora import annotated, corpora
from evaluation.own_reports import HERE, event_level, matched
from evaluation.press import PRESS, UNSEEN, press_texts
from evaluation.report_items import annotated_items, read_items

BINS = 10
RIGHT = 3  # the level of ``event_level`` at which type, actors and recipients agree
THRESHOLDS = (0.5, 0.6, 0.7, 0.8)


class Judged(NamedTuple):
    """An event that was read: of which report, what it was judged by, how sure it was, and whether it is right."""

    report: str
    signs: frozenset[str]
    confidence: float
    right: bool
    weight: float = 1.0


def own_folder(reader: Reader, folder: Path = HERE) -> Iterator[Judged]:
    """The events of ``folder/reports`` against ``folder/gold``."""
    for path in sorted((folder / "reports").glob("*.json")):
        annotation = json.loads((folder / "gold" / f"{path.name[:2]}.json").read_text(encoding="utf-8"))
        yield from judged(reader, path.stem, _document(path), (annotation,))


def stories(reader: Reader, folder: Path) -> Iterator[Judged]:
    """The events of the annotated stories and of the starting report."""
    for path in sorted((folder / "stories/reports").glob("*.json")):
        gold = [f / f"{path.name[:2]}.json" for f in sorted((folder / "stories").glob("gold_*"))]
        yield from judged(reader, path.stem, _document(path), [json.loads(g.read_text("utf-8")) for g in gold])
    seed = from_text((folder / "seed/report.txt").read_text(encoding="utf-8"))
    annotation = json.loads((folder / "seed/gold.json").read_text(encoding="utf-8"))
    yield from judged(reader, "seed", seed, (_one_spelling(annotation, seed.text),))


def press(reader: Reader, annotations: Path, folder: Path) -> Iterator[Judged]:
    """The events of real reports that are annotated without their text."""
    for report in press_texts(annotations, folder):
        document = from_text(report.text, published=report.published)
        yield from judged(reader, report.name, document, (report.annotation,))


def judged(reader: Reader, name: str, document: Document, annotations: Sequence[dict[str, Any]]) -> Iterator[Judged]:
    """The events of a report, once for each annotation, at equal parts of their weight."""
    reading, told = reader.read_document(document), reader.explain_events(document)
    read = read_items(reading)["events"]
    for annotation in annotations:
        events = [{"status": (), **event} for event in annotation["events"]]
        gold = annotated_items({"claims": [], "quantities": [], "events": events}, reading.document.text)["events"]
        right = {id(pair.read) for pair in matched(gold, read, event_level) if pair.level == RIGHT}
        for item, each in zip(read, told, strict=True):
            signs = frozenset(part.sign for part in each.confidence.parts)
            yield Judged(name, signs, each.event.confidence, id(item) in right, 1 / len(annotations))


def _document(path: Path) -> Document:
    story = json.loads(path.read_text(encoding="utf-8"))
    return from_text(story["text"], title=story["title"], published=date.fromisoformat(story["published"][:10]))


def _one_spelling(annotation: dict[str, Any], text: str) -> dict[str, Any]:
    """The starting report's annotation gives spellings to choose from where others quote several sentences."""
    events = [{**e, "in": next(q for q in e["in"].split("|") if q in text)} for e in annotation["events"]]
    return {**annotation, "events": events}


def calibration(rows: Sequence[Judged], values: Sequence[float]) -> dict[str, float]:
    """Figures for these confidences: how far off, and how often right above each threshold (and for what share)."""
    total = sum(row.weight for row in rows)
    bins: dict[int, list[float]] = {}
    for row, value in zip(rows, values, strict=True):
        sums = bins.setdefault(min(int(value * BINS), BINS - 1), [0.0, 0.0])
        sums[0] += row.weight * value
        sums[1] += row.weight * row.right
    brier = sum(r.weight * (v - r.right) ** 2 for r, v in zip(rows, values, strict=True)) / total
    figures = {
        "events": total,
        "right": sum(row.weight * row.right for row in rows) / total,
        "ECE": sum(abs(said - right) for said, right in bins.values()) / total,
        "Brier": brier,
        "order": _order(rows, values),
    }
    for threshold in THRESHOLDS:
        kept = [row for row, value in zip(rows, values, strict=True) if value >= threshold]
        weight = sum(row.weight for row in kept)
        figures[f"right from {threshold} on"] = sum(r.weight * r.right for r in kept) / weight if weight else 0.0
        figures[f"share from {threshold} on"] = weight / total
    return figures


def _order(rows: Sequence[Judged], values: Sequence[float]) -> float:
    """The area under the curve: over all pairs of a right and a wrong event, the share with more for the right one."""
    right, wrong = ([(v, r.weight) for r, v in zip(rows, values, strict=True) if r.right is side] for side in (True, False))
    above = sum(a * b * ((v > w) + (v == w) / 2) for v, a in right for w, b in wrong)
    total = sum(a for _, a in right) * sum(b for _, b in wrong)
    return above / total if total else 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, help="where reports/ and gold/ lie; without it all that was fitted to")
    parser.add_argument("--unseen-press", action="store_true", help="the real reports that nobody looks at")
    options = parser.parse_args()
    reader = load()
    if options.unseen_press:
        rows = list(press(reader, UNSEEN, corpora()))
    else:
        rows = list(own_folder(reader, options.folder)) if options.folder else all_judged(reader)
    figures = calibration(rows, [row.confidence for row in rows])
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    for name, value in figures.items():
        print(f"{name:20s} {value:.3f}")


def all_judged(reader: Reader) -> list[Judged]:
    """The events of all annotated reports that may be looked at; without those whose text is not there."""
    rows, folder = list(own_folder(reader)), annotated()
    if (folder / "stories").exists():
        rows += stories(reader, folder)
    return [*rows, *press(reader, PRESS, corpora())] if corpora().exists() else rows


if __name__ == "__main__":
    main()
