"""The best tree with one root."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dragoman.analysis.heads.tree import decode_tree


def is_tree(heads: list[int]) -> bool:
    """One root, and every word reaches it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return True


def log_softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    shifted: NDArray[np.float64] = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return shifted


def total(scores: NDArray[np.float64], heads: tuple[int, ...] | list[int]) -> float:
    return float(log_softmax(scores)[np.arange(len(heads)), list(heads)].sum())


def best_by_trial(scores: NDArray[np.float64]) -> float:
    size = len(scores)
    return max(total(scores, heads) for heads in product(range(size + 1), repeat=size) if is_tree(list(heads)))


@given(st.integers(1, 4), st.integers(0, 10_000))
@settings(max_examples=150, deadline=None)
def test_no_tree_is_better(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)) * 3
    heads = decode_tree(scores)
    assert is_tree(heads)
    assert abs(total(scores, heads) - best_by_trial(scores)) < 1e-9


@given(st.integers(1, 40), st.integers(0, 10_000), st.sampled_from([0.0, 0.1, 5.0, 100.0]))
@settings(max_examples=150, deadline=None)
def test_always_a_tree_with_one_root(size: int, seed: int, spread: float) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32) * spread
    scores[:, 0] += 2 * spread  # many words would be roots
    assert is_tree(decode_tree(scores))


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0.0, -9.0, 5.0], [1.0, 5.0, -9.0]])
    assert decode_tree(scores) == [2, 0]


def test_no_words_no_heads() -> None:
    assert decode_tree(np.zeros((0, 1))) == []
