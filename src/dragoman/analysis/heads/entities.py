"""Entity spans from scores of BIO tags: the best sequence in which no entity begins in its middle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.sequences import best_sequence

OUTSIDE = "O"
_FORBIDDEN = -1e6


def transitions(tags: Sequence[str]) -> NDArray[np.float64]:
    """``result[a, b]`` is 0 where tag *b* may follow tag *a*, else forbidden: ``I-X`` only after ``B-X`` or ``I-X``."""
    result = np.zeros((len(tags), len(tags)))
    for after, tag in enumerate(tags):
        if tag.startswith("I-"):
            allowed = (f"B-{tag[2:]}", tag)
            result[[before for before, name in enumerate(tags) if name not in allowed], after] = _FORBIDDEN
    return result


def decode_entities(
    scores: NDArray[np.floating], tags: Sequence[str], allowed: NDArray[np.float64]
) -> list[tuple[int, int, str]]:
    """Half-open spans ``(start, end, type)`` from scores of shape (words, tags), by Viterbi over allowed sequences."""
    if not len(scores):
        return []
    return spans_of([tags[index] for index in _viterbi(scores.astype(np.float64), tags, allowed)])


def _viterbi(scores: NDArray[np.float64], tags: Sequence[str], allowed: NDArray[np.float64]) -> list[int]:
    greedy = scores.argmax(axis=1)
    starts = np.array([_FORBIDDEN if tag.startswith("I-") else 0.0 for tag in tags])
    if starts[greedy[0]] == 0 and not allowed[greedy[:-1], greedy[1:]].any():
        return [int(index) for index in greedy]
    return best_sequence(scores, allowed, starts)


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Half-open spans of a BIO sequence; an ``I-X`` with nothing before it begins an entity."""
    spans: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for index, tag in enumerate([*tags, OUTSIDE]):
        if kind and tag != f"I-{kind}":
            spans.append((start, index, kind))
            kind = ""
        if tag != OUTSIDE and not kind:
            start, kind = index, tag[2:]
    return spans
