"""What every store knows of the parties, places and numbers of a whole record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.store.filters import (
    ActorFilter,
    ClaimFilter,
    DocumentFilter,
    EventFilter,
    QuantityFilter,
    RelationFilter,
)
from dragoman.types.judgement import Judgement
from tests.builders import full_reading, make_document, make_event, make_reading
from tests.contracts.store_contract import add, event_on


class DirectoryContract:
    @pytest.fixture
    def store(self):
        raise NotImplementedError

    @pytest.fixture
    def filled(self, store):
        add(store, full_reading(url="1"), full_reading(url="2", title="Second"), full_reading(url="3", published=date(2025, 1, 1)))
        return store

    @pytest.mark.parametrize(
        ("kind", "wanted"),
        [
            ("documents", DocumentFilter()), ("documents", DocumentFilter(since=date(2025, 1, 1))),
            ("events", EventFilter()), ("events", EventFilter(country="PER", types=("CONSULT",))),
            ("claims", ClaimFilter(disputed=True)), ("relations", RelationFilter(party="ECU")),
            ("relations", RelationFilter(party="CHL")),
        ],
    )  # fmt: skip
    def test_a_count_is_that_of_the_listing(self, filled, kind, wanted):
        with filled.view() as view:
            listed = list(getattr(view, kind)(wanted))
            assert view.count(wanted) == view.count(replace(wanted, limit=1)) == len(listed)

    def test_the_state_changes_with_what_is_added_or_judged(self, store):
        def state():
            with store.view() as view:
                return view.state()

        seen = [state()]
        one, other = event_on("2024-01-01", "1"), event_on("2024-01-02", "2")
        for reading in (one, other):
            add(store, reading)
            seen.append(state())
        add(store, one)
        assert state() == seen[-1]
        with store.writer() as writer:
            writer.judge([Judgement(one.events[0].id, other.events[0].id, "different", "user")])
        seen.append(state())
        assert len(set(seen)) == 4

    def test_actors_by_id_with_the_days_of_their_documents(self, filled):
        with filled.view() as view:
            found = list(view.actors(ActorFilter()))
            assert [actor.id for actor in found] == sorted(actor.id for actor in found)
            president = view.actor("PER/GOV/president")
            assert president in found
            assert (president.documents, president.first, president.last) == (3, "2024-03-05", "2025-01-01")
            assert (president.name, president.sectors, president.country) == ("President of Peru", ("GOV",), "PER")
            assert list(view.actors(ActorFilter(), after=found[0].id, limit=1)) == found[1:2]
            assert view.actor("CHL") is None

    @pytest.mark.parametrize(
        ("wanted", "ids"),
        [
            ({"party": "PER"}, ["PER", "PER/GOV/president"]), ({"kinds": ("person",)}, ["PER/GOV/president"]),
            ({"name": "PRESIDENT"}, ["PER/GOV/president"]), ({"name": "%"}, []), ({"party": "ECU", "kinds": ("person",)}, []),
            ({"since": date(2025, 1, 2)}, []), ({"party": "ECU", "until": date(2024, 12, 31)}, ["ECU"]),
        ],
    )  # fmt: skip
    def test_actors_by(self, filled, wanted, ids):
        with filled.view() as view:
            assert [actor.id for actor in view.actors(ActorFilter(**wanted))] == ids
            assert view.count_actors(ActorFilter(**wanted)) == len(ids)

    def test_offices_and_dealings(self, filled):
        with filled.view() as view:
            (office,) = view.offices_of("PER/GOV/president")
            assert (office.office, office.documents, office.first, office.last) == ("President", 3, "2024-03-05", "2025-01-01")
            (dealing,) = view.dealings_of("PER")
            assert (dealing.other, dealing.cooperation, dealing.conflict, dealing.unsettled) == ("ECU", 3, 0, 3)
            assert list(view.dealings_of("PER/GOV/president"))[0].other == "ECU"
            assert list(view.offices_of("CHL")) == list(view.dealings_of("CHL")) == []

    def test_places_of_events(self, filled):
        add(filled, make_reading(make_document(url="9"), events=(make_event(make_document(url="9"), place=None),)))
        with filled.view() as view:
            (quito,) = view.places(EventFilter())
            assert list(view.busiest_places(EventFilter(), 5)) == [quito]
            assert list(view.busiest_places(EventFilter(types=("AID",)), 5)) == []
            assert (quito.place.name, quito.place.country, quito.events) == ("Quito", "ECU", 3)
            assert view.count_places(EventFilter()) == 1
            assert list(view.places(EventFilter(), after=quito.place.id)) == list(view.places(EventFilter(types=("AID",)))) == []

    def test_quantities_by_day(self, filled):
        with filled.view() as view:
            found = list(view.quantities(QuantityFilter()))
            assert len(found) == view.count_quantities(QuantityFilter()) >= 3
            assert [entry.document.published for entry in found] == sorted(entry.document.published for entry in found)
            unit = found[0].quantity.unit
            late = QuantityFilter((unit,), since=date(2025, 1, 1))
            assert [entry.document.url for entry in view.quantities(late)] == ["3"]
            assert view.count_quantities(QuantityFilter(("parsecs",))) == 0

    def test_a_reading_is_what_stands_now_whoever_looked_before(self, filled):
        document = make_document(url="7")
        first = make_reading(document, events=(make_event(document),))
        add(filled, first)
        wanted = EventFilter(types=("CONSULT", "AID"), since=date(2024, 3, 1))

        def types():
            with filled.view() as view:
                return sorted(entry.event.type for entry in view.events(wanted) if entry.document.url == "7")

        assert types() == ["CONSULT"]
        add(filled, replace(first, events=(make_event(document, type="AID"),), model="newer"))
        assert types() == ["AID"]
