"""Fitting the weights of the confidence, on events made up for it."""

from __future__ import annotations

import pytest

pytest.importorskip("sklearn", reason="needs the extra 'training'")

from evaluation.confidence import Judged  # noqa: E402
from training.confidence import fitted, left_out  # noqa: E402


def judged(report: str, right: bool, *signs: str) -> Judged:
    return Judged(report, frozenset(signs), 0.0, right)


ROWS = [judged(f"r{n % 4}", n % 5 > 0, "good") for n in range(40)] + [judged(f"r{n % 4}", n % 5 == 0, "bad") for n in range(40)]


def test_good_signs_raise_and_bad_ones_lower() -> None:
    weights = fitted(ROWS, 1.0)
    assert weights.signs["good"] > 0.5 and weights.signs["bad"] < -0.5


def test_rare_signs_have_no_weight() -> None:
    assert set(fitted([*ROWS, judged("r1", True, "rare")], 1.0).signs) == {"good", "bad"}


def test_a_report_is_judged_by_the_others_only() -> None:
    odd = [judged("odd", False, "good")] * 30
    values = left_out([*ROWS, *odd], 1.0)
    assert all(value > 0.6 for value in values[-30:])  # the others say that it is a good sign
