"""What every store must do with events that users have marked as wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from dragoman.errors import StoreError
from dragoman.fusing import fuse
from dragoman.ontology.standing import load_standing
from dragoman.query.dyads import dyad_report
from dragoman.query.network import network
from dragoman.query.search import search
from dragoman.query.state import state_on
from dragoman.query.timeline import timeline
from dragoman.store.backup import back_up, restore
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter
from dragoman.store.sqlite import SqliteStore
from dragoman.types.judgement import Judgement
from tests.builders import full_reading, make_document, make_event, make_reading
from tests.contracts.fusion_contract import groups, judge
from tests.contracts.store_contract import add, event_on, told_in_their_own_words

WHO = {"by": "user", "author": "A. Reader", "because": "a toast, not a visit"}


def mark(store, *events, verdict="wrong"):
    return judge(store, *(Judgement(event, event, verdict, **WHO) for event in events))


def ids(store, **wanted):
    with store.view() as view:
        return [entry.event.id for entry in view.events(EventFilter(**wanted))]


def answers(store):
    """What a view says of events, in every way that it can."""
    on = date(2024, 3, 4)
    every = EventFilter()
    with store.view() as view:
        return {
            "listed": [entry.event.id for entry in view.events(every)],
            "count": (view.count(every), view.count(EventFilter(once=True))),
            "tallies": list(view.tallies(every, "year")),
            "sides": list(view.by_sides(every)),
            "biggest": list(view.biggest(every, 9)),
            "places": (list(view.places(every)), list(view.busiest_places(every, 9)), view.count_places(every)),
            "dealings": list(view.dealings_of("ECU")),
            "about": [entry.claim.id for entry in view.claims(ClaimFilter(about="PER/GOV"))],
            "documents": [entry.events for entry in view.documents(DocumentFilter())],
            "tellings": list(view.tellings(date(2024, 1, 1), date(2024, 12, 31))),
            "found": [hit.facts for hit in search(view, "quito", 9)],
            "state": state_on(view, on, load_standing()),
            "dyad": dyad_report(view, ("PER", "ECU")),
            "timeline": timeline(view, every),
            "network": network(view, load_standing(), since=on, until=on),
        }


class WrongContract:
    @pytest.fixture
    def store(self):
        raise NotImplementedError

    def test_a_marked_event_is_as_if_it_had_not_been_read(self, store):
        other, right = full_reading(url="1"), event_on("2024-03-04", "2")
        told = make_event(other.document, "arrived", id="mistaken", quantities=("q1",))
        claims = (replace(other.claims[0], events=("mistaken",)), *other.claims[1:])
        add(store, replace(other, events=(told, other.events[1]), claims=claims), right)
        assert mark(store, "mistaken") == (True,)
        without = SqliteStore(":memory:")
        add(without, replace(other, events=(other.events[1],), claims=claims), right)
        found, wanted = answers(store), answers(without)
        assert [name for name in found if found[name] != wanted[name]] == []
        assert mark(store, "mistaken", verdict="open") == (True,)
        assert "mistaken" in ids(store) and answers(store)["count"] == (3, 3)

    def test_it_is_there_for_who_asks_with_who_says_so_and_why(self, store):
        one, other = (event_on("2024-03-04", url) for url in "ab")
        add(store, one, other)
        wrong = one.events[0].id
        mark(store, wrong)
        with store.view() as view:
            entries = {entry.event.id: entry.wrong for entry in view.events(EventFilter(wrong=True))}
            assert view.count(EventFilter(wrong=True)) == len(entries) == 2
            assert view.wrong() == view.wrong([wrong, other.events[0].id]) == {wrong: entries[wrong]}
            assert view.wrong([other.events[0].id]) == {} and entries[other.events[0].id] is None
            assert (entries[wrong].author, entries[wrong].because) == ("A. Reader", "a toast, not a visit")
            alone = view.fused_event(wrong)
            assert alone.tellings[0].wrong == entries[wrong] and len(alone.tellings) == 1
            assert view.fused_event(other.events[0].id).tellings[0].wrong is None
            assert view._connection.execute(text("SELECT id FROM events WHERE wrong = 1")).all() == [(wrong,)]

    def test_a_telling_that_is_wrong_leaves_its_event_and_the_others_stay(self, store):
        a, b, c = told_in_their_own_words(store, 3)  # b and c are joined through a
        mark(store, a)
        assert groups(store) == [sorted([b, c])]
        with store.view() as view:
            assert [telling.event.id for telling in view.fused_event(c).tellings] == [b, c]
            assert view.fused_event(c).id == b and view.fused_event(a).id == a
            assert {t.event.id for t in view.fused_event(b).tellings} == {b, c} and view.fused_event(b).documents == 2
        mark(store, a, verdict="open")
        assert groups(store) == [sorted([a, b, c])]

    def test_the_mark_passes_to_the_newer_reading_of_the_same_sentence(self, store):
        reading = event_on("2024-03-04", "1")
        add(store, reading)
        mark(store, reading.events[0].id)
        for model, name in (("model-2", "renamed"), ("model-3", "renamed again")):
            renamed = replace(reading.events[0], id=name)
            add(store, replace(reading, model=model, events=(renamed,)))
            assert ids(store) == [] and ids(store, wrong=True) == [name]
        with store.view() as view:
            assert view.wrong()[name].because == "a toast, not a visit"
            assert [judgement.pair for judgement in view.judgements()] == [(name, name)]
        mark(store, name, verdict="open")
        assert ids(store) == [name]

    def test_the_mark_on_a_mistake_that_is_read_no_more_falls_on_nothing_beside_it(self, store):
        document = make_document()
        right, wrong = make_event(document), make_event(document, "arrived", id="mistaken", type="YIELD")
        add(store, make_reading(document, events=(right, wrong)))
        mark(store, "mistaken")
        add(store, make_reading(document, model="model-2", events=(right,)))
        assert ids(store) == ids(store, wrong=True) == [right.id]

    def test_a_marked_event_is_compared_with_none_until_it_is_taken_back(self, store):
        one, other = event_on("2024-03-04", "1"), event_on("2024-03-04", "2")
        add(store, one)
        mark(store, one.events[0].id)
        add(store, other)
        assert fuse(store).comparisons == 0
        mark(store, one.events[0].id, verdict="open")
        assert (fuse(store).comparisons, len(groups(store))) == (1, 1)

    def test_a_mark_is_kept_by_the_backup(self, store, tmp_path):
        a, b, c = told_in_their_own_words(store, 3)
        mark(store, b)
        back_up(store, tmp_path / "backup")
        restored = SqliteStore(":memory:")
        restore(tmp_path / "backup", restored)
        back_up(restored, tmp_path / "again")
        assert (tmp_path / "again").read_bytes() == (tmp_path / "backup").read_bytes()
        with restored.view() as theirs, store.view() as ours:
            assert theirs.wrong() == ours.wrong() and list(theirs.wrong()) == [b]
        assert groups(restored) == groups(store) == [sorted([a, c])]

    def test_only_one_event_is_wrong_and_only_for_a_user(self, store):
        a, b = told_in_their_own_words(store, 2)
        for judgement in (Judgement(a, b, "wrong", **WHO), Judgement(a, a, "wrong", "dragoman")):
            with pytest.raises(StoreError, match="only one event is wrong"):
                judge(store, Judgement(a, b, "different", **WHO), judgement)
        assert groups(store) == [sorted([a, b])]
        assert (mark(store, a), mark(store, a)) == ((True,), (False,))
