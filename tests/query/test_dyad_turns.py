from __future__ import annotations

from datetime import date

import pytest

from dragoman.query.dyads import dyad_report
from dragoman.store.sqlite import SqliteStore
from tests.contracts.store_contract import add
from tests.query.record import war_readings

SINCE = date(2020, 1, 1)


@pytest.fixture(scope="module")
def view():
    store = SqliteStore(":memory:")
    add(store, *war_readings())
    with store.view() as view:
        yield view


def test_a_turn_with_the_biggest_events_there(view):
    report = dyad_report(view, ("PER", "ECU"), since=SINCE)
    turn = next(turn for turn in report.turns if turn.series == "conflict")
    assert (turn.period, turn.kind, turn.before, turn.after) == ("2022-01", "rise", 0.0, 5.0)
    assert turn.worse and turn.strength > 1 and turn.last == "2022-08"
    assert {group.entry.event.type for group in turn.biggest} == {"ASSAULT"} and len(turn.biggest) == 3
    assert not [turn for turn in report.turns if turn.series == "conflict-told"]


def test_quarters_and_only_the_days_wanted(view):
    report = dyad_report(view, ("PER", "ECU"), since=SINCE, by="quarter")
    assert [turn.period for turn in report.turns if turn.series == "conflict"] == ["2022-Q1"]
    assert [period.period for period in report.series][-1] == "2022-Q3"
    assert dyad_report(view, ("PER", "ECU"), since=date(2022, 1, 1)).turns == ()


def test_shares_of_all_events_do_not_rise_with_reporting(view):
    """All events of this record are the pair's own: their share cannot change."""
    report = dyad_report(view, ("PER", "ECU"), since=date(2022, 1, 1), relative=True)
    assert report.relative and report.turns == ()


def test_nobody_and_nothing():
    with SqliteStore(":memory:").view() as view:
        assert dyad_report(view, ("PER", "ECU")).turns == ()
