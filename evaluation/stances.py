"""Scores stance and speaker of claims on annotated reports: ``python -m evaluation.stances [--errors] [--json]``.

``gold/claims.tsv`` holds annotations without any text: offsets into dated reports (``bulk``, by line), GUM's news and
re3d (``evaluation/claim_texts.py``). An annotated claim is found where a claim of the reading has a cue that touches
its cue, or else the same content. *stance* and *country* are shares of the claims that were found; *group* counts
stances that coders cannot tell apart as one, as the stories do; *left alone* is the share of the marked words that are
no claim (deeds, slips of the head) and that the reading does not take for one, or only for a deed.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman import load
from dragoman.pipeline import Reader
from dragoman.types.record import Claim, Reading
from evaluation.claim_texts import texts
from evaluation.corpora import corpora
from evaluation.report_items import stance_groups

GOLD = Path(__file__).resolve().parent / "gold" / "claims.tsv"
Range = tuple[int, int]


class Gold(NamedTuple):
    """One annotation; no stance means that the words are no claim. ``country`` is None where it was not judged."""

    document: tuple[str, str]
    cue: Range
    content: Range
    stances: frozenset[str]
    country: str | None


class Scored(NamedTuple):
    gold: Gold
    read: Claim | None
    country: str
    words: str

    @property
    def stance(self) -> bool:
        return self.read is not None and self.read.stance in self.gold.stances

    @property
    def group(self) -> bool:
        return self.read is not None and bool(stance_groups((self.read.stance,)) & stance_groups(self.gold.stances))


def read_gold(path: Path = GOLD) -> list[Gold]:
    """The annotations; raises ValueError where a line does not follow the header."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [
        Gold(
            (row["corpus"], row["document"]), _range(row["cue"]), _range(row["content"]),
            frozenset(row["stances"].split("/")) - {"-"}, row["country"] or None,
        )
        for row in csv.DictReader(lines, delimiter="\t")
    ]  # fmt: skip


def _range(text: str) -> Range:
    start, end = map(int, text.split("-"))
    return start, end


def score(reader: Reader, gold: list[Gold], folder: Path) -> list[Scored]:
    """Every annotation with the claim that was read in its place; each document is read once."""
    of_document: dict[tuple[str, str], list[Gold]] = defaultdict(list)
    for entry in gold:
        of_document[entry.document].append(entry)
    scored: list[Scored] = []
    for document, text in texts(folder, set(of_document)):
        reading = reader.read(text.text, published=text.published)
        scored.extend(_scored(entry, reading) for entry in of_document[document])
    return scored


def _scored(gold: Gold, reading: Reading) -> Scored:
    countries = {actor.id: actor.country or "*" for actor in reading.resolution.actors}
    claims = [c for c in reading.claims if c.cue is not None and c.cue.start < gold.cue[1] and gold.cue[0] < c.cue.end]
    same = [c for c in reading.claims if (c.content.start, c.content.end) == gold.content]
    found = next(iter(claims or same), None)
    words = reading.document.text[slice(*gold.cue)]
    return Scored(gold, found, countries.get(found.speaker, "*") if found else "", words)


def figures(scored: list[Scored]) -> dict[str, float]:
    """Shares from 0 to 1, and how many claims are annotated."""
    claims = [s for s in scored if s.gold.stances]
    others = [s for s in scored if not s.gold.stances]
    found = [s for s in claims if s.read is not None]
    judged = [s for s in found if s.gold.country is not None]
    return {
        "claims": float(len(claims)),
        "found": len(found) / len(claims),
        "stance": sum(s.stance for s in found) / len(found),
        "group": sum(s.group for s in found) / len(found),
        "country": sum(s.country == s.gold.country for s in judged) / len(judged),
        "left alone": sum(s.read is None or s.read.kind == "deed" for s in others) / len(others),
    }


def stance_figures(reader: Reader, folder: Path) -> dict[str, float]:
    """The figures on the annotated claims; ``folder`` holds the corpora."""
    return figures(score(reader, read_gold(), folder))


def errors(scored: list[Scored]) -> Iterator[str]:
    """A line for each annotation that the reading does not agree with."""
    for each in scored:
        wanted = "/".join(sorted(each.gold.stances)) or "no claim"
        shown = f"{' '.join(each.gold.document)} «{each.words}» {wanted} {each.gold.country or ''}"
        if each.read is None:
            if each.gold.stances:
                yield f"missed: {shown}"
        elif not each.gold.stances:
            if each.read.kind != "deed":
                yield f"false: {shown}, read {each.read.stance}"
        elif not each.stance:
            yield f"stance: {shown}, read {each.read.stance}"
        elif each.gold.country not in (None, each.country):
            yield f"speaker: {shown}, read {each.country} ({each.read.speaker})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print what the reading does not agree with")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    scored = score(load(), read_gold(), corpora())
    if options.errors:
        print(*errors(scored), sep="\n")
    numbers = figures(scored)
    if options.json:
        print(json.dumps(numbers, indent=1))
        return
    for name, value in numbers.items():
        print(f"{name:12s} {value:.3f}" if value <= 1 else f"{name:12s} {value:.0f}")


if __name__ == "__main__":
    main()
