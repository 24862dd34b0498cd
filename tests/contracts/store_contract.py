"""What every store must do. A test module for a store subclasses ``StoreContract`` and says how to open one.

class TestMyStore(StoreContract):
    @pytest.fixture
    def store(self): ...
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.errors import StoreError
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.store.order import claim_cursor, document_cursor, event_cursor, relation_cursor
from dragoman.types.record import EventTime
from dragoman.types.resolution import Actor
from dragoman.types.serialise import reading_to_dict
from tests.builders import (
    ECUADOR,
    PERU,
    PRESIDENT,
    full_reading,
    make_document,
    make_event,
    make_reading,
    make_relation,
)


def add(store, *readings):
    with store.writer() as writer:
        return [writer.add(reading) for reading in readings]


def event_on(day, url, **fields):
    """A reading with one event on a day, in a document of its own."""
    document = make_document(url=url)
    time = day and EventTime(day, day, "day", None, "explicit")
    return make_reading(document, events=(make_event(document, time=time, **fields),))


def found(store, **wanted):
    with store.view() as view:
        return [(entry.document.url, entry.event.type) for entry in view.events(EventFilter(**wanted))]


class StoreContract:
    @pytest.fixture
    def store(self):
        raise NotImplementedError

    def test_events_of_the_users_own_types_are_found_by_them(self, store):
        own = {"type": "port-call", "codebook": "desk", "quad": None, "score": None}
        readings = event_on("2024-01-01", "own", **own), event_on("2024-01-02", "plover")
        add(store, *readings)
        assert found(store, types=("port-call",)) == [("own", "port-call")]
        with store.view() as view:
            assert view.event_types() == ("CONSULT", "port-call")
            assert view.reading(readings[0].document.id).events == readings[0].events

    def test_a_reading_comes_back_as_it_was_added(self, store):
        reading = full_reading()
        add(store, reading)
        with store.view() as view:
            assert reading_to_dict(view.reading(reading.document.id)) == reading_to_dict(reading)
            assert view.reading("no such document") is None

    def test_adding_again_changes_nothing(self, store):
        assert add(store, full_reading(), full_reading()) == ["added", "unchanged"]
        with store.view() as view:
            assert view.count_documents() == 1
            assert len(list(view.events(EventFilter()))) == 2

    def test_the_last_digits_of_a_confidence_are_no_news(self, store):
        reading = full_reading()
        shaky = replace(reading, events=tuple(replace(event, confidence=0.5) for event in reading.events))
        assert add(store, reading, shaky) == ["added", "unchanged"]

    def test_a_newer_model_takes_the_place_and_the_older_reading_is_kept(self, store):
        old = full_reading()
        new = replace(old, model="model-2", events=old.events[:1], claims=(), relations=())
        assert add(store, old, new) == ["added", "updated"]
        assert add(store, old) == ["unchanged"]
        with store.view() as view:
            assert [entry.event.id for entry in view.events(EventFilter())] == [old.events[0].id]
            assert list(view.claims(ClaimFilter())) == []
            assert list(view.relations(RelationFilter())) == []
            assert [reading.model for reading in view.history(old.document.id)] == ["model-test", "model-2"]

    def test_entries_carry_names_countries_speakers_and_sentences(self, store):
        add(store, full_reading())
        with store.view() as view:
            visit, closing = view.events(EventFilter())
            (accusation, denial) = view.claims(ClaimFilter())
            (relation,) = view.relations(RelationFilter())
        assert [(party.name, party.country) for party in visit.actors] == [("President of Peru", "PER")]
        assert visit.place is not None and visit.place.name == "Quito"
        assert visit.evidence == ("Peru’s president arrived in Quito on Monday with 40 officials.",)
        assert [party.name for party in closing.claimed_by] == ["Peru"]
        by_stance = {entry.claim.stance: entry for entry in (accusation, denial)}
        assert [party.name for party in by_stance["accuses"].disputed_by] == ["Ecuador"]
        assert relation.subject.name == "Ecuador" and relation.evidence[0].endswith("trading partner.")

    def test_parties_with_one_voice_are_found_by_each_of_them(self, store):
        reading = full_reading()
        joint = Actor("JOINT/PER+ECU", "Peru and Ecuador", "group", None, members=("PER", "ECU"))
        resolution = replace(reading.resolution, actors=(*reading.resolution.actors, joint))
        claims = tuple(replace(claim, speaker=joint.id) for claim in reading.claims)
        add(store, replace(reading, resolution=resolution, claims=claims))
        with store.view() as view:
            for country in ("PER", "ECU"):
                assert len(list(view.claims(ClaimFilter(speaker=country)))) == len(claims)
            assert list(view.claims(ClaimFilter(speaker="CHL"))) == []

    def test_a_document_that_could_not_be_read_is_kept_with_the_reason(self, store):
        document = make_document("", language="und", warnings=("not read: it is a PNG image",))
        add(store, make_reading(document))
        with store.view() as view:
            (entry,) = view.documents(DocumentFilter())
        assert entry.document.warnings == ("not read: it is a PNG image",)
        assert (entry.events, entry.claims, entry.relations) == (0, 0, 0)

    def test_an_inferred_date_is_the_date_of_the_document(self, store):
        reading = full_reading(published=None, published_basis="unknown")
        resolution = replace(reading.resolution, published=date(2024, 3, 5), published_basis="inferred")
        add(store, replace(reading, resolution=resolution))
        with store.view() as view:
            (entry,) = view.documents(DocumentFilter(since=date(2024, 3, 5), until=date(2024, 3, 5)))
        assert entry.document.published_basis == "inferred"

    def test_between_holds_in_either_direction(self, store):
        add(store, full_reading())
        kinds = [kind for _, kind in found(store, between=("PER", "ECU"))]
        assert (
            sorted(kinds) == ["COERCE", "CONSULT"] == sorted(kind for _, kind in found(store, between=("ECU", "PER")))
        )
        assert found(store, between=("PER", "CHN")) == []

    def test_between_takes_both_parties_of_talks_but_not_two_who_act_on_a_third(self, store):
        talks = event_on("2024-01-01", "talks", actors=(PERU.id, ECUADOR.id), recipients=())
        sanctions = event_on("2024-01-02", "both", actors=(PERU.id, ECUADOR.id), recipients=("BOL",), type="SANCTION")
        add(store, talks, sanctions)
        assert [url for url, _ in found(store, between=("ECU", "PER"))] == ["talks"]
        assert [url for url, _ in found(store, between=("ECU", "BOL"))] == ["both"]

    def test_between_a_state_and_itself_means_its_own_affairs(self, store):
        inner = event_on("2024-01-01", "inner", actors=(PRESIDENT.id,), recipients=(PERU.id,), type="COERCE")
        add(store, inner, event_on("2024-01-02", "outer"))
        assert [url for url, _ in found(store, between=("PER", "PER"))] == ["inner"]

    @pytest.mark.parametrize(
        ("wanted", "types"),
        [
            ({"actor": "PER"}, ["CONSULT"]),
            ({"actor": "PER/GOV"}, ["CONSULT"]),
            ({"actor": "PER/GOV/president"}, ["CONSULT"]),
            ({"actor": "PER/MIL"}, []),
            ({"actor": "PE"}, []),
            ({"recipient": "PER"}, ["COERCE"]),
            ({"country": "ECU"}, ["CONSULT", "COERCE"]),
            ({"types": ("COERCE", "ASSAULT")}, ["COERCE"]),
            ({"modes": ("visit",)}, ["CONSULT"]),
            ({"statuses": ("denied",)}, ["COERCE"]),
            ({"place": "quito"}, ["CONSULT"]),
            ({"place": "ECU"}, ["CONSULT"]),
            ({"place": "geonames:3652462"}, ["CONSULT"]),
            ({"words": ("president", "border")}, ["CONSULT", "COERCE"]),
            ({"words": ("closing the border",)}, ["CONSULT", "COERCE"]),
            ({"words": ("border the closing",)}, []),
            ({"words": ('"', "AND", "peru")}, []),
            ({"limit": 1}, ["CONSULT"]),
            ({"confidence": 0.93}, ["CONSULT", "COERCE"]),
            ({"confidence": 0.94}, []),
            ({"id": full_reading().events[1].id[:10]}, ["COERCE"]),
            ({"id": "no id"}, []),
        ],
    )
    def test_events_by(self, store, wanted, types):
        add(store, full_reading())
        assert [kind for _, kind in found(store, **wanted)] == types

    def test_dates_take_what_touches_them_and_leave_what_has_none(self, store):
        add(
            store,
            event_on("2024", "year"),
            event_on("2024-02", "month"),
            event_on("2024-02-29", "day"),
            event_on(None, "undated"),
        )
        since = {"since": date(2024, 2, 29)}
        assert [url for url, _ in found(store, **since)] == ["year", "month", "day"]
        assert [url for url, _ in found(store, since=date(2024, 3, 1))] == ["year"]
        assert [url for url, _ in found(store, until=date(2024, 1, 31))] == ["year"]
        assert [url for url, _ in found(store)] == ["year", "month", "day", "undated"]

    @pytest.mark.parametrize(
        ("wanted", "stances"),
        [
            ({"speaker": "PER"}, ["accuses"]),
            ({"about": "PER"}, ["accuses", "denies"]),
            ({"stances": ("denies",)}, ["denies"]),
            ({"disputed": True}, ["accuses"]),
            ({"between": ("ECU", "PER")}, ["accuses", "denies"]),
            ({"between": ("ECU", "CHL")}, []),
            ({"since": date(2024, 3, 6)}, []),
            ({"until": date(2024, 3, 5)}, ["accuses", "denies"]),
        ],
    )
    def test_claims_by(self, store, wanted, stances):
        add(store, full_reading())
        with store.view() as view:
            assert sorted(entry.claim.stance for entry in view.claims(ClaimFilter(**wanted))) == stances

    @pytest.mark.parametrize(
        ("wanted", "count"),
        [
            ({"between": ("PER", "ECU")}, 1),
            ({"between": ("PER", "CHL")}, 0),
            ({"party": "ECU"}, 1),
            ({"kinds": ("war",)}, 0),
            ({"kinds": ("war", "trade-rank")}, 1),
            ({"since": date(2024, 3, 5), "until": date(2024, 3, 5)}, 1),
            ({"since": date(2024, 3, 6)}, 0),
        ],
    )
    def test_relations_by(self, store, wanted, count):
        add(store, full_reading())
        with store.view() as view:
            assert len(list(view.relations(RelationFilter(**wanted)))) == count

    def test_a_relation_with_one_end_is_open_at_the_other(self, store):
        document = make_document()
        alliance = make_relation(document, kind="alliance", start="1990", value=None, unit=None)
        add(store, make_reading(document, relations=(alliance,)))
        with store.view() as view:
            assert len(list(view.relations(RelationFilter(since=date(2030, 1, 1))))) == 1
            assert list(view.relations(RelationFilter(until=date(1989, 12, 31)))) == []

    def test_the_order_does_not_depend_on_the_order_of_adding(self, store):
        readings = [full_reading(url=f"u{number}") for number in range(5)]
        add(store, *reversed(readings))
        with store.view() as view:
            order = [event_cursor(entry) for entry in view.events(EventFilter())]
        assert order == sorted(order)

    def test_a_listing_continues_behind_a_cursor(self, store):
        add(store, *(full_reading(url=f"u{number}") for number in range(4)))
        listings = (
            ("documents", DocumentFilter, document_cursor),
            ("events", EventFilter, event_cursor),
            ("claims", ClaimFilter, claim_cursor),
            ("relations", RelationFilter, relation_cursor),
        )
        with store.view() as view:
            for name, wanted, cursor in listings:
                listing = getattr(view, name)
                whole = [cursor(entry) for entry in listing(wanted())]
                paged, after = [], None
                while page := [cursor(entry) for entry in listing(wanted(limit=3), after)]:
                    paged += page
                    after = page[-1]
                assert paged == whole and len(set(whole)) == len(whole), name

    def test_a_text_that_utf8_cannot_hold_is_refused_whole(self, store):
        with pytest.raises(StoreError, match="UTF-8"):
            add(store, make_reading(make_document("a lone \ud800 surrogate")))
        with store.view() as view:
            assert view.count_documents() == 0
