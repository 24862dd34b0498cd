"""The best tree with one root from a matrix of arc scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_NEVER = -1e9
_ROOT_PENALTY = 1e5


def decode_tree(scores: NDArray[np.floating]) -> list[int]:
    """Heads of the best tree with exactly one root.

    ``scores[d, h]`` is the score of head *h* (0 the root, *i* the *i*-th word) for word *d + 1*: shape (n, n + 1).
    Returns n heads, 0 for the root. Ties go to the leftmost head, so the answer is always the same.
    """
    words = scores.shape[0]
    if words == 0:
        return []
    if words == 1:
        return [0]
    square = np.full((words + 1, words + 1), _NEVER, dtype=np.float64)
    square[1:] = _log_softmax(scores.astype(np.float64))
    np.fill_diagonal(square, _NEVER)
    heads = square.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and _find_cycle(heads) is None:
        return [int(head) for head in heads[1:]]
    # Every arc from the root costs so much that the best arborescence has the fewest possible: one.
    square[1:, 0] -= _ROOT_PENALTY
    return [int(head) for head in _arborescence(square)[1:]]


def _log_softmax(scores: Scores) -> Scores:
    shifted = scores - scores.max(axis=1, keepdims=True)
    result: Scores = np.maximum(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), -1000.0)
    return result


def _find_cycle(heads: NDArray[np.int64]) -> list[int] | None:
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node):]
        for visited in path:
            state[visited] = 2
    return None


def _arborescence(scores: Scores) -> NDArray[np.int64]:
    """Chu-Liu and Edmonds, contracting one cycle at a time; ``scores[dependent, head]``, node 0 the root."""
    heads: NDArray[np.int64] = scores.argmax(axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    members = np.array(cycle)
    contracted, entry, exit_ = _contract(scores, heads, members, rest)
    return _expand(_arborescence(contracted), heads, members, rest, entry, exit_)


def _contract(
    scores: Scores, heads: NDArray[np.int64], members: NDArray[np.int64], rest: NDArray[np.int64]
) -> tuple[Scores, NDArray[np.int64], NDArray[np.int64]]:
    """The cycle becomes the last node; also which member each outside head enters, and which member heads whom."""
    size = len(rest)
    contracted = np.full((size + 1, size + 1), _NEVER, dtype=np.float64)
    contracted[:size, :size] = scores[np.ix_(rest, rest)]
    gain = scores[np.ix_(members, rest)] - scores[members, heads[members]][:, None]
    entry = gain.argmax(axis=0)
    contracted[size, :size] = gain.max(axis=0)
    outgoing = scores[np.ix_(rest, members)]
    exit_ = outgoing.argmax(axis=1)
    contracted[:size, size] = outgoing.max(axis=1)
    return contracted, members[entry], members[exit_]


def _expand(
    reduced: NDArray[np.int64],
    heads: NDArray[np.int64],
    members: NDArray[np.int64],
    rest: NDArray[np.int64],
    entry: NDArray[np.int64],
    exit_: NDArray[np.int64],
) -> NDArray[np.int64]:
    result = heads.copy()
    size = len(rest)
    for index, node in enumerate(rest):
        if node != 0:
            result[node] = exit_[index] if reduced[index] == size else rest[reduced[index]]
    outside = int(reduced[size])
    result[entry[outside]] = rest[outside]
    return result
