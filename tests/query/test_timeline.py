from __future__ import annotations

from datetime import date

from dragoman.query.timeline import TimelinePeriod, periods_since, timeline
from dragoman.store.filters import EventFilter
from tests.query.record import small_record


def test_periods_with_events_and_the_biggest_of_each():
    with small_record().view() as view:
        periods = timeline(view, EventFilter(country="PER"), "month", 1)
    counts = [(each.period, each.cooperation, each.conflict, each.unsettled) for each in periods]
    assert counts == [("", 0, 1, 0), ("2024-01", 1, 0, 0), ("2024-04", 0, 1, 1)]
    assert [[group.documents for group in period.biggest] for period in periods] == [[1], [2], [1]]


def test_what_began_before_is_in_no_series():
    periods = [TimelinePeriod(name, 1, 0, 0, ()) for name in ("", "2023-12", "2024-01", "2024-02")]
    assert [each.period for each in periods_since(periods, date(2024, 1, 15), "month")] == ["2024-01", "2024-02"]
    assert [each.period for each in periods_since(periods, None, "month")] == ["2023-12", "2024-01", "2024-02"]
