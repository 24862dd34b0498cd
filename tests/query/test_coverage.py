from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.query.coverage import LONGEST, Gap, coverage, gaps_of
from dragoman.store.sqlite import SqliteStore
from dragoman.types.ledger import Skip
from tests.builders import full_reading
from tests.contracts.store_contract import add

MONDAY = date(2024, 3, 4)


def days(*numbers):
    return [MONDAY + timedelta(n) for n in numbers]


def gaps(have, until):
    return [((gap.first - MONDAY).days, (gap.last - MONDAY).days, gap.days) for gap in gaps_of("P", days(*have), MONDAY + timedelta(until))]


WORKDAYS = [day for day in range(35) if day % 7 < 5]


@pytest.mark.parametrize(
    ("have", "until", "expected"),
    [
        (range(20), 19, []),
        ([*range(7), 8], 8, [(7, 7, 1)]),  # every day of a week, then one is missing
        (range(6), 9, []),  # too young to have a habit
        (WORKDAYS, 34, []),  # weekends are no gaps
        ([day for day in WORKDAYS if day not in (28, 29)], 34, [(28, 29, 2)]),
        ([day for day in WORKDAYS if day < 28], 41, [(28, 39, 10)]),  # silent, but for weekends
        ([0, 7, 14, 28], 30, [(21, 21, 1)]),  # a weekly
        ([0, 14, 28, 42], 60, []),  # every other week: no weekday is usual
        (range(30), 200, [(30, 29 + LONGEST, LONGEST)]),  # it has stopped
        ([*range(30), 190], 190, [(30, 29 + LONGEST, LONGEST)]),
        ([], 9, []),
    ],
)
def test_gaps(have, until, expected):
    assert gaps(have, until) == expected


@given(st.frozensets(st.integers(0, 80)), st.integers(0, 100))
def test_no_gap_holds_a_day_with_documents(have, until):
    for first, last, number in gaps(have, max([until, *have])):
        missing = [day for day in range(first, last + 1) if day not in have]
        assert missing == list(range(first, last + 1)) and 1 <= number <= last - first + 1


@pytest.fixture
def view():
    store = SqliteStore(":memory:")
    add(
        store,
        full_reading(url="1", publisher="Fjord Wire"),
        full_reading(url="1", publisher="Fjord Wire", title="Corrected"),
        full_reading(url="2", publisher="FJORD WIRE", published=date(2024, 4, 1)),
        full_reading(url="3", publisher=None, published=None, published_basis="unknown"),
    )
    skips = [
        Skip("1", "a", "fjord wire", "2024-03-05", "gone", "", "2024-03-06T00:00:00Z"),
        Skip("2", "b", "Fjord Wire", "2024-03-06", "robots", "", "2024-03-06T00:00:00Z"),
        Skip("3", "c", None, "2024-03-06", "robots", "", "2024-03-06T00:00:00Z"),
    ]
    with store.writer() as writer:
        writer.note(skips)
    with store.view() as view:
        yield view


def counted(found):
    return {row.name: (row.read, row.revised, row.copies, row.skipped) for row in found.rows}


def test_by_publisher(view):
    found = coverage(view)
    assert counted(found) == {"Fjord Wire": (2, 1, 1, 2), "": (1, 0, 1, 1)}
    assert (found.total.read, found.total.skipped) == (3, 3)
    assert found.rows[0].reasons == (("gone", 1), ("robots", 1))
    assert (found.rows[0].first, found.rows[0].last) == ("2024-03-05", "2024-04-01")


def test_by_day_and_month(view):
    assert counted(coverage(view, "day")) == {
        "2024-03-05": (1, 1, 0, 1), "2024-03-06": (0, 0, 0, 2), "2024-04-01": (1, 0, 1, 0), "": (1, 0, 1, 0),
    }  # fmt: skip
    assert counted(coverage(view, "month")) == {"2024-03": (1, 1, 0, 3), "2024-04": (1, 0, 1, 0), "": (1, 0, 1, 0)}


def test_of_some_days(view):
    assert counted(coverage(view, since=date(2024, 3, 6))) == {"Fjord Wire": (1, 0, 1, 1), "": (0, 0, 0, 1)}
    assert counted(coverage(view, until=date(2024, 3, 5))) == {"Fjord Wire": (1, 1, 0, 1)}


def test_gaps_are_those_of_the_days_asked_for():
    store = SqliteStore(":memory:")
    add(store, *(full_reading(url=str(n), published=MONDAY + timedelta(n)) for n in (*range(8), 9, 11, 12)))
    with store.view() as view:
        assert coverage(view).gaps == (Gap("Test Wire", *days(8, 8), 1),)
        assert coverage(view, since=MONDAY + timedelta(9)).gaps == ()
