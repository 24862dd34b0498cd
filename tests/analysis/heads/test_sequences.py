"""The best sequence of tags."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.heads.sequences import best_sequence


@settings(max_examples=40)
@given(st.integers(1, 5), st.integers(1, 3), st.integers(0, 2**32 - 1))
def test_no_other_sequence_is_better(words: int, tags: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores, moves, starts = chance.normal(size=(words, tags)), chance.normal(size=(tags, tags)), chance.normal(size=tags)

    def worth(path: tuple[int, ...]) -> float:
        steps = sum(moves[a, b] for a, b in itertools.pairwise(path))
        return float(starts[path[0]] + steps + sum(scores[i, tag] for i, tag in enumerate(path)))

    best = max(worth(path) for path in itertools.product(range(tags), repeat=words))
    assert abs(worth(tuple(best_sequence(scores, moves, starts))) - best) < 1e-9
