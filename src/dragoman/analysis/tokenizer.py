"""Raw text to sentences of words: paragraphs, then words, then the places where sentences end."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.analysis.boundaries import Scorer, likely_ends
from dragoman.analysis.paragraphs import split_paragraphs
from dragoman.analysis.sentences import sentence_ends
from dragoman.analysis.words import split_words

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """One sentence: the spans of its words in the text, and the number of its paragraph."""

    words: tuple[Span, ...]
    paragraph: int


def segment(text: str, scorer: Scorer | None = None) -> list[SentenceSpan]:
    """Sentences of ``text`` in order; every character that is not white space belongs to exactly one word.

    Without a ``scorer`` sentences end where the rules say.
    """
    sentences: list[SentenceSpan] = []
    for number, (start, end) in enumerate(split_paragraphs(text)):
        words = split_words(text, start, end)
        first = 0
        for last in likely_ends(text, words, scorer) if scorer else sentence_ends(text, words):
            sentences.append(SentenceSpan(tuple(words[first:last]), number))
            first = last
    return sentences
