"""Picks the bulk reports that name both sides of a dyad of ``gold/dyad_turns.tsv``: a record of them is filled in minutes.

    python -m evaluation.dyad_reports dyads.jsonl
    dragoman add dyads.jsonl --record dyads.sqlite

``gold/dyad_names.tsv`` has the words that name a side (or begin a word that does); few of them are wrong often. A record of
all reports finds the same events between two parties but for those whose report names a side in no such word.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from evaluation.corpora import BULK, corpora
from evaluation.dyad_turns import SINCE, read_known

NAMES = Path(__file__).with_name("gold") / "dyad_names.tsv"


def read_names() -> dict[str, re.Pattern[str]]:
    """For each side the pattern of its words; one in capitals must be a whole word."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {row["code"]: re.compile("|".join(map(_word, row["words"].split("|")))) for row in rows}


def _word(word: str) -> str:
    return rf"\b{re.escape(word)}" + (r"(?!\w)" if word.isupper() else "")


def name_both(lines: Iterator[str]) -> Iterator[str]:
    """The lines of JSON whose report is recent enough and names both sides of a dyad."""
    names = read_names()
    pairs = [(names[one], names[other]) for one, other in dict.fromkeys(known.pair for known in read_known())]
    for line in lines:
        report = json.loads(line)
        text = f"{report.get('title') or ''} {report['text']}"
        if report["date"] >= SINCE.isoformat() and any(one.search(text) and other.search(text) for one, other in pairs):
            yield line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with (corpora() / BULK).open(encoding="utf-8") as bulk, options.out.open("w", encoding="utf-8") as out:
        number = 0
        for line in name_both(iter(bulk)):
            out.write(line)
            number += 1
    print(f"{number:,} reports")


if __name__ == "__main__":
    main()
