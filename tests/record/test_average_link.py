"""Groups by average link, against the plain definition."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.record.average_link import average_link


def plainly(likeness: np.ndarray, least: float) -> set[frozenset[int]]:
    groups = [frozenset({row}) for row in range(len(likeness))]
    while len(groups) > 1:
        means = {(a, b): likeness[np.ix_(sorted(a), sorted(b))].mean() for a, b in combinations(groups, 2)}
        (a, b), mean = max(means.items(), key=lambda item: item[1])
        if mean < least:
            break
        groups = [group for group in groups if group not in (a, b)] + [a | b]
    return {frozenset(group) for group in groups}


@given(st.integers(0, 9), st.integers(0, 2**32 - 1), st.sampled_from([0.2, 0.5, 0.7]))
@settings(max_examples=60)
def test_groups_are_those_of_the_definition(count: int, seed: int, least: float) -> None:
    likeness = np.random.default_rng(seed).random((count, count))
    likeness = (likeness + likeness.T) / 2
    labels = average_link(likeness, least)
    found = {frozenset(i for i, label in enumerate(labels) if label == wanted) for wanted in labels}
    assert found == plainly(likeness, least)


def test_groups_are_numbered_as_they_come() -> None:
    likeness = np.array([[1, 0, 0.9], [0, 1, 0], [0.9, 0, 1]])
    assert average_link(likeness, 0.5) == [0, 1, 0]
    assert average_link(likeness, 0.95) == [0, 1, 2]
