"""Scores readings of annotated reports with the scorers that come with the annotation.

    python -m evaluation.stories [seed|stories] [--json]

Figures are those of ``stories/score.py``: micro-averaged F1 over the reports, the mean over the annotators.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from dragoman import load
from dragoman.ingest import from_text
from dragoman.pipeline import Reader
from dragoman.types.serialise import reading_to_dict
from evaluation.corpora import annotated

Figures = dict[str, float]


def seed_figures(reader: Reader, folder: Path) -> Figures:
    """Figures on the starting report; its publication date is not given to the reader."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "seed.json"
        document = from_text((folder / "seed/report.txt").read_text(encoding="utf-8"))
        path.write_text(_reading(reader, document), encoding="utf-8")
        return _numbers(_run([sys.executable, str(folder / "seed/score.py"), str(path)]))


def story_figures(reader: Reader, folder: Path) -> Figures:
    """Figures on the annotated news stories, whose publication dates are given."""
    stories = folder / "stories"
    with tempfile.TemporaryDirectory() as name:
        for report in sorted((stories / "reports").glob("*.json")):
            story = json.loads(report.read_text(encoding="utf-8"))
            published = date.fromisoformat(story["published"][:10])
            document = from_text(story["text"], title=story["title"], published=published)
            (Path(name) / f"{report.name[:2]}.json").write_text(_reading(reader, document), encoding="utf-8")
        gold = [str(path) for path in sorted(stories.glob("gold_*"))]
        return _numbers(_run([sys.executable, str(stories / "score.py"), "--gold", *gold, "--pred", name, "--json"]))


def _reading(reader: Reader, document: object) -> str:
    return json.dumps(reading_to_dict(reader.read_document(document)), ensure_ascii=False)  # type: ignore[arg-type]


def _run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _numbers(output: str) -> Figures:
    return {name: value for name, value in json.loads(output).items() if isinstance(value, float)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["seed", "stories"], help="one of the two; both if left out")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    reader, folder = load(), annotated()
    figures = {}
    if options.what in (None, "seed"):
        figures["seed"] = seed_figures(reader, folder)
    if options.what in (None, "stories"):
        figures["stories"] = story_figures(reader, folder)
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    for what, numbers in figures.items():
        for name, value in numbers.items():
            print(f"{what:8s} {name:36s} {value:.3f}")


if __name__ == "__main__":
    main()
