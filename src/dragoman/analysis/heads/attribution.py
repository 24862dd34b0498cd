"""Who says what, from scores over the words of a document: spans of speakers, cues and contents, and their links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.entities import spans_of
from dragoman.analysis.heads.sequences import Lattice, best_sequence

ROLES = ("speaker", "cue", "content")
TAGS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))

WordSpan = tuple[int, int]
Floats = NDArray[np.float32]

# Gaps between spans in words: a class for each power of two, before and after.
_STEPS = 9
GAPS = 2 * _STEPS
BETWEEN = 4  # how many others stand between: 0, 1, 2, more
PARAGRAPHS = 4  # how many paragraphs begin between: 0, 1, 2, more
LINK_TERMS = GAPS + BETWEEN + PARAGRAPHS


def gap_of(one: WordSpan, other: WordSpan) -> int:
    """The class of the words between two spans: 0 … 8 where ``other`` follows (0, 1, 2, 3–4, … words), else 9 … 17."""
    after = other[0] >= one[0]
    words = max(0, other[0] - one[1] if after else one[0] - other[1])
    size = min(words if words < 3 else (words - 1).bit_length() + 1, _STEPS - 1)
    return size if after else size + _STEPS


def link_terms(left: Sequence[WordSpan], right: Sequence[WordSpan], paragraphs: Sequence[int]) -> NDArray[np.int64]:
    """What is known of each pair of spans besides their words: (left, right, 3) rows of the ``LINK_TERMS`` terms.

    The gap, how many of ``right`` stand between, and how many paragraphs begin between (``paragraphs`` of the words).
    """
    terms = np.zeros((len(left), len(right), 3), dtype=np.int64)
    for row, one in enumerate(left):
        for column, other in enumerate(right):
            low, high = (one, other) if one[0] <= other[0] else (other, one)
            between = sum(low[1] <= span[0] and span[1] <= high[0] for span in right)
            crossed = abs(paragraphs[other[0]] - paragraphs[one[0]])
            terms[row, column] = (
                gap_of(one, other), GAPS + min(between, BETWEEN - 1),
                GAPS + BETWEEN + min(crossed, PARAGRAPHS - 1),
            )  # fmt: skip
    return terms


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of one attribution, half-open ranges over the document; the content in the pieces that the text has.

    ``certainty`` is the probability that the content, of several pieces the least sure one, is exactly right.
    """

    cue: WordSpan
    speaker: WordSpan | None
    content: tuple[WordSpan, ...]
    certainty: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class LinkScores:
    """What links are scored from, a row a word: projections of first and last words of spans of either side.

    ``first`` and ``last``: (words, 64) each, to be added for the two ends of a span; ``terms``: (LINK_TERMS,).
    """

    left_first: Floats
    left_last: Floats
    right_first: Floats
    right_last: Floats
    terms: Floats

    def scores(self, left: Sequence[WordSpan], right: Sequence[WordSpan], paragraphs: Sequence[int]) -> Floats:
        """(left spans, right spans)."""
        ones = _ends(self.left_first, self.left_last, left)
        others = _ends(self.right_first, self.right_last, right)
        known = self.terms[link_terms(left, right, paragraphs)].sum(axis=-1)
        scores: Floats = ones @ others.T * np.float32(ones.shape[1] ** -0.5) + known
        return scores


def _ends(first: Floats, last: Floats, spans: Sequence[WordSpan]) -> Floats:
    joined: Floats = first[[start for start, _ in spans]] + last[[end - 1 for _, end in spans]]
    return joined


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """Scores over the *n* words of a document.

    ``tags``: (n, 7); ``moves``: (8, 7), tag after tag, the last row for the first word; ``nobody_first`` and
    ``nobody_last``: (n,), to be added for the two ends of a cue whose speaker the text does not name.
    """

    tags: Floats
    moves: Floats
    speaker_of: LinkScores
    cue_of: LinkScores
    nobody_first: Floats
    nobody_last: Floats


def decode_attributions(scores: AttributionScores, paragraphs: Sequence[int]) -> list[Attribution]:
    """The attributions of a document in the order of their cues; ``paragraphs`` has the paragraph of each word.

    Each piece of content belongs to the cue that scores best for it, each cue has the best speaker or none; a cue
    without content and a content without a cue are left out.
    """
    if not len(scores.tags):
        return []
    moves = scores.moves.astype(np.float64)
    spans = spans_of([TAGS[tag] for tag in best_sequence(scores.tags, moves[:-1], moves[-1])])
    speakers, cues, contents = ([(s, e) for s, e, kind in spans if kind == role] for role in ROLES)
    if not cues or not contents:
        return []
    owners = scores.cue_of.scores(contents, cues, paragraphs).argmax(axis=1)
    named = _speakers(scores, cues, speakers, paragraphs)
    pieces = [tuple(c for c, owner in zip(contents, owners, strict=True) if owner == i) for i in range(len(cues))]
    lattice = Lattice(scores.tags.astype(np.float64), moves[:-1], moves[-1])
    begins, goes_on = TAGS.index("B-content"), TAGS.index("I-content")
    return [
        Attribution(cue, speaker, said, min(lattice.probability(*piece, begins, goes_on) for piece in said))
        for cue, speaker, said in zip(cues, named, pieces, strict=True) if said
    ]  # fmt: skip


def _speakers(
    scores: AttributionScores, cues: Sequence[WordSpan], speakers: Sequence[WordSpan], paragraphs: Sequence[int]
) -> list[WordSpan | None]:
    if not speakers:
        return [None] * len(cues)
    found = scores.speaker_of.scores(cues, speakers, paragraphs)
    nobody = _ends(scores.nobody_first, scores.nobody_last, cues)
    best = found.argmax(axis=1)
    return [
        speakers[choice] if found[row, choice] > nobody[row] else None for row, choice in enumerate(best)
    ]
