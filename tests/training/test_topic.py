"""Which reports the topic head learns from, and that it learns."""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'training' is missing")

from training.headings import is_kept  # noqa: E402
from training.topic import Rows, accuracy, chosen_reports, fit  # noqa: E402

pytestmark = pytest.mark.torch

LINES = [
    json.dumps({"text": f"{heading} {year}", "category": heading, "date": f"{year}-01-01"})
    for heading in ("Sport", "International relations", "Business and economy")
    for year in range(2009, 2017)
]


def test_kept_years_are_never_trained_on() -> None:
    assert is_kept("2016-05-01") and not is_kept("2015-05-01")
    assert {text for text, _ in chosen_reports(LINES, kept=True)} == {"International relations 2016", "Sport 2016"}
    assert not any("2016" in text or "Business" in text for text, _ in chosen_reports(LINES, kept=False))


def test_it_separates_what_can_be_separated() -> None:
    chance = np.random.default_rng(0)
    labels = np.array([0, 1] * 40, np.float32)
    states = chance.normal(size=(80, 6)).astype(np.float32) + 3 * labels[:, None]
    rows = Rows(states, labels, np.arange(80))
    assert accuracy(rows, fit(rows)) == 100.0
