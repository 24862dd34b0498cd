"""The best sequence of tags when not every tag may follow every other, and how sure a span of it is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]


def best_sequence(scores: NDArray[np.floating], moves: Doubles, starts: Doubles) -> list[int]:
    """Viterbi: ``scores`` (words, tags), ``moves[a, b]`` for tag *b* after *a*, ``starts`` (tags) for the first word."""
    best = scores[0] + starts
    back = np.zeros(scores.shape, dtype=np.int64)
    for word in range(1, len(scores)):
        paths = best[:, None] + moves
        back[word] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[word]
    path = [int(best.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        path.append(int(back[word, path[-1]]))
    return path[::-1]


class Lattice:
    """All sequences of tags with their probabilities; the arguments are those of ``best_sequence``."""

    def __init__(self, scores: NDArray[np.floating], moves: Doubles, starts: Doubles) -> None:
        self._emit = np.exp(scores - scores.max(axis=1, keepdims=True))
        self._move = np.exp(moves - moves.max())
        self._forward, self._scale = self._forwards(np.exp(starts - starts.max()))
        self._backward = self._backwards()

    def _forwards(self, starts: Doubles) -> tuple[Doubles, Doubles]:
        """For each word the tags given the words up to it, and what they were divided by to add up to 1."""
        emit, move = self._emit, self._move
        forward, scale = np.empty(emit.shape), np.empty(len(emit))
        row = starts * emit[0]
        for word in range(len(emit)):
            if word:
                row = (row @ move) * emit[word]
            scale[word] = total = row.sum()
            forward[word] = row = row / total
        return forward, scale

    def _backwards(self) -> Doubles:
        weighed = self._emit / self._scale[:, None]
        backward = np.ones(self._emit.shape)
        for word in range(len(backward) - 2, -1, -1):
            backward[word] = self._move @ (weighed[word + 1] * backward[word + 1])
        return backward

    def probability(self, first: int, end: int, begins: int, goes_on: int) -> float:
        """That exactly the words ``first``…``end`` are one span: its first tag ``begins``, the others ``goes_on``."""
        found, tag = self._forward[first, begins], begins
        for word in range(first + 1, end):
            found *= self._move[tag, goes_on] * self._emit[word, goes_on] / self._scale[word]
            tag = goes_on
        if end == len(self._emit):
            return float(found)
        after = self._move[tag] * self._emit[end] * self._backward[end] / self._scale[end]
        return float(found * (after.sum() - after[goes_on]))
