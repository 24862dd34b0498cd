"""What one party does to another in a sentence: roles for the encoder, and probabilities from scores."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.tokenizer import SentenceSpan

Span = tuple[int, int]
OUTSIDE, ACTOR, RECIPIENT = range(3)  # rows of the network's embedding of roles


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


def roles_of_pieces(roles: Sequence[int], first: Sequence[int], length: int) -> list[int]:
    """The role of each of ``length`` word pieces, given those of the words and where words begin (``first``)."""
    result = [OUTSIDE] * length
    for role, start, end in zip(roles, first, (*first[1:], length - 1), strict=True):
        result[start:end] = [role] * (end - start)
    return result


def parties(states: NDArray[np.float32], roles: Sequence[int]) -> NDArray[np.float32]:
    """The states of the root mark and the means of those of the actor and of the recipient, side by side.

    ``states``: (words + 1, size), row 0 the root mark; ``roles`` of the words. A party that is not there is zero.
    """
    kinds = np.array(roles)
    means = [
        states[1:][kinds == role].mean(axis=0) if (kinds == role).any() else np.zeros_like(states[0])
        for role in (ACTOR, RECIPIENT)
    ]
    joined: NDArray[np.float32] = np.concatenate([states[0], *means])
    return joined


def probabilities(scores: NDArray[np.float32], types: Sequence[str]) -> dict[str, float]:
    """Softmax by type, rounded so that the same numbers are printed everywhere."""
    shifted = np.exp(scores.astype(np.float64) - scores.max())
    return {kind: round(float(value), 4) for kind, value in zip(types, shifted / shifted.sum(), strict=True)}
