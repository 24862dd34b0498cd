"""Scores Dragoman on real news reports of the corpora, annotated by us without their text.

    python -m evaluation.press [--unseen] [--errors] [--json]

``press/NN.json`` names a document of a corpus and says where in its first ``length`` characters each item stands (half-open
code points); otherwise it is an annotation as in ``gold/``. ``unseen/press`` is for figures only: nobody looks at errors
there, so that its figures stay those of reports that nothing was tuned on. Figures and ``--errors`` as in
``evaluation.own_reports``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from dragoman import load
from dragoman.pipeline import Reader
from evaluation.claim_texts import re3d_texts
from evaluation.corpora import corpora
from evaluation.own_reports import HERE, Report, print_figures, read_report

PRESS = HERE / "press"
UNSEEN = HERE / "unseen" / "press"


class PressReport(NamedTuple):
    """A report's text with its annotation, which quotes it."""

    name: str
    text: str
    published: date
    annotation: dict[str, Any]


def press_texts(annotations: Path, folder: Path) -> Iterator[PressReport]:
    """Every annotated report; ``folder`` holds the corpora."""
    for path in sorted(annotations.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        text = TEXTS[annotation["corpus"]](folder, annotation["document"])[: annotation["length"]]
        yield PressReport(path.stem, text, date.fromisoformat(annotation["published"]), quoting(annotation, text))


def press_reports(reader: Reader, annotations: Path, folder: Path) -> list[Report]:
    """Every annotated report, read."""
    return [read_report(reader, r.name, r.text, None, r.published, r.annotation) for r in press_texts(annotations, folder)]


def quoting(annotation: dict[str, Any], text: str) -> dict[str, Any]:
    """The annotation with words for places in the text."""
    lists = {name: value for name, value in annotation.items() if isinstance(value, list)}
    return {
        name: [{**item, "in": "|".join(text[start:end] for start, end in item["at"])} for item in items]
        for name, items in lists.items()
    }


def _polnear(folder: Path, document: str) -> str:
    with (folder / "attribution" / "polnear-train.jsonl").open(encoding="utf-8") as lines:
        return next(str(article["text"]) for article in map(json.loads, lines) if article["id"] == document)


def _re3d(folder: Path, document: str) -> str:
    for _, found in re3d_texts(folder, {document}):
        return found.text
    raise FileNotFoundError(f"re3d has no document {document}")


def _ecbplus(folder: Path, document: str) -> str:
    """Words with a space between, sentences on lines; a first line that is only an address is left out."""
    path = next((folder / "cross-document" / "ecbplus").rglob(document))
    sentences: dict[int, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(int(token.get("sentence", 0)), []).append(token.text or "")
    lines = [" ".join(words) for words in sentences.values()]
    return "\n".join(lines[1:] if re.match(r"(https?\b|www\.)", lines[0].strip()) else lines)


def _gum(folder: Path, document: str) -> str:
    with (folder / "treebank" / "gum-train.conllu").open(encoding="utf-8") as lines:
        return "\n".join(_sentences(lines, document))


def _sentences(lines: Iterator[str], document: str) -> Iterator[str]:
    here = False
    for line in lines:
        if line.startswith("# newdoc id = "):
            here = line.split(" = ", 1)[1].strip() == document
        elif here and line.startswith("# text = "):
            yield line.rstrip("\n").split(" = ", 1)[1]


TEXTS: dict[str, Callable[[Path, str], str]] = {
    "polnear-train": _polnear,
    "re3d": _re3d,
    "ecbplus": _ecbplus,
    "gum-train": _gum,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--unseen", action="store_true", help="figures of the reports that nobody looks at")
    which.add_argument("--errors", action="store_true", help="print what was missed and what was read too much")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not corpora().exists():
        print(f"{corpora()} is not there; set DRAGOMAN_CORPORA", file=sys.stderr)
        return 1
    reports = press_reports(load(), UNSEEN if options.unseen else PRESS, corpora())
    print_figures(reports, errors_too=options.errors, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
