"""TempEval scores of time expressions."""

from __future__ import annotations

from evaluation.time_scores import Marked, Tally, pair


def test_a_wider_span_counts_as_relaxed_only() -> None:
    tally = Tally()
    tally.add(pair([Marked(5, 11, "2024-05-03", "DATE")], [Marked(0, 11, "2024-05-03", "DATE"), Marked(20, 24, "2020", "DATE")]))
    assert (tally.f1("relaxed span"), tally.f1("strict span")) == (200 / 3, 0.0)
    assert (tally.precision("value"), tally.recall("value")) == (50.0, 100.0)


def test_of_several_overlaps_the_equal_value_is_taken() -> None:
    found = [Marked(0, 4, "2020"), Marked(5, 9, "2021")]
    assert pair([Marked(0, 9, "2021")], found).pairs[0][1] == found[1]


def test_nothing_found_is_no_error() -> None:
    assert Tally().f1("value") == 0.0
