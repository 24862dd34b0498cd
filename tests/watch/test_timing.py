from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.types.ledger import moment
from dragoman.watch.timing import LONGEST, at_moment, back_off, duration, retry_after

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("30s", 30), ("15m", 900), (" 2 H ", 7200), ("1d", 86400), ("0m", None), ("m", None), ("1.5h", None), ("15", None)],
)
def test_durations(text, seconds):
    assert duration(text) == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120", NOW + timedelta(seconds=120)),
        ("99999999999", NOW + LONGEST),
        ("Tue, 05 Mar 2024 13:00:00 GMT", NOW + timedelta(hours=1)),
        ("Tue, 05 Mar 2024 14:00:00 +0100", NOW + timedelta(hours=1)),
        ("Mon, 04 Mar 2024 13:00:00 GMT", NOW),
        ("Tue, 05 Mar 2034 13:00:00 GMT", NOW + LONGEST),
        ("soon", None), ("-5", None), ("", None), (None, None), ("²", None),
    ],
)  # fmt: skip
def test_what_a_server_asks_for(value, expected):
    assert retry_after(value, NOW) == expected


@given(st.text(max_size=40))
def test_no_header_is_a_fault(value):
    found = retry_after(value, NOW)
    assert found is None or NOW <= found <= NOW + LONGEST


@given(st.integers(1, 40), st.integers(0, 9), st.text(max_size=5))
def test_backing_off_grows_and_is_the_same_for_the_same_seed(failures, seed, name):
    first = timedelta(minutes=15)
    wait = back_off(failures, first, seed, name)
    plain = min(first * 2 ** min(failures - 1, 9), LONGEST)
    assert plain <= wait <= plain * 1.25
    assert wait == back_off(failures, first, seed, name)


def test_chance_keeps_feeds_apart():
    waits = {back_off(3, timedelta(minutes=15), 0, name) for name in "abcdefgh"}
    assert len(waits) == 8


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)))
def test_moments_can_be_read_again(at):
    assert at_moment(moment(at)) == at.replace(microsecond=0)
