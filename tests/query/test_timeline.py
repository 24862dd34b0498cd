from __future__ import annotations

from dragoman.query.timeline import timeline
from dragoman.store.filters import EventFilter
from tests.query.record import small_record


def test_periods_with_events_and_the_biggest_of_each():
    with small_record().view() as view:
        periods = timeline(view, EventFilter(country="PER"), "month", 1)
    counts = [(each.period, each.cooperation, each.conflict, each.unsettled) for each in periods]
    assert counts == [("", 0, 1, 0), ("2024-01", 2, 0, 0), ("2024-04", 0, 1, 1)]
    assert [[group.documents for group in period.biggest] for period in periods] == [[1], [2], [1]]
