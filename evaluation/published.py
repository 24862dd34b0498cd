"""Scores the day of publication that is inferred where none is given.

    python -m evaluation.published [--errors]

``gold/undated.jsonl`` holds short invented reports with the day on which they came out, null where the text fixes none;
they were written before the rules were run on them. The own reports and the annotated stories are read without their
dates; most of them name no day in full, so that *none* is the right answer there more often than not. *Right* is the very
day, *near* within three days, *month* within a month; a day where the gold has none counts as wrong.
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

from dragoman import load
from dragoman.ingest import from_text
from dragoman.pipeline import Reader
from dragoman.resolution.published import Inferred, infer_published
from evaluation.corpora import annotated

HERE = Path(__file__).parent
UNDATED = HERE / "gold" / "undated.jsonl"
OWN = HERE / "reports"
NEAR, MONTH = 3, 31


@dataclass(frozen=True)
class Undated:
    """A report without its date, and the date; None where the text tells none."""

    name: str
    text: str
    published: date | None


def invented(path: Path = UNDATED) -> Iterator[Undated]:
    """The reports that were written for this."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        yield Undated(str(number), row["text"], date.fromisoformat(row["published"]) if row["published"] else None)


def stripped(folder: Path) -> Iterator[Undated]:
    """The reports of a folder without their dates."""
    for path in sorted(folder.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        yield Undated(path.stem, story["text"], date.fromisoformat(story["published"][:10]))


def infer(reader: Reader, report: Undated) -> Inferred | None:
    """What the text of a report tells of its day."""
    document = from_text(report.text)
    return infer_published(document, reader.analyse(document, coreference=False), reader.gazetteer)


def verdict(gold: date | None, found: Inferred | None) -> str:
    """*right* also where both have no day."""
    if found is None:
        return "right" if gold is None else "none"
    apart = abs((found.day - gold).days) if gold else MONTH + 1
    return "right" if not apart else "near" if apart <= NEAR else "month" if apart <= MONTH else "wrong"


def published_figures(reader: Reader, reports: Iterable[Undated]) -> dict[str, float]:
    """Shares in percent of the reports that are right, and of the days given that are."""
    counts = Counter(verdict(report.published, infer(reader, report)) for report in reports)
    given = counts.total() - counts["none"]
    return {
        "right": round(100 * counts["right"] / counts.total(), 1),
        "right of those given": round(100 * counts["right"] / given, 1) if given else 0.0,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="each report that is not right")
    options = parser.parse_args()
    reader = load()
    sets = {"invented": list(invented()), "own": list(stripped(OWN)), "stories": list(stripped(annotated() / "stories" / "reports"))}
    for name, reports in sets.items():
        counts: Counter[str] = Counter()
        for report in reports:
            found = infer(reader, report)
            counts[verdict(report.published, found)] += 1
            if options.errors and verdict(report.published, found) != "right":
                said = f"{found.day} {found.confidence}" if found else "-"
                sys.stdout.write(f"{name} {report.name}: {report.published}, found {said}\n")
        line = ", ".join(f"{each} {counts[each]}" for each in ("right", "near", "month", "wrong", "none"))
        sys.stdout.write(f"{name}: {len(reports)} reports: {line}\n")


if __name__ == "__main__":
    main()
