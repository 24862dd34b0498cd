"""Scores who the mentions of parties in dated reports are said to be.

    python -m evaluation.actors [--errors] [--file F] [--json]

``gold/actors.jsonl`` holds annotations of mentions without any text: ``document`` is the line (from 0) of
``bulk/wikipedia-current-events-2002-2026.jsonl`` below the corpora, offsets are code points over its ``text``. Figures
are shares of the annotated mentions; one that was not found counts as wrong in everything that is annotated for it.
Of the phrases that denote no party the share is given that was left alone, apart for names of states that only say
where something happens (form "state name"). ``--errors`` prints each disagreement.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dragoman import load
from dragoman.pipeline import Reader
from evaluation.actor_mentions import Gold, Marks, Read, best, marks, mentions_of, read_gold
from evaluation.corpora import BULK, corpora

GOLD = Path(__file__).resolve().parent / "gold" / "actors.jsonl"
YEARS_IN_BAND = 5
# Figures on phrases that denote no party, with the form that the annotation gives them.
LEFT_ALONE = {"left alone": "no party", "states alone": "state name"}


class Scored(NamedTuple):
    """One annotated mention with its text and the mention that was read in its place."""

    gold: Gold
    read: Read | None
    text: str
    published: str

    @property
    def marks(self) -> Marks:
        return marks(self.gold, self.read)

    @property
    def right(self) -> bool:
        """Whether nothing is wrong; another main sector than the first annotated one may be as good."""
        return self.read is None if self.gold.none else False not in self.marks._replace(main_sector=None)


def score(reader: Reader, gold: list[Gold], reports: Path) -> list[Scored]:
    """Every annotated mention, its document read once."""
    of_document: dict[int, list[Gold]] = defaultdict(list)
    for entry in gold:
        of_document[entry.document].append(entry)
    scored = []
    for number, row in _rows(reports, set(of_document)):
        reading = reader.read(row["text"], published=date.fromisoformat(row["date"]))
        if reading.document.text != row["text"]:
            raise ValueError(f"document {number}: the text was changed, offsets do not hold")
        reads = mentions_of(reading)
        entries = of_document[number]
        scored += [Scored(entry, best(entry, reads, row["text"]), row["text"], row["date"]) for entry in entries]
    return scored


def _rows(reports: Path, wanted: set[int]) -> Iterator[tuple[int, dict[str, str]]]:
    with reports.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number in wanted:
                yield number, json.loads(line)


def actor_figures(reader: Reader, folder: Path) -> dict[str, float]:
    """The figures on the package's own annotation, with the corpora in ``folder``."""
    return figures(score(reader, read_gold(GOLD), folder / BULK))


def figures(scored: Iterable[Scored]) -> dict[str, float]:
    """Shares of what is right among all mentions for which the annotation says it."""
    rows = list(scored)
    parties = [row.marks for row in rows if not row.gold.none]
    result = {}
    for name in Marks._fields:
        said = [value for value in (getattr(row, name) for row in parties) if value is not None]
        if said:
            result[name.replace("_", " ")] = sum(said) / len(said)
    for name, form in LEFT_ALONE.items():
        if left := [row.right for row in rows if row.gold.form == form]:
            result[name] = sum(left) / len(left)
    return result


def groups(scored: list[Scored]) -> Iterator[tuple[str, list[Scored]]]:
    """The mentions by form, by region and by years."""
    parted: dict[str, list[Scored]] = defaultdict(list)
    for row in scored:
        year = row.gold.year - row.gold.year % YEARS_IN_BAND
        for name in (f"1 {row.gold.form}", f"2 {row.gold.region}", f"3 {year}–{year + YEARS_IN_BAND - 1}"):
            parted[name].append(row)
    yield "all", scored
    for name in sorted(parted):
        yield name[2:], parted[name]


def error(row: Scored) -> str:
    """A disagreement: where, what is wrong, what is annotated, what was read, and the mention in its context."""
    gold, read = row.gold, row.read
    wrong = "no party" if gold.none else ", ".join(n for n, v in row.marks._asdict().items() if v is False)
    before, after = row.text[max(0, gold.start - 60) : gold.start], row.text[gold.end : gold.end + 40]
    countries = "/".join(sorted(gold.members) or [str(code) for code in gold.countries])
    wanted = f"{countries} {','.join(gold.sectors)} {gold.who} {'/'.join(gold.offices)}".strip()
    ours = "–"
    if read:
        codes = "/".join(sorted(map(str, read.countries)))
        ours = f"«{row.text[read.start : read.end]}» {codes} {','.join(read.sectors)} {'; '.join(read.names)} {read.offices}"
    return (
        f"{gold.document}:{gold.start}-{gold.end} {row.published} {gold.form}: {wrong}\n    {before}[[{row.text[gold.start : gold.end]}]]{after}\n"
        f"    annotated {'none' if gold.none else wanted}\n    read      {ours}"
    )


def table(scored: list[Scored]) -> Iterator[str]:
    names = [*(name.replace("_", " ") for name in Marks._fields), *LEFT_ALONE]
    yield " " * 16 + "n".rjust(6) + "".join(name.rjust(13) for name in names)
    for group, rows in groups(scored):
        numbers = figures(rows)
        cells = (f"{numbers[name]:13.3f}" if name in numbers else "–".rjust(13) for name in names)
        yield f"{group:16s}{len(rows):6d}" + "".join(cells)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print each disagreement")
    parser.add_argument("--file", type=Path, default=GOLD, help="another file of annotations")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    reports = corpora() / BULK
    if not reports.exists():
        print(f"actors: skipped, {BULK} is not there (set DRAGOMAN_CORPORA)")
        return 0
    scored = score(load(), read_gold(options.file), reports)
    if options.errors:
        for row in scored:
            if not row.right:
                print(error(row))
    if options.json:
        print(json.dumps(figures(scored), indent=1))
    else:
        print(*table(scored), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
