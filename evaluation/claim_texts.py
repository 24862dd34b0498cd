"""The texts that the annotation of claims points into: dated reports, GUM's news, re3d, by the id of each document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.corpora import BULK
from training.rawtext import joint, sentence_text


@dataclass(frozen=True, slots=True)
class Text:
    """One document; ``published`` where the corpus dates it."""

    text: str
    published: date | None = None


def texts(folder: Path, wanted: set[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], Text]]:
    """Each wanted (corpus, document) with its text. ``folder`` holds the corpora; bulk documents are line numbers from 0."""
    sources = {"bulk": _bulk, "gum": _gum, "re3d": re3d_texts}
    for corpus, read in sources.items():
        documents = {document for name, document in wanted if name == corpus}
        if documents:
            for document, text in read(folder, documents):
                yield (corpus, document), text


def _bulk(folder: Path, documents: set[str]) -> Iterator[tuple[str, Text]]:
    with (folder / BULK).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if str(number) in documents:
                row = json.loads(line)
                yield str(number), Text(row["text"], date.fromisoformat(row["date"]))


def _gum(folder: Path, documents: set[str]) -> Iterator[tuple[str, Text]]:
    for path in sorted((folder / "treebank").glob("gum-*.conllu")):
        for part in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
            name, _, rest = part.partition("\n")
            if name.strip() in documents:
                yield name.strip(), Text(_joined(rest))


def _joined(blocks: str) -> str:
    """Sentences joined by a space, paragraphs by an empty line."""
    text = ""
    for block in blocks.split("\n\n"):
        written = sentence_text(block)
        if written is not None:
            text += (joint(block) if text else "") + written
    return text


def re3d_texts(folder: Path, documents: set[str]) -> Iterator[tuple[str, Text]]:
    """Each wanted document of re3d with its text."""
    for path in sorted((folder / "entities/re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            if row.get("_id") in documents:
                yield row["_id"], Text(row["text"])
