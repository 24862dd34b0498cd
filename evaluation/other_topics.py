"""How many events are read where there are none: in reports of sport, science and the arts.

    python -m evaluation.other_topics [--list]

300 reports of ``bulk/`` under such headings, of the years that ``training.topic`` did not see, and the 40 or so documents
of GUM in kinds that tell no politics. A few of the former do tell politics (a riot of fans stands under sport), so that
no figure can be perfect. ``--list`` prints every event.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from dragoman import load
from dragoman.pipeline import Reader
from evaluation.corpora import BULK, corpora
from training.headings import OTHER, is_kept

REPORTS, SEED = 300, 8
DAY = date(2016, 1, 1)  # of documents without a date
KINDS = ("GUM_academic", "GUM_bio", "GUM_fiction", "GUM_textbook", "GUM_vlog", "GUM_voyage", "GUM_whow")

Text = tuple[str, date]


def other_reports(lines: Iterable[str]) -> list[Text]:
    """Reports under headings of sport, science and the arts that the topic head was not trained on."""
    reports = [json.loads(line) for line in lines]
    pool = [(r["text"], date.fromisoformat(r["date"])) for r in reports if r["category"] in OTHER and is_kept(r["date"])]
    return random.Random(SEED).sample(pool, min(REPORTS, len(pool)))


def other_documents(lines: Iterable[str]) -> Iterator[Text]:
    """Documents of GUM in ``KINDS``, from the comments of its CoNLL-U file."""
    name = ""
    told: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith("# newdoc id = "):
            name = line.split(" = ", 1)[1].strip()
        elif line.startswith("# text = ") and name.startswith(KINDS):
            told.append((name, line.split(" = ", 1)[1].rstrip("\n")))
    for _, sentences in groupby(told, key=lambda one: one[0]):
        yield "\n".join(text for _, text in sentences), DAY


def events_in(reader: Reader, texts: Iterable[Text], show: bool = False) -> list[int]:
    """The number of events read in each text."""
    counts = []
    for text, day in texts:
        events = reader.read(text, published=day).events
        counts.append(len(events))
        if show and events:
            print(text[:300].replace("\n", " "))
            print("".join(f"    {e.type} {e.trigger.text}: {e.actors} > {e.recipients}\n" for e in events))
    return counts


def other_figures(reader: Reader, folder: Path, show: bool = False) -> dict[str, float]:
    """Shares of texts without any event in percent, and events per 100 texts, over both sets."""
    with (folder / BULK).open(encoding="utf-8") as lines:
        reports = events_in(reader, other_reports(lines), show)
    with (folder / "treebank" / "gum-train.conllu").open(encoding="utf-8") as lines:
        documents = events_in(reader, other_documents(lines), show)
    figures = {}
    for name, counts in (("reports", reports), ("documents", documents)):
        figures[f"{name} without events"] = round(100 * counts.count(0) / len(counts), 1)
        figures[f"events in 100 {name}"] = round(100 * sum(counts) / len(counts), 1)
    return figures


def main() -> int:
    if not (corpora() / BULK).exists():
        print(f"{corpora() / BULK} is not there; set DRAGOMAN_CORPORA")
        return 1
    for name, figure in other_figures(load(), corpora(), "--list" in sys.argv[1:]).items():
        print(f"{name:<24}{figure:>7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
