"""The heads that read across sentences, on the words of a document in blocks of bounded size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dragoman.analysis.heads.attribution import Attribution, WordSpan, decode_attributions
from dragoman.analysis.heads.coreference import CoreferenceWeights, find_chains
from dragoman.analysis.heads.mentions import Parsed
from dragoman.analysis.quotes import document_marks, paragraphs_of
from dragoman.analysis.runtime import Floats, Runtime
from dragoman.analysis.threads import one_thread
from dragoman.types import analysis as types

Mention = tuple[int, int, int]
# A longer document is read in blocks that end with a sentence, so that memory does not grow with it.
BLOCK = 6000  # words
CERTAINTY_DIGITS = 4


def find_attributions(
    runtime: Runtime, sentences: Sequence[Sequence[str]], paragraphs: Sequence[int], context: Sequence[Floats]
) -> list[Attribution]:
    """Attributions over the words of a document, from the ``context`` (words, 384) of each of its sentences."""
    found: list[Attribution] = []
    first = 0
    for block in _blocks([len(words) for words in sentences]):
        rows = slice(block.start, block.stop)
        if not any(sentences[rows]):
            continue
        marks = document_marks(sentences[rows], paragraphs[rows])
        scores = runtime.attribution(np.concatenate(context[rows]), marks)
        found.extend(_moved(attribution, first) for attribution in decode_attributions(scores, paragraphs_of(marks)))
        first += len(marks)
    return found


def find_coreference(
    members: Sequence[CoreferenceWeights], sentences: Sequence[Parsed], context: Sequence[Floats]
) -> list[list[Mention]]:
    """Chains of mentions (sentence, first word, one past the last); none reaches over the end of a block."""
    found: list[list[Mention]] = []
    for block in _blocks([len(sentence.words) for sentence in sentences]):
        rows = slice(block.start, block.stop)
        if not any(sentence.words for sentence in sentences[rows]):
            continue
        with one_thread():
            chains = find_chains(sentences[rows], np.concatenate(context[rows]), members)
        for chain in chains:
            found.append([(sentence + block.start, first, last) for sentence, first, last in chain])
    return found


def _blocks(lengths: Sequence[int]) -> Iterator[range]:
    """Ranges of sentences of at most ``BLOCK`` words (a single longer sentence is a block of its own)."""
    start = size = 0
    for index, length in enumerate(lengths):
        if index > start and size + length > BLOCK:
            yield range(start, index)
            start, size = index, 0
        size += length
    if start < len(lengths):
        yield range(start, len(lengths))


def _moved(attribution: Attribution, by: int) -> Attribution:
    def move(span: WordSpan) -> WordSpan:
        return span[0] + by, span[1] + by

    speaker = move(attribution.speaker) if attribution.speaker else None
    content = tuple(map(move, attribution.content))
    return Attribution(move(attribution.cue), speaker, content, attribution.certainty)


def in_text(attribution: Attribution, words: Sequence[tuple[int, int]]) -> types.Attribution:
    """The attribution in code points, given where each word of the document stands."""

    def place(span: WordSpan) -> types.TextSpan:
        return words[span[0]][0], words[span[1] - 1][1]

    speaker = place(attribution.speaker) if attribution.speaker else None
    content = tuple(map(place, attribution.content))
    return types.Attribution(place(attribution.cue), speaker, content, round(attribution.certainty, CERTAINTY_DIGITS))
