"""Scores a codebook of the user's own on sentences that we judged: are the events of two needs found?

    python -m evaluation.own_codebook [--half tuning] [--errors] [--json]

The needs are deportations and expulsions, and visits of warships: ``gold/own_codebook.yaml`` tells each by fourteen
sentences of ours and eight near-misses. Of Wikipedia's current events we judged sentences that a wide list of words finds
("keyword": most of them tell neither) and sentences of reports without such a word ("random"), before they were read, by
one person; where it is a matter of taste they were left out. ``gold/own_codebook.tsv`` has for each the first sixteen digits of
the SHA-256 of the report, where the sentence stands in it, and whether it tells the event, whatever its status. A sentence
is found where an event of the type has its trigger in it. Reports whose digest is even were used to choose ridge,
threshold and weight of near-misses. Of the others only the figures were looked at, three times; after the second look the
weight of near-misses was chosen anew, by the tuning half and by how many neutral sentences were taken.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from dragoman import load
from dragoman.analysis.analyser import Analyser
from dragoman.analysis.own_fit import fit
from dragoman.ontology.own_codebook_reader import read_own_codebook
from dragoman.pipeline import Reader
from dragoman.types.record import Event
from evaluation.corpora import BULK, corpora

GOLD = Path(__file__).with_name("gold")
CODEBOOK, JUDGED = GOLD / "own_codebook.yaml", GOLD / "own_codebook.tsv"
DIGITS = 16
HALVES = ("tuning", "measured")


class Judged(NamedTuple):
    """A sentence of a report (its digest), where it stands, how it was drawn, and whether it tells the event."""

    type: str
    report: str
    start: int
    end: int
    pool: str
    told: bool

    @property
    def half(self) -> str:
        return HALVES[int(self.report, 16) % 2]


class Outcome(NamedTuple):
    judged: Judged
    found: bool
    text: str


def judged_sentences() -> list[Judged]:
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [
            Judged(r["type"], r["report"], int(r["start"]), int(r["end"]), r["pool"], r["told"] == "1") for r in rows
        ]


def reports(wanted: frozenset[str], path: Path) -> Iterator[tuple[str, str]]:
    """Digest and text of the reports of the corpus that are wanted."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            digest = hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
            if digest in wanted:
                yield digest, text


def reader_of_needs() -> Reader:
    """A reader with the codebook of the two needs, fitted now."""
    fitted, _ = fit(Analyser.load(), read_own_codebook(CODEBOOK))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "needs.fit"
        path.write_bytes(fitted.to_bytes())
        return load(codebooks=path)


def outcomes(reader: Reader, judged: Iterable[Judged], path: Path) -> list[Outcome]:
    by_report: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_report[one.report].append(one)
    found = []
    for digest, text in reports(frozenset(by_report), path):
        events = reader.read(text).events
        found += [Outcome(one, _told(one, events), text[one.start : one.end]) for one in by_report.pop(digest, ())]
    return found


def _told(one: Judged, events: tuple[Event, ...]) -> bool:
    """Whether an event of the type stands in the sentence, as its trigger or as another telling of it."""
    spans = ((e.start, e.end) for event in events if event.type == one.type for e in event.evidence)
    return any(start < one.end and one.start < end for start, end in spans)


def figures(found: Iterable[Outcome]) -> dict[str, float]:
    """Precision, recall and F1, and how many sentences they come from."""
    rows = list(found)
    hits, told = sum(o.found for o in rows), sum(o.judged.told for o in rows)
    right = sum(o.found and o.judged.told for o in rows)
    random = [o for o in rows if o.judged.pool == "random"]
    return {
        "sentences": len(rows),
        "told": told,
        "found": hits,
        "precision": right / hits if hits else 0.0,
        "recall": right / told if told else 0.0,
        "F1": 2 * right / (hits + told) if hits + told else 0.0,
        "random sentences": len(random),
        "taken of them": sum(o.found for o in random),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, default="measured")
    parser.add_argument("--errors", action="store_true", help="print the sentences judged otherwise (tuning half only)")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    path = corpora() / BULK
    if not path.exists():
        print(f"own codebook: skipped, {BULK} is not there (set DRAGOMAN_CORPORA)")
        return
    judged = [one for one in judged_sentences() if one.half == options.half]
    found = outcomes(reader_of_needs(), judged, path)
    if options.errors and options.half == "tuning":
        for o in found:
            if o.found != o.judged.told:
                print("taken " if o.found else "missed", o.judged.type, o.text)
    kinds = sorted({o.judged.type for o in found})
    numbers = {kind: figures(o for o in found if o.judged.type == kind) for kind in kinds}
    if options.json:
        print(json.dumps(numbers, indent=1))
        return
    for kind, values in numbers.items():
        print(kind.ljust(16), "  ".join(f"{name} {round(value, 2):g}" for name, value in values.items()))


if __name__ == "__main__":
    main()
