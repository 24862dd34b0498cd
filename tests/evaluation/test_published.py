"""How an inferred day is judged."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolution.published import Inferred
from evaluation.published import invented, verdict

DAY = date(2020, 5, 5)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (DAY, DAY, "right"), (DAY, date(2020, 5, 8), "near"), (DAY, date(2020, 4, 20), "month"),
        (DAY, date(2019, 5, 5), "wrong"), (None, DAY, "wrong"), (DAY, None, "none"), (None, None, "right"),
    ],
)  # fmt: skip
def test_verdicts(gold: date | None, found: date | None, expected: str) -> None:
    assert verdict(gold, Inferred(found, 0.9) if found else None) == expected


def test_the_invented_reports_are_there() -> None:
    reports = list(invented())
    assert len(reports) >= 40 and any(report.published is None for report in reports)
