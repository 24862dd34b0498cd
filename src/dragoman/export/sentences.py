"""Sentences with the words marked that carry a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from dragoman.export.wording import SUPERSCRIPTS, clean
from dragoman.types.document import Document
from dragoman.types.record import Evidence

MARK_STYLE = "bold underline"
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points of the text to be marked; ``number`` is set behind them (0: none)."""

    start: int
    end: int
    number: int = 0


def evidence_text(document: Document, evidence: Sequence[Evidence], marks: Sequence[Mark], brackets: bool) -> Text:
    """The sentences, joined by ``…`` where the text between them is left out. ``brackets`` mark without colour."""
    sentences = Text()
    previous: Evidence | None = None
    for item in sorted(evidence, key=lambda item: (item.part, item.start)):
        if previous is not None:
            sentences.append(" " if _adjacent(document, previous, item) else f" {ELLIPSIS} ")
        sentences.append_text(_sentence(document, item, marks, brackets))
        previous = item
    return sentences


def context_text(document: Document, mark: Mark, width: int, brackets: bool) -> Text:
    """The marked words with at most ``width`` characters on either side, cut at spaces."""
    start, end = max(mark.start - width, 0), min(mark.end + width, len(document.text))
    before, after = document.text[start : mark.start], document.text[mark.end : end]
    text = Text()
    if start > 0:
        before = ELLIPSIS + before.partition(" ")[2]
    if end < len(document.text):
        after = after.rpartition(" ")[0] + ELLIPSIS
    text.append(clean(before))
    _append_marked(text, document.text, mark, brackets)
    text.append(clean(after))
    return text


def _adjacent(document: Document, one: Evidence, other: Evidence) -> bool:
    return one.part == other.part and not document.text[one.end : other.start].strip()


def _sentence(document: Document, item: Evidence, marks: Sequence[Mark], brackets: bool) -> Text:
    if item.part == "title":
        return Text(f"[title] {clean((document.title or '')[item.start : item.end])}")
    text, at = Text(), item.start
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end, mark.number)):
        if at <= mark.start and mark.end <= item.end:
            text.append(clean(document.text[at : mark.start]))
            _append_marked(text, document.text, mark, brackets)
            at = mark.end
        elif at == mark.end and mark.number:  # the same words carry another fact
            text.append(f"˒{mark.number}".translate(SUPERSCRIPTS))
    text.append(clean(document.text[at : item.end]))
    return text


def _append_marked(text: Text, source: str, mark: Mark, brackets: bool) -> None:
    words = clean(source[mark.start : mark.end])
    text.append(f"[{words}]" if brackets else words, MARK_STYLE)
    if mark.number:
        text.append(str(mark.number).translate(SUPERSCRIPTS))
