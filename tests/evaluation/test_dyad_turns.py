from __future__ import annotations

import pytest

from dragoman.query.dyad_turns import DyadTurn
from evaluation.dyad_turns import BLIND, Known, months_off, outcomes, read_known

KNOWN = Known("PER", "ECU", "2024-03", "2024-05", "a border is closed")


def turn(earliest, latest, after=5.0):
    return DyadTurn(earliest, earliest, latest, latest, "conflict", "rise", 1.0, after, 2.0, ())


@pytest.mark.parametrize(
    ("earliest", "latest", "months"),
    [("2024-01", "2024-03", 0), ("2024-04", "2024-04", 0), ("2023-12", "2024-02", 1), ("2024-08", "2024-09", 3),
     ("2024-Q1", "2024-Q1", 0), ("2023", "2023", 3)],
)  # fmt: skip
def test_how_far_off(earliest, latest, months):
    assert months_off(KNOWN, turn(earliest, latest)) == months


def test_only_turns_to_conflict_find_it():
    (outcome,) = outcomes([KNOWN], {KNOWN.pair: (turn("2024-06", "2024-06"), turn("2024-04", "2024-04", after=0.0))})
    assert [found.period for found in outcome.found] == ["2024-06"]


def test_the_known_turns_can_be_read():
    known, blind = read_known(), read_known(BLIND)
    assert (len(known), len(blind)) == (6, 26)
    assert all(each.first <= each.last for each in known + blind)
    assert not {each.pair for each in known} & {each.pair for each in blind}


def test_a_turn_that_may_be_anywhere_finds_nothing():
    (outcome,) = outcomes([KNOWN], {KNOWN.pair: (turn("2020-01", "2024-04"),)})
    assert outcome.found == ()
