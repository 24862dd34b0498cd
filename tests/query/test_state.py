from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.ontology.standing import load_standing
from dragoman.query.state import state_on
from dragoman.store.sqlite import SqliteStore
from dragoman.types.judgement import Judgement
from dragoman.types.record import EventTime
from dragoman.types.resolution import Mention
from tests.builders import PRESIDENT, full_reading
from tests.contracts.store_contract import add, event_on


@pytest.fixture(scope="module")
def view():
    store = SqliteStore(":memory:")
    add(store, full_reading(), event_on("2024-03-05", "told later", status="planned"))
    with store.view() as view:
        yield view


def state(view, day, country=None):
    found = state_on(view, date.fromisoformat(day), load_standing(), country)
    return len(found.offices), len(found.relations), len(found.visits), len(found.disputes)


def test_all_of_it_on_the_day_of_the_report(view):
    assert state(view, "2024-03-05") == (1, 1, 0, 1)
    assert state(view, "2024-03-05", "PER") == (1, 1, 0, 1)
    assert state(view, "2024-03-05", "ECU") == (0, 1, 0, 1)
    assert state(view, "2024-03-05", "CHN") == (0, 0, 0, 0)


def joined(*readings):
    """A view of a record in which the first events of these readings are one."""
    store = SqliteStore(":memory:")
    add(store, *readings)
    first, *others = (reading.events[0].id for reading in readings)
    with store.writer() as writer:
        writer.judge([Judgement(first, other, "same", "dragoman", 1.0) for other in others])
    return store


def test_a_visit_that_several_tell_of_is_there_once_from_its_first_report_on():
    papers = [event_on("2024-03-04", f"paper {n}", published=date(2024, 3, 4 + n % 2)) for n in range(4)]
    with joined(*papers).view() as view:
        (visit,) = state_on(view, date(2024, 3, 4), load_standing()).visits
        assert visit.document.published == date(2024, 3, 4)


def test_what_a_speaker_says_of_one_event_is_disputed_once():
    papers = [full_reading(url=f"paper {n}") for n in range(3)]
    store = joined(*(replace(paper, events=paper.events[::-1]) for paper in papers))
    with store.view() as view:
        (dispute,) = state_on(view, date(2024, 3, 5), load_standing()).disputes
        assert dispute.claim.stance == "accuses"


def test_nothing_is_known_before_it_is_reported(view):
    assert state(view, "2024-03-04") == (0, 0, 0, 0)
    assert state(view, "0001-01-01") == (0, 0, 0, 0)


def test_what_is_reported_fades(view):
    assert state(view, "2024-05-05") == (1, 1, 0, 0)
    assert state(view, "2030-05-05") == (0, 0, 0, 0)


def test_a_visit_is_under_way_on_its_days():
    store = SqliteStore(":memory:")
    visit = event_on("2024-03-06", "visit")  # told on the fifth, as it was about to begin
    add(store, visit)
    with store.view() as view:
        assert [state(view, f"2024-03-0{day}")[2] for day in (5, 6, 7)] == [0, 1, 0]


def test_what_is_said_to_last_for_years_is_no_visit():
    store = SqliteStore(":memory:")
    reading = event_on("2024-03-05", "the first visit in seven years")
    (event,) = reading.events
    long = replace(event, time=EventTime("2024-03-01", "2031-03-01", "day", "in seven years", "relative"))
    days = replace(event, id="days", time=EventTime("2024-03-04", "2024-03-06", "day", "for three days", "relative"))
    add(store, replace(reading, events=(long, days)))
    with store.view() as view:
        found = state_on(view, date(2024, 3, 6), load_standing())
    assert [entry.event.id for entry in found.visits] == ["days"]


def test_an_office_has_the_sentence_that_names_its_holder():
    reading = full_reading()
    mention = Mention(0, 16, 0, 0, (PRESIDENT.id,), "nominal")
    store = SqliteStore(":memory:")
    add(store, replace(reading, resolution=replace(reading.resolution, mentions=(mention,))))
    with store.view() as view:
        (office,) = state_on(view, date(2024, 3, 5), load_standing()).offices
    assert office.evidence == ("Peru’s president arrived in Quito on Monday with 40 officials.",)
