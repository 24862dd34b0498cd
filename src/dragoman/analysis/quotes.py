"""Where quotations run through a text, word by word: what the document's heads are told besides the words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

_OPENING = frozenset(("“", "„", "‟", "«", "``"))
_CLOSING = frozenset(("”", "»", "''"))
_STRAIGHT = frozenset(('"', "＂"))


class Quote(IntEnum):
    """Where a word stands; the numbers are rows of the network's embedding, so they never change."""

    OUTSIDE = 0
    INSIDE = 1
    OPENS = 2
    CLOSES = 3


class Beginning(IntEnum):
    """What begins at a word; the numbers are rows of the network's embedding, so they never change."""

    WITHIN = 0
    SENTENCE = 1
    PARAGRAPH = 2


MARKS = len(Quote) * len(Beginning)


def document_marks(sentences: Sequence[Sequence[str]], paragraphs: Sequence[int]) -> list[int]:
    """One number below ``MARKS`` for each word of the document: its quote and what begins there.

    ``paragraphs[i]`` is the number of the paragraph of sentence *i*. A quotation that is not closed ends with its
    paragraph, unless the next paragraph begins with another opening mark: so long speeches are printed.
    """
    starts = [i for i in range(len(sentences)) if i == 0 or paragraphs[i] != paragraphs[i - 1]]
    marks: list[int] = []
    inside = False
    for index, words in enumerate(sentences):
        first = Beginning.PARAGRAPH if index in starts else Beginning.SENTENCE
        if first is Beginning.PARAGRAPH:
            inside = False
        for number, word in enumerate(words):
            quote, inside = _quote(word, inside)
            marks.append(quote * len(Beginning) + (Beginning.WITHIN if number else first))
    return marks


def _quote(word: str, inside: bool) -> tuple[Quote, bool]:
    """The quote of a word and whether the words after it are inside."""
    if word in _OPENING or (word in _STRAIGHT and not inside):
        return Quote.OPENS, True
    if word in _CLOSING or word in _STRAIGHT:
        return Quote.CLOSES, False
    return (Quote.INSIDE if inside else Quote.OUTSIDE), inside


def paragraphs_of(marks: Sequence[int]) -> list[int]:
    """The paragraph of each word, counted from the marks of a document."""
    number = -1
    paragraphs = []
    for mark in marks:
        number += mark % len(Beginning) == Beginning.PARAGRAPH
        paragraphs.append(number)
    return paragraphs
