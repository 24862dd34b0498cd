from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.query.turns import count_turns, mean_turns

QUIET = [1, 0, 2, 0, 1, 0, 0, 1, 2, 1, 0, 1] * 2


def test_a_rise_that_stays():
    (turn,) = count_turns([*QUIET, *(12, 15, 9, 14, 11, 16, 10, 13)])
    assert (turn.at, turn.end, turn.kind) == (24, 32, "rise")
    assert turn.before == pytest.approx(0.75) and turn.after == pytest.approx(12.5)
    assert turn.strength > 2 and turn.earliest <= turn.at <= turn.latest


def test_a_burst_after_which_all_is_as_before():
    (turn,) = count_turns([*QUIET, 14, 11, *QUIET])
    assert (turn.at, turn.end, turn.kind) == (24, 26, "burst")


def test_a_place_that_is_not_quite_known():
    (turn,) = count_turns([2, 1, 3, 2] * 8 + [5, 4, 12, 9, 13, 10, 11, 12])
    assert turn.earliest <= 32 and turn.latest >= 34


def test_more_reports_are_no_rise_where_counts_are_measured_against_them():
    counts = [2, 3, 1, 2, 3, 2, 1, 3, 2, 2] * 2 + [20, 30, 10, 20, 30, 20, 10, 30, 20, 20] * 2
    volumes = [100.0] * 20 + [1000.0] * 20
    assert [turn.kind for turn in count_turns(counts)] == ["rise"]
    assert count_turns(counts, volumes) == ()


def test_a_mean_that_falls_and_a_dip_of_it():
    means, numbers = [3.0, 2.5, 3.5, 3.0] * 4, [6] * 16
    (fall,) = mean_turns([*means, *(-5.0, -4.5, -5.5, -5.0) * 3], [*numbers, *[6] * 12])
    assert (fall.at, fall.kind) == (16, "fall")
    (dip,) = mean_turns([*means, -6.0, *means], [*numbers, 6, *numbers])
    assert (dip.at, dip.end, dip.kind) == (16, 17, "dip")


def test_a_mean_of_too_few_events_or_none_says_nothing():
    means = [3.0, None, 3.0, -9.0] * 6
    assert mean_turns(means, [6, 0, 6, 1] * 6) == ()


@given(st.lists(st.integers(0, 200), max_size=120))
@settings(max_examples=40, deadline=None)
def test_places_lie_in_the_series_and_in_order(counts):
    turns = count_turns(counts)
    assert [turn.at for turn in turns] == sorted({turn.at for turn in turns})
    for turn in turns:
        assert 0 < turn.earliest <= turn.at <= turn.latest < turn.end <= len(counts)
        assert turn.strength > 0 and (turn.after > turn.before) == (turn.kind in ("rise", "burst"))


def test_few_series_without_a_change_show_one():
    draw = np.random.default_rng(3).negative_binomial
    found = sum(bool(count_turns([int(n) for n in draw(2.5, 2.5 / (2.5 + mean), 150)])) for mean in (0.5, 3, 20) * 20)
    assert found <= 6
