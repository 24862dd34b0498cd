"""Each kind of rule over records that are built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.store.filters import EventFilter
from dragoman.store.sqlite import SqliteStore
from dragoman.types.record import EventTime
from dragoman.types.resolution import Actor
from dragoman.watch.alert import Added
from dragoman.watch.alerting import alerts_of
from dragoman.watch.rules import DisputeRule, DyadRule, EventRule, OfficeRule, RelationRule
from tests.builders import (
    ECUADOR,
    PERU,
    full_reading,
    make_claim,
    make_document,
    make_event,
    make_reading,
    make_relation,
    make_resolution,
)
from tests.contracts.store_contract import add

TODAY = date(2024, 3, 10)
ATTACK = {"type": "ASSAULT", "modes": (), "quad": "material conflict", "score": -9.0, "actors": (PERU.id,)}


@pytest.fixture
def store():
    return SqliteStore(":memory:")


def raised(store, rule, *readings):
    """The alerts where these readings have just come in."""
    add(store, *readings)
    with store.view() as view:
        kept = tuple(view.reading(reading.document.id) for reading in readings)
        return alerts_of(rule, view, Added(kept, TODAY, frozenset(reading.document.id for reading in readings)))


def told(url, day, **fields):
    document = make_document(url=url, published=day)
    time = EventTime(day.isoformat(), day.isoformat(), "day", None, "explicit")
    return make_reading(document, events=(make_event(document, time=time, place=None, **fields),))


DYAD = DyadRule(("PER", "ECU"), True, 2.0, 7, 28, 3)


def weeks(score, start, number, name):
    return [told(f"{name}{n}", start + timedelta(n), **(ATTACK | {"score": score})) for n in range(number)]


def test_the_score_of_a_dyad_drops(store):
    add(store, *weeks(3.0, date(2024, 2, 10), 5, "calm"))
    first = raised(store, DYAD, *weeks(-8.0, date(2024, 3, 5), 2, "war"))
    assert first == ()  # two events are too few
    (alert,) = raised(store, DYAD, *weeks(-8.0, date(2024, 3, 7), 3, "more"))
    assert alert.text == "PER–ECU: the mean score drops from 3.0 to -8.0 in 7 days"
    assert alert.day == date(2024, 3, 9) and len(alert.documents) == 3 and alert.sentences
    (again,) = raised(store, DYAD, *weeks(-9.0, date(2024, 3, 10), 1, "sunday"))
    assert again.id("r") == alert.id("r") != again.id("other")  # one alert a week
    assert raised(store, replace(DYAD, falls=False), *weeks(-9.0, date(2024, 3, 10), 1, "x")) == ()


def test_a_score_that_rises(store):
    rising = replace(DYAD, falls=False, by=3.0)
    add(store, *weeks(-5.0, date(2024, 2, 10), 5, "war"))
    (alert,) = raised(store, rising, *weeks(3.0, date(2024, 3, 5), 3, "calm"))
    assert "rises from -5.0 to 3.0" in alert.text


def test_a_dyad_of_others_raises_nothing(store):
    add(store, *weeks(3.0, date(2024, 2, 10), 5, "calm"))
    assert raised(store, replace(DYAD, pair=("PER", "CHL")), *weeks(-8.0, date(2024, 3, 5), 3, "war")) == ()
    assert raised(store, DYAD) == ()


def ceasefire(url, day, **fields):
    document = make_document(url=url, published=day)
    return make_reading(document, relations=(make_relation(document, kind="ceasefire", value=None, unit=None, **fields),))


def test_a_new_ceasefire(store):
    rule = RelationRule("ceasefire")
    one, two = ceasefire("1", date(2024, 3, 5)), ceasefire("2", date(2024, 3, 6), subject=PERU.id, object=ECUADOR.id)
    (alert,) = raised(store, rule, two, one)  # two reports of a round tell of one
    assert (alert.text, alert.day) == ("new ceasefire: Ecuador and Peru", date(2024, 3, 5))
    assert raised(store, rule, ceasefire("3", date(2024, 4, 20))) == ()
    (later,) = raised(store, rule, ceasefire("4", date(2024, 12, 24)))  # the reports before are trusted no longer
    assert later.id("r") != alert.id("r")
    assert raised(store, RelationRule("war"), ceasefire("5", date(2026, 1, 1))) == ()
    assert raised(store, RelationRule("ceasefire", "CHL"), ceasefire("6", date(2028, 1, 1))) == ()
    assert len(raised(store, RelationRule("ceasefire", "PER", ("ECU", "PER")), ceasefire("7", date(2030, 1, 1)))) == 1


def held(url, day, actor):
    document = make_document(url=url, published=day)
    return make_reading(document, resolution=make_resolution(document, actors=(PERU, actor)))


def holder(name, office="President", country="PER"):
    return Actor(f"{country}/GOV/{name.lower()}", name, "person", country, ("GOV",), office=office)


def test_an_office_changes(store):
    rule = OfficeRule()
    assert raised(store, rule, held("1", date(2024, 1, 5), holder("Ana"))) == ()  # nobody is known to have held it
    assert raised(store, rule, held("2", date(2024, 2, 5), holder("Ana"))) == ()
    (alert,) = raised(store, rule, held("3", date(2024, 3, 5), holder("Berta")))
    assert alert.text == "office changed: Berta is President of PER; before: Ana"
    assert raised(store, rule, held("4", date(2024, 3, 6), holder("Berta"))) == ()
    assert raised(store, rule, held("5", date(2024, 3, 6), holder("Ana"))) == ()  # late reports change nothing back
    assert raised(store, rule, held("6", date(2024, 3, 6), holder("Carla", "Prime Minister"))) == ()
    assert raised(store, rule, held("7", date(2024, 3, 6), holder("Dora", "judge"))) == ()
    late = [held(f"11{n}", date(2024, 5, n + 1), holder("Frieda", "president")) for n in range(3)]
    assert raised(store, rule, late[0]) == raised(store, rule, late[1]) == ()  # texts call many people president
    (alert,) = raised(store, rule, late[2])
    assert alert.text.startswith("office changed: Frieda")
    previous = held("9", date(2024, 3, 6), holder("previous president", country="ECU"))
    assert raised(store, rule, previous, held("10", date(2024, 3, 7), holder("Rosa", country="ECU"))) == ()
    for narrow in (OfficeRule("ECU"), OfficeRule("PER", "foreign minister")):
        assert raised(store, narrow, held(f"8{narrow}", date(2024, 3, 7), holder("Emma"))) == ()


def test_new_events(store):
    rule = EventRule(EventFilter(types=("ASSAULT",), country="ECU"))
    day = date(2024, 3, 5)
    (alert,) = raised(store, rule, told("1", day, **ATTACK), told("2", day, **ATTACK), told("3", day))
    assert alert.text == "new event: ASSAULT, happened: Peru → Ecuador" and alert.day == day
    assert raised(store, rule, told("4", day, **ATTACK)) == ()  # another report of it, later
    assert raised(store, rule, told("5", day + timedelta(2), **ATTACK)) == ()
    assert len(raised(store, rule, told("6", day + timedelta(9), **ATTACK))) == 1
    edited = told("6", day + timedelta(20), **ATTACK)  # the day is another in the revision, the article is not
    assert raised(store, rule, replace(edited, document=replace(edited.document, id="edited"))) == ()
    assert raised(store, rule, told("7", day + timedelta(30), **(ATTACK | {"recipients": ("CHL",)}))) == ()


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (EventFilter(), True),
        (EventFilter(modes=("visit",)), True),
        (EventFilter(modes=("aerial",)), False),
        (EventFilter(statuses=("planned",)), False),
        (EventFilter(confidence=0.9), True),
        (EventFilter(confidence=0.95), False),
        (EventFilter(actor="PER"), True),
        (EventFilter(actor="PER/GOV"), True),
        (EventFilter(actor="PER/GO"), False),
        (EventFilter(recipient="PER"), False),
        (EventFilter(between=("ECU", "PER")), True),
        (EventFilter(between=("ECU", "CHL")), False),
        (EventFilter(country="ECU"), True),
    ],
)
def test_an_event_fits_the_settings_of_a_rule(store, wanted, fits):
    assert bool(raised(store, EventRule(wanted), told("1", date(2024, 3, 5)))) == fits
    with store.view() as view:  # as the record itself understands the filter
        assert bool(list(view.events(wanted))) == fits


def test_symmetric_events_are_between_all_who_take_part(store):
    met = {"actors": (PERU.id, ECUADOR.id), "recipients": ()}
    assert raised(store, EventRule(EventFilter(between=("PER", "ECU"))), told("1", date(2024, 3, 5), **met))
    assert not raised(store, EventRule(EventFilter(between=("PER", "CHL"))), told("2", date(2024, 3, 5), **met))


def test_a_new_dispute(store):
    reading = full_reading(url="1")
    (alert,) = raised(store, DisputeRule(), reading)
    assert alert.text == "new dispute: Peru accuses; disputed by Ecuador" and len(alert.sentences) == 1
    (again,) = raised(store, DisputeRule("ECU"), full_reading(url="1", title="Corrected"))
    assert again.id("r") == alert.id("r")
    assert raised(store, DisputeRule("CHL"), full_reading(url="3")) == ()
    assert len(raised(store, DisputeRule(None, ("PER", "ECU")), full_reading(url="4"))) == 1
    quiet = make_document("Peru’s foreign ministry accused Ecuador of closing the border.", url="5")
    assert raised(SqliteStore(":memory:"), DisputeRule(), make_reading(quiet, claims=(make_claim(quiet),))) == ()
    (across,) = raised(store, DisputeRule(), make_reading(quiet, claims=(make_claim(quiet),)))
    assert quiet.id in {document.id for document in across.documents}  # what others denied
