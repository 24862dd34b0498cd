"""The best sequence of tags when not every tag may follow every other."""

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
