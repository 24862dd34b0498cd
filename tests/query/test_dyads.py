from __future__ import annotations

from datetime import date

import pytest

from dragoman.query.dyads import DyadPeriod, dyad_report
from tests.query.record import small_record


@pytest.fixture(scope="module")
def view():
    with small_record().view() as view:
        yield view


def test_every_month_from_the_first_event_to_the_last(view):
    report = dyad_report(view, ("PER", "ECU"))
    assert [(period.period, period.cooperation, period.conflict) for period in report.series] == [
        ("2024-01", 1, 0), ("2024-02", 0, 0), ("2024-03", 0, 0), ("2024-04", 0, 1),
    ]  # fmt: skip
    assert report.series[1].score is None and report.series[3] == DyadPeriod("2024-04", 0, 0, 0, 1, 1, -9.0)


def test_the_total_has_also_what_is_in_no_month(view):
    report = dyad_report(view, ("ECU", "PER"))
    assert report.undated == 1
    assert report.total == DyadPeriod("all", 1, 0, 0, 2, 1, -4.67)


def test_the_biggest_first(view):
    report = dyad_report(view, ("PER", "ECU"), biggest=1)
    assert [(group.documents, group.entry.event.type) for group in report.biggest] == [(2, "CONSULT")]


def test_days_bound_it(view):
    report = dyad_report(view, ("PER", "ECU"), since=date(2024, 4, 1), by="year")
    assert [(period.period, period.conflict) for period in report.series] == [("2024", 1)]


def test_nothing_between_strangers(view):
    report = dyad_report(view, ("PER", "CHN"))
    assert (report.series, report.biggest, report.total.cooperation, report.total.score) == ((), (), 0, None)


def test_what_began_before_the_days_asked_for_is_in_the_total_only(view):
    report = dyad_report(view, ("PER", "ECU"), since=date(2023, 6, 1), by="year")
    assert [period.period for period in report.series] == ["2023", "2024"]
    report = dyad_report(view, ("PER", "ECU"), since=date(2023, 6, 1), by="day")
    assert report.series[0].period == "2024-01-05" and report.undated == 1
