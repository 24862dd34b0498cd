from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.query.periods import between, days_of, period_at
from dragoman.store.summaries import PERIODS


@pytest.mark.parametrize(
    ("first", "last", "by", "periods"),
    [
        ("2022", "2024", "year", ["2022", "2023", "2024"]),
        ("2022-11", "2023-02", "month", ["2022-11", "2022-12", "2023-01", "2023-02"]),
        ("2024-02-28", "2024-03-01", "day", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("0987-12", "0988-01", "month", ["0987-12", "0988-01"]),
        ("2023-Q4", "2024-Q2", "quarter", ["2023-Q4", "2024-Q1", "2024-Q2"]),
    ],
)
def test_none_is_left_out(first, last, by, periods):
    assert list(between(first, last, by)) == periods


@given(st.dates(), st.sampled_from(PERIODS))
def test_a_day_lies_in_its_period(day, by):
    period = period_at(day, by)
    first, last = days_of(period)
    assert first <= day <= last
    assert period_at(first, by) == period_at(last, by) == period
    assert list(between(period, period, by)) == [period]
