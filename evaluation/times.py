"""Scores time expressions on WikiWars: relaxed spans (any overlap) and equal TIMEX values.

    python -m evaluation.times [--errors N]

Reads ``$DRAGOMAN_CORPORA/times/wikiwars`` (default ``../shared/data``). Every annotated expression with a value counts,
nested ones too. TIMEX2 writes sets and generic days otherwise than TIMEX3 ("daily" XXXX-XX-XX, not P1D): those count as
wrong here.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.analysis.analyser import Analyser
from dragoman.resolution.times import find_times
from dragoman.types.document import Document

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("DRAGOMAN_CORPORA", ROOT.parent / "shared" / "data"))
TAG = re.compile(r"<(/?)TIMEX2([^>]*)>")


@dataclass(frozen=True)
class Gold:
    start: int
    end: int
    value: str


def read_wikiwars(path: Path) -> tuple[str, list[Gold], date | None]:
    """Text, annotated expressions and publication date of one document in its inline form."""
    raw = path.read_text("utf-8", errors="replace")
    stamp = re.search(r"<DATETIME>.*?(\d{4}-\d\d-\d\d)", raw, re.S)
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, gold, opened, last = "", [], [], 0
    for match in TAG.finditer(body):
        text += html.unescape(body[last : match.start()])
        last = match.end()
        if not match[1]:
            value = re.search(r'val="([^"]*)"', match[2], re.I)
            opened.append((len(text), value[1] if value else ""))
        elif opened:
            start, found = opened.pop()
            gold.append(Gold(start, len(text), found))
    text += html.unescape(body[last:])
    return text, [entry for entry in gold if entry.value], date.fromisoformat(stamp[1]) if stamp else None


def documents() -> Iterator[tuple[str, str, list[Gold], date | None]]:
    for path in sorted((CORPORA / "times" / "wikiwars").glob("WikiWars_*/keyinline/*")):
        yield path.name, *read_wikiwars(path)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", type=int, default=0)
    shown = parser.parse_args().errors
    analyser, spans, values, gold_count, found_count = Analyser.load(), 0, 0, 0, 0
    for name, text, gold, published in documents():
        document = Document(id=name, text=text)
        found = find_times(document, analyser.analyse(document), published)
        gold_count, found_count, free = gold_count + len(gold), found_count + len(found), list(found)
        for entry in sorted(gold, key=lambda each: (each.end - each.start, each.start)):
            over = [each for each in free if each.start < entry.end and entry.start < each.end]
            match = next((each for each in over if each.value == entry.value), over[0] if over else None)
            if match:
                free.remove(match)
                spans += 1
                values += match.value == entry.value
            if shown and (match is None or match.value != entry.value):
                said = f"{text[match.start : match.end]!r} {match.value}" if match else "-"
                sys.stdout.write(f"{name[:2]} {text[entry.start : entry.end]!r} {entry.value}\t{said}\n")
        for each in free if shown else ():
            sys.stdout.write(f"{name[:2]} -\t{text[each.start : each.end]!r} {each.value}\n")
    for label, right in (("relaxed span", spans), ("value", values)):
        precision, recall = right / found_count, right / gold_count
        score = 200 * precision * recall / (precision + recall)
        sys.stdout.write(f"{label}: P {100 * precision:.1f} R {100 * recall:.1f} F1 {score:.1f}\n")


if __name__ == "__main__":
    main()
