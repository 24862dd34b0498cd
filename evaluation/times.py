"""Scores time expressions as TempEval-3 does: relaxed spans (any overlap), strict spans, types, equal TIMEX3 values.

    python -m evaluation.times [--errors] [--half 1|2]

Two sets. ``gold/times.jsonl`` holds news sentences of our own with document dates, annotated as TIMEX3 before the system
was run on them: half 1 has since been developed against, half 2 tells how far that carries. WikiWars is read from
``$DRAGOMAN_CORPORA/times/wikiwars`` (default ``../shared/data``): every annotated expression with a value counts, nested
ones too; it has TIMEX2, which writes sets and generic days otherwise ("daily" XXXX-XX-XX, not P1D): those count as wrong.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.analysis.analyser import Analyser
from dragoman.resolution.times import find_times
from dragoman.types.document import Document
from evaluation.corpora import corpora
from evaluation.time_scores import Marked, Pairing, Tally, pair

NEWS = Path(__file__).parent / "gold" / "times.jsonl"
WIKIWARS = "times/wikiwars"
TAG = re.compile(r"<(/?)TIMEX2([^>]*)>")


@dataclass(frozen=True)
class Text:
    """An annotated text; ``part`` is its half of the news, "wikiwars" otherwise."""

    part: str
    name: str
    text: str
    gold: tuple[Marked, ...]
    published: date | None


def read_wikiwars(path: Path) -> Text:
    """One document in its inline form."""
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
            gold.append(Marked(start, len(text), found))
    text += html.unescape(body[last:])
    kept = tuple(entry for entry in gold if entry.value)
    return Text("wikiwars", path.name[:2], text, kept, date.fromisoformat(stamp[1]) if stamp else None)


def wikiwars(root: Path) -> Iterator[Text]:
    for path in sorted((root / WIKIWARS).glob("WikiWars_*/keyinline/*")):
        yield read_wikiwars(path)


def news(path: Path = NEWS) -> Iterator[Text]:
    """The sentences of our own, each a document."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        entry = json.loads(line)
        gold = tuple(Marked(each["start"], each["end"], each["value"], each["type"]) for each in entry["times"])
        yield Text(f"half {entry['half']}", str(number), entry["text"], gold, date.fromisoformat(entry["published"]))


def paired(analyser: Analyser, text: Text) -> Pairing:
    """What is found in a text, beside its gold."""
    document = Document(id=text.name, text=text.text)
    found = find_times(document, analyser.analyse(document), text.published)
    return pair(text.gold, [Marked(each.start, each.end, each.value, each.type) for each in found])


def time_figures(analyser: Analyser, texts: Iterable[Text]) -> dict[str, float]:
    """F1 in percent, by "part: figure"."""
    tallies: dict[str, Tally] = {}
    for text in texts:
        tallies.setdefault(text.part, Tally()).add(paired(analyser, text))
    return {
        f"{part}: {name}": round(tally.f1(name), 1)
        for part, tally in tallies.items()
        for name in ("relaxed span", "strict span", "type", "value")
        if not (part == "wikiwars" and name in ("strict span", "type"))
    }


def errors(text: Text, pairing: Pairing) -> Iterator[str]:
    """One line for each expression that is missed, spurious, cut otherwise or resolved otherwise than the gold."""
    for gold, found in pairing.pairs:
        typed = not gold.type or (found is not None and (gold.type, gold.start, gold.end) == (found.type, found.start, found.end))
        if found is None or gold.value != found.value or not typed:
            said = f"{text.text[found.start : found.end]!r} {found.type} {found.value}" if found else "-"
            yield f"{text.name} {text.text[gold.start : gold.end]!r} {gold.type} {gold.value}\t{said}"
    for found in pairing.spare:
        yield f"{text.name} -\t{text.text[found.start : found.end]!r} {found.type} {found.value}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=("1", "2"), help="only this half of the news")
    options = parser.parse_args()
    texts = [text for text in news() if options.half in (None, text.part[-1:])]
    if options.half is None:
        texts += wikiwars(corpora())
    analyser = Analyser.load()
    for text in texts if options.errors else ():
        for line in errors(text, paired(analyser, text)):
            sys.stdout.write(line + "\n")
    for name, figure in time_figures(analyser, texts).items():
        sys.stdout.write(f"{name}: F1 {figure}\n")


if __name__ == "__main__":
    main()
