from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.query.segments import count_likelihood, dispersion, mean_likelihood, partition

counts = st.lists(st.integers(0, 60), min_size=1, max_size=8)


def cost_of(series, starts, penalty):
    pieces = zip(starts, (*starts[1:], series.length), strict=True)
    return sum(series.cost(series.piece(*piece)) for piece in pieces) + penalty * (len(starts) - 1)


@given(counts, st.floats(1, 20))
@settings(max_examples=60, deadline=None)
def test_no_other_way_to_cut_costs_less(values, penalty):
    series = count_likelihood(values)
    best = cost_of(series, partition(series, penalty), penalty)
    for cuts in range(2 ** (len(values) - 1)):
        starts = (0, *(place + 1 for place in range(len(values) - 1) if cuts >> place & 1))
        assert best <= cost_of(series, starts, penalty) + 1e-6


def test_pieces_of_one_level_each():
    series = count_likelihood([2, 3, 2, 1, 2, 3, 2, 30, 28, 33, 29, 31, 30])
    assert partition(series, 10) == (0, 7)
    assert series.level(series.piece(7, 13)) == pytest.approx(181 / 6)


def test_means_without_weight_say_nothing():
    means = [1.0, 0.0, 1.0, 1.2, 0.9, 1.1, -6.0, 0.0, -6.2, -5.9, -6.1, -6.0]
    weights = [1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0]
    series = mean_likelihood(means, weights)
    assert partition(series, 10) == (0, 6)
    assert series.level(series.piece(0, 6)) == pytest.approx(1.04)


@pytest.mark.parametrize(("true", "level"), [(0.05, 40), (1.0, 40)])
def test_dispersion_is_found_whatever_the_jumps(true, level):
    draw = np.random.default_rng(7).negative_binomial
    values = [*draw(1 / true, 1 / (1 + true * level), 150), *draw(1 / true, 1 / (1 + true * level / 8), 150)]
    assert dispersion(values) == pytest.approx(true, rel=0.6)


def test_nothing_to_cut():
    assert partition(count_likelihood([]), 10) == ()
    assert partition(count_likelihood([0]), 10) == (0,)
    assert partition(count_likelihood([0] * 50), 2 * math.log(100)) == (0,)
