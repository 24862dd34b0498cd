from __future__ import annotations

from datetime import date

from dragoman.store.summaries import EventTally
from dragoman.web.charts import Amount
from dragoman.web.series import MOST_PERIODS, amounts, drawn, total, with_gaps


def test_events_are_counted_by_what_they_are():
    tallies = [
        EventTally("2020-01", "verbal cooperation", True, 2, 0), EventTally("2020-01", "material cooperation", True, 1, 0),
        EventTally("2020-01", "verbal conflict", False, 4, 0), EventTally("", "material conflict", True, 5, 0),
    ]  # fmt: skip
    assert amounts(tallies) == [Amount("", 0, 5, 0), Amount("2020-01", 3, 0, 4)]
    assert total(amounts(tallies)) == 12


def test_only_the_time_of_the_reports_is_drawn():
    found = [Amount(period, 1, 0) for period in ("1914-07", "2019-02", "2019-05", "2040-01")]
    shown = drawn(found, (date(2019, 2, 11), date(2019, 9, 9)))
    assert [each.period for each in shown] == ["2019-02", "2019-05"]
    assert drawn(found, None) == found
    assert [each.period for each in with_gaps(shown, "month")] == ["2019-02", "2019-03", "2019-04", "2019-05"]
    assert len(with_gaps([Amount("0001", 1, 0), Amount("2000", 1, 0)], "year")) == MOST_PERIODS
    assert with_gaps([], "day") == []
