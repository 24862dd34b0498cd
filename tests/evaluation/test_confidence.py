"""Figures of calibration, on events judged by hand."""

from __future__ import annotations

import pytest

from evaluation.confidence import Judged, calibration


def rows(*right: bool, weight: float = 1.0) -> list[Judged]:
    return [Judged("report", frozenset(), 0.0, each, weight) for each in right]


def test_what_is_right_as_often_as_it_says_has_no_error() -> None:
    figures = calibration(rows(True, True, True, False), [0.75] * 4)
    assert figures["ECE"] == 0 and figures["right"] == 0.75
    assert figures["Brier"] == pytest.approx(0.75 * 0.25)
    assert (figures["right from 0.7 on"], figures["share from 0.8 on"]) == (0.75, 0)


def test_each_bin_has_its_own_error() -> None:
    figures = calibration(rows(True, False), [0.9, 0.9])
    assert figures["ECE"] == pytest.approx(0.4)
    assert calibration(rows(True, False), [1.0, 0.0])["ECE"] == 0


def test_the_order() -> None:
    assert calibration(rows(True, False), [0.9, 0.1])["order"] == 1
    assert calibration(rows(True, False), [0.4, 0.4])["order"] == 0.5
    assert calibration(rows(True, True), [0.4, 0.9])["order"] == 0.5


def test_weights_count() -> None:
    judged = [*rows(True, weight=0.5), *rows(False, weight=1.5)]
    assert calibration(judged, [0.25, 0.25])["ECE"] == 0
