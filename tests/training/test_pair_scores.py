"""Figures of pairs on probabilities made up for the purpose."""

from training.pair_scores import calibration_error, figures, fit_temperature, root_of, tempered


def test_types_that_are_one_root_count_together() -> None:
    assert root_of({"CONCEDE": 0.3, "RETREAT": 0.25, "AID": 0.4, "NONE": 0.05}) == "YIELD"


def test_none_is_never_a_root() -> None:
    assert root_of({"NONE": 0.9, "AID": 0.1}) == "AID"


def test_quads_forgive_what_roots_do_not() -> None:
    found = [{"REJECT": 0.9, "AID": 0.1}, {"REJECT": 0.1, "AID": 0.9}]
    scores = figures(["ACCUSE", "AID"], found)
    assert scores["root macro F1"] == 50.0
    assert scores["quad macro F1"] == 100.0
    assert scores["root accuracy"] == 50.0


def test_what_is_right_as_often_as_it_says_has_no_calibration_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0.0
    assert calibration_error([0.95] * 4, [True, True, False, False]) == 45.0


def test_the_temperature_cools_what_is_too_sure() -> None:
    sure = {"AID": 0.98, "ACCUSE": 0.02}
    temperature = fit_temperature(["AID", "AID", "ACCUSE"], [sure] * 3)
    assert temperature > 2
    cooled = tempered(sure, temperature)
    assert abs(sum(cooled.values()) - 1) < 1e-9
    assert 0.6 < cooled["AID"] < 0.8
