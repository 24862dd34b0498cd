from __future__ import annotations

import pytest

from dragoman.store.days import first_day, last_day


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-02-03T10:00", "2024-02-03", "2024-02-03"),
        (None, None, None),
        ("soon", None, None),
    ],
)
def test_bounds(iso, first, last):
    assert (first_day(iso), last_day(iso)) == (first, last)
