"""Scores standing relations, precision and recall apart, on passages of our own and on real reports.

    python -m evaluation.relations [--half 1|2] [--wordings] [--press] [--kinds] [--errors] [--json]

``gold/relations.jsonl`` holds 78 short invented passages of 2002–2026, written and annotated by the guidelines before
Dragoman read them: half 1 is developed against, half 2 tells how far that carries, and nobody looks at its errors. A
relation counts where its sentences overlap and the kind and both countries agree (``*`` is a party of no one country).
One marked ``over`` has ended by the text: it may be read with its end or not at all, so it counts on neither side unless
it is read as if it still stood. ``gold/relation_wordings.jsonl`` (``--wordings``) holds 25 more in the same form: half 1 has
the wordings that rules were written for since, half 2 wordings that no rule was written for. ``--press`` takes the real reports of ``evaluation.press`` instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman import load
from dragoman.ingest import from_text
from dragoman.pipeline import Reader
from dragoman.types.record import Reading
from evaluation.corpora import corpora
from evaluation.own_reports import matched
from evaluation.press import PRESS, press_texts
from evaluation.report_items import Item
from evaluation.standing import gold_relations, read_relations, relation_level

PASSAGES = Path(__file__).parent / "gold" / "relations.jsonl"
WORDINGS = PASSAGES.with_name("relation_wordings.jsonl")
KEPT = frozenset({"half 2", "wordings 2"})


@dataclass(frozen=True)
class Found:
    """One passage: what agrees, what was missed, and what was read too much."""

    part: str
    name: str
    agreed: tuple[Item, ...]
    missed: tuple[Item, ...]
    false: tuple[Item, ...]


def compared(part: str, name: str, annotation: dict[str, Any], reading: Reading) -> Found:
    """The relations of a reading beside those of its annotation."""
    text = reading.document.text
    said = annotation["relations"]
    standing = gold_relations({"relations": [r for r in said if not r.get("over")]}, text)
    over = gold_relations({"relations": [r for r in said if r.get("over")]}, text)
    read = list(zip(read_relations(reading), reading.relations, strict=True))
    pairs = matched(standing, [item for item, _ in read], relation_level)
    left = [(item, relation) for item, relation in read if not any(item is pair.read for pair in pairs)]
    ended = [item for item, relation in left if relation.end and any(relation_level(gold, item) for gold in over)]
    return Found(
        part, name, tuple(pair.gold for pair in pairs),
        tuple(gold for gold in standing if not any(gold is pair.gold for pair in pairs)),
        tuple(item for item, _ in left if not any(item is known for known in ended)),
    )  # fmt: skip


def read_passages(reader: Reader, half: str | None = None, path: Path = PASSAGES) -> Iterator[Found]:
    """The passages of our own, those of one half ("1", "2") only where it is named."""
    name = "half" if path == PASSAGES else path.stem.rpartition("_")[2]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        passage = json.loads(line)
        if half in (None, str(passage["half"])):
            document = from_text(passage["text"], published=date.fromisoformat(passage["published"]))
            yield compared(f"{name} {passage['half']}", str(number), passage, reader.read_document(document))


def read_press(reader: Reader) -> Iterator[Found]:
    for report in press_texts(PRESS, corpora()):
        reading = reader.read_document(from_text(report.text, published=report.published))
        yield compared("press", report.name, report.annotation, reading)


def relation_figures(found: Iterable[Found], kinds: bool = False) -> dict[str, float]:
    """Precision, recall and F1 by "part: figure", and with ``kinds`` by "part, kind: figure"."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in found:
        for side in ("agreed", "missed", "false"):
            for item in getattr(one, side):
                counts[one.part, side] += 1
                counts[f"{one.part}, {min(item.labels)}", side] += 1
    parts = sorted({part for part, _ in counts if kinds or ", " not in part})
    return {f"{part}: {name}": value for part in parts for name, value in _scores(counts, part)}


def _scores(counts: Counter[tuple[str, str]], part: str) -> Iterator[tuple[str, float]]:
    agreed, missed, false = (counts[part, side] for side in ("agreed", "missed", "false"))
    yield "precision", agreed / max(agreed + false, 1)
    yield "recall", agreed / max(agreed + missed, 1)
    yield "F1", 2 * agreed / max(2 * agreed + missed + false, 1)


def errors(one: Found) -> Iterator[str]:
    """A line for each relation missed or read too much; none of the half that is kept apart."""
    for label, items in (("missed", one.missed), ("false", one.false)):
        for item in items if one.part not in KEPT else ():
            yield f"{one.name} {label}: {min(item.labels)} {'-'.join(sorted(item.parties))} «{item.words}»"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--half", choices=("1", "2"))
    parser.add_argument("--wordings", action="store_true", help="the passages of later wordings instead")
    parser.add_argument("--press", action="store_true", help="the real reports instead")
    parser.add_argument("--kinds", action="store_true", help="figures for each kind too")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    reader, path = load(), WORDINGS if options.wordings else PASSAGES
    found = tuple(read_press(reader) if options.press else read_passages(reader, options.half, path))
    for line in (line for one in found if options.errors for line in errors(one)):
        sys.stdout.write(line + "\n")
    numbers = relation_figures(found, options.kinds)
    if options.json:
        sys.stdout.write(json.dumps(numbers, indent=1) + "\n")
        return
    for name, value in numbers.items():
        sys.stdout.write(f"{name:38s} {value:.3f}\n")


if __name__ == "__main__":
    main()
