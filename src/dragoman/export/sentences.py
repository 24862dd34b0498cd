"""Sentences with the words marked that carry a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from dragoman.export.wording import SUPERSCRIPTS, clean
from dragoman.types.document import Document
from dragoman.types.record import Evidence

MARK_STYLE = "bold underline"
ELLIPSIS = "…"

# Good enough to cut a context for the eye; facts have the sentences of the analysis.
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")


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
    """The marked words with at most ``width`` characters of their sentence on either side, cut at spaces."""
    text = Text(clean(_before(document.text, mark.start, width)))
    _append_marked(text, document.text, mark, brackets)
    return text.append(clean(_after(document.text, mark.end, width)))


def _before(text: str, at: int, width: int) -> str:
    context = text[max(at - width, 0) : at]
    ends = list(_SENTENCE_END.finditer(context))
    if ends:
        return context[ends[-1].end() :]
    return context if at <= width else ELLIPSIS + context.partition(" ")[2]


def _after(text: str, at: int, width: int) -> str:
    context = text[at : at + width]
    end = _SENTENCE_END.search(context)
    if end:
        return context[: end.start()] + end.group().rstrip()
    return context if at + width >= len(text) else context.rpartition(" ")[0] + ELLIPSIS


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
