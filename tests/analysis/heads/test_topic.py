"""Log odds of a sentence from the mean of its words' states."""

import numpy as np
import pytest

from dragoman.analysis.heads.topic import FEWEST, TopicWeights, politics

WEIGHTS = TopicWeights(np.array([1.0, -2.0], np.float32), np.float32(0.5))  # type: ignore[arg-type]


def test_the_mean_state_decides() -> None:
    states = np.array([[0, 1], [2, 0]] * FEWEST, np.float32)
    assert politics(states, WEIGHTS) == pytest.approx(1.0 - 2.0 * 0.5 + 0.5)


def test_the_order_of_words_does_not_matter() -> None:
    states = np.random.default_rng(1).normal(size=(12, 2)).astype(np.float32)
    assert politics(states, WEIGHTS) == politics(states[::-1], WEIGHTS)


def test_few_words_are_not_judged() -> None:
    states = np.ones((FEWEST, 2), np.float32)
    assert politics(states, WEIGHTS) is not None
    assert politics(states[1:], WEIGHTS) is None
