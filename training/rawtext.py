"""A treebank as raw text: what the tokenizer gets, and the words and sentences it should find there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]
_TEXT = re.compile(r"^# text = (.*)$", re.MULTILINE)
_NEW_PARAGRAPH = re.compile(r"^# new(?:par|doc)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RawText:
    """The text of a treebank and the spans of its words and sentences."""

    text: str
    words: list[Span]
    sentences: list[Span]


def read_raw(path: Path) -> RawText:
    """Sentences joined by a space, paragraphs and documents by an empty line."""
    text, words, sentences = "", [], []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        written = sentence_text(block)
        if written is None:
            continue
        text += joint(block) if text else ""
        spans = _word_spans(written, block, len(text))
        text += written
        words.extend(spans)
        sentences.append((spans[0][0], spans[-1][1]))
    return RawText(text, words, sentences)


def sentence_text(block: str) -> str | None:
    """The text of one sentence of a CoNLL-U file, as its comment gives it."""
    match = _TEXT.search(block)
    return match.group(1) if match else None


def joint(block: str) -> str:
    """What stands between a sentence and the one before it."""
    return "\n\n" if _NEW_PARAGRAPH.search(block) else " "


def _word_spans(text: str, block: str, offset: int) -> list[Span]:
    """Spans of the syntactic words of one sentence; a written range is divided where its words make it up exactly."""
    rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
    rows = [row for row in rows if "." not in row[0]]
    forms = {row[0]: row[1] for row in rows}
    spans: list[Span] = []
    position = covered = 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if not last and int(first) <= covered:
            continue
        start = text.index(row[1], position)
        position = start + len(row[1])
        covered = int(last or first)
        spans.extend(_divide(start, row[1], [forms[str(index)] for index in range(int(first), covered + 1)]))
    return [(start + offset, end + offset) for start, end in spans]


def _divide(start: int, written: str, parts: list[str]) -> list[Span]:
    if "".join(parts) != written:
        return [(start, start + len(written))]
    spans = []
    for part in parts:
        spans.append((start, start + len(part)))
        start += len(part)
    return spans
