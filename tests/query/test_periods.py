from __future__ import annotations

import pytest

from dragoman.query.periods import between


@pytest.mark.parametrize(
    ("first", "last", "by", "periods"),
    [
        ("2022", "2024", "year", ["2022", "2023", "2024"]),
        ("2022-11", "2023-02", "month", ["2022-11", "2022-12", "2023-01", "2023-02"]),
        ("2024-02-28", "2024-03-01", "day", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("0987-12", "0988-01", "month", ["0987-12", "0988-01"]),
    ],
)
def test_none_is_left_out(first, last, by, periods):
    assert list(between(first, last, by)) == periods
