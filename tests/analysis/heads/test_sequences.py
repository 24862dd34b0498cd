"""The best sequence of tags."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.heads.sequences import Lattice, best_sequence


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


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(1, 5), st.integers(2, 3))
def test_the_probability_of_a_span_is_the_share_of_the_sequences_that_have_it(seed: int, words: int, tags: int) -> None:
    chance = np.random.default_rng(seed)
    scores, moves, starts = (chance.normal(size=size) for size in ((words, tags), (tags, tags), (tags,)))
    first = int(chance.integers(words))
    end = int(chance.integers(first + 1, words + 1))
    total = share = 0.0
    for path in itertools.product(range(tags), repeat=words):
        steps = sum(moves[a, b] for a, b in itertools.pairwise(path))
        weight = float(np.exp(starts[path[0]] + scores[range(words), path].sum() + steps))
        total += weight
        inside = path[first:end] == (0, *[1] * (end - first - 1))
        share += weight * (inside and (end == words or path[end] != 1))
    found = Lattice(scores, moves, starts).probability(first, end, begins=0, goes_on=1)
    assert abs(found - share / total) < 1e-9
