"""What one party does to another in a sentence: marks around the parties, and probabilities from scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.shapes import Shape
from dragoman.analysis.tokenizer import SentenceSpan
from dragoman.analysis.wordpiece import Pieces

Span = tuple[int, int]
OUTSIDE, ACTOR, RECIPIENT = range(3)


class Mark(IntEnum):
    """What the network is told about a piece: rows of its embedding of marks."""

    NONE = 0
    ACTOR = 1  # opens the actor
    ACTOR_END = 2
    RECIPIENT = 3
    RECIPIENT_END = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with marks around both parties: parallel ``ids``, ``shapes`` and ``marks``."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    marks: tuple[int, ...]


def mark(pieces: Pieces, roles: Sequence[int]) -> Marked:
    """Put marks around the words of each party. A mark has the id of the closing piece and a row of its own."""
    rows: list[tuple[int, int, int]] = [(pieces.ids[0], pieces.shapes[0], Mark.NONE)]
    close, before = pieces.ids[-1], OUTSIDE
    for role, start, end in zip(roles, pieces.first, (*pieces.first[1:], len(pieces.ids) - 1), strict=True):
        rows += _marks_between(before, role, close)
        rows += [(pieces.ids[at], pieces.shapes[at], Mark.NONE) for at in range(start, end)]
        before = role
    rows += [*_marks_between(before, OUTSIDE, close), (close, pieces.shapes[-1], Mark.NONE)]
    return Marked(*zip(*rows, strict=True))


def _marks_between(before: int, after: int, piece: int) -> list[tuple[int, int, int]]:
    if before == after:
        return []
    ends = {ACTOR: Mark.ACTOR_END, RECIPIENT: Mark.RECIPIENT_END}
    opens = {ACTOR: Mark.ACTOR, RECIPIENT: Mark.RECIPIENT}
    marks = [row for row in (ends.get(before), opens.get(after)) if row is not None]
    return [(piece, int(Shape.NONE), int(row)) for row in marks]


def pair_window(sentences: Sequence[SentenceSpan], actor: Span, recipient: Span) -> list[SentenceSpan]:
    """The sentences from the first that holds a party to the last, all of them where a party is in none."""
    touched = [
        index
        for index, sentence in enumerate(sentences)
        for span in (actor, recipient)
        if sentence.words[0][0] < span[1] and sentence.words[-1][1] > span[0]
    ]
    return list(sentences[min(touched) : max(touched) + 1]) if touched else list(sentences)


def roles_of_words(words: Sequence[Span], actor: Span, recipient: Span) -> list[int]:
    """The role of each word; raises ``ValueError`` where a party covers none."""
    roles = [OUTSIDE] * len(words)
    for span, role in ((actor, ACTOR), (recipient, RECIPIENT)):
        covered = [index for index, (start, end) in enumerate(words) if start < span[1] and end > span[0]]
        if not covered:
            raise ValueError(f"no word of the text stands at {span}")
        for index in covered:
            roles[index] = role
    return roles


def around(roles: Sequence[int], pieces: Sequence[int], most: int) -> Span:
    """A range of words with both parties in its middle, of at most ``most`` pieces unless the parties alone have more."""
    marked = [index for index, role in enumerate(roles) if role != OUTSIDE]
    first, last = marked[0], marked[-1] + 1
    while (first > 0 or last < len(roles)) and sum(pieces[first:last]) < most:
        first, last = max(first - 1, 0), min(last + 1, len(roles))
    return first, last


def probabilities(scores: NDArray[np.float32], types: Sequence[str]) -> dict[str, float]:
    """Softmax by type, rounded so that the same numbers are printed everywhere."""
    shifted = np.exp(scores.astype(np.float64) - scores.max())
    return {kind: round(float(value), 4) for kind, value in zip(types, shifted / shifted.sum(), strict=True)}
