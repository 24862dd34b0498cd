"""What every store must do with copies of one text and with events that several documents tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from dragoman.fusing import FusionOutcome, fuse
from dragoman.query.fused import fused_events
from dragoman.store.backup import back_up, restore
from dragoman.store.filters import DocumentFilter, EventFilter
from dragoman.store.sqlite import SqliteStore
from dragoman.types.judgement import Judgement
from tests.builders import TEXT, full_reading, make_document, make_event, make_reading
from tests.contracts.store_contract import WORDS, add, event_on, found, told_in_their_own_words

USER = {"by": "user", "author": "A. Reader", "because": "another day"}


def texts(store, **wanted):
    """The group of each document's text, by address."""
    with store.view() as view:
        entries = list(view.documents(DocumentFilter(**wanted)))
    names = {entry.document.id: entry.document.url for entry in entries}
    return {entry.document.url: (names.get(entry.text_group), entry.copies) for entry in entries}


def paper(url, text, **fields):
    return make_reading(make_document(text, url=url, publisher=url, **fields))


def groups(store):
    """The ids of the tellings of each event."""
    with store.view() as view:
        told = {}
        for telling in view.tellings(date(2024, 1, 1), date(2024, 12, 31)):
            told.setdefault(telling.fused, set()).add(telling.id)
    for fused, members in told.items():
        assert fused in members
    return sorted(map(sorted, told.values()))


def judge(store, *judgements):
    with store.writer() as writer:
        return writer.judge(judgements)


class FusionContract:
    @pytest.fixture
    def store(self):
        raise NotImplementedError

    def test_copies_are_kept_as_sources_of_one_text(self, store):
        day = {"published": date(2024, 3, 4)}
        wire = paper("wire", TEXT, **day)
        cut = paper("cut", "LIMA, March 5 (Test Wire) - " + TEXT[: TEXT.index("Ecuador remains")])
        own = paper("own", "Quito received the head of the Peruvian state on Monday; two score of officials came along.")
        assert add(store, cut, own, wire) == ["added"] * 3
        assert texts(store) == {"wire": ("wire", 1), "cut": ("wire", 1), "own": ("own", 0)}
        assert texts(store, copies=True) == {"wire": ("wire", 1), "cut": ("wire", 1)}
        with store.view() as view:
            ids = {entry.document.publisher: entry.document.id for entry in view.documents(DocumentFilter())}
            copies = {name: [each.document.publisher for each in view.copies(ids[name])] for name in ids}
        assert copies == {"wire": ["cut"], "cut": ["wire"], "own": []}

    def test_a_text_that_links_two_groups_makes_one_of_them(self, store):
        words = [f"{word}{number}" for number in range(5) for word in WORDS]
        whole, beginning, end = " ".join(words), " ".join(words[:30]), " ".join(words[20:])
        add(store, paper("beginning", beginning), paper("end", end))
        assert {copies for _, copies in texts(store).values()} == {0}
        add(store, paper("whole", whole))
        assert {copies for _, copies in texts(store).values()} == {2}

    def test_what_is_told_alike_long_after_is_no_copy(self, store):
        add(store, paper("one", TEXT), paper("later", TEXT, published=date(2025, 3, 5)))
        assert {copies for _, copies in texts(store).values()} == {0}

    def test_a_fused_event_is_named_after_its_earliest_telling_whatever_came_first(self, store):
        ids = told_in_their_own_words(store, 4)
        assert groups(store) == [sorted(ids)]
        with store.view() as view:
            assert view.fused_event(ids[2]).id == ids[0]
            assert view.fused_event("nothing") is None

    def test_once_lists_the_first_telling_that_fits(self, store):
        told_in_their_own_words(store, 3)
        add(store, event_on("2024-02-01", "alone"))
        assert len(found(store, once=True)) == 2
        with store.view() as view:
            assert (view.count(EventFilter(once=True)), view.count(EventFilter())) == (2, 4)
            third = list(view.events(EventFilter()))[2].document
        words = third.text.split()[3]
        assert found(store, once=True, words=(words,)) == [(third.url, "CONSULT")]
        with store.view() as view:
            ((_, fused),) = fused_events(view, EventFilter(words=(words,)))
        assert (fused.documents, fused.publishers) == (3, 3)

    def test_an_event_counts_once_and_as_one_that_took_place(self, store):
        ids = told_in_their_own_words(store, 3)
        alleged = event_on("2024-01-06", "alleged", status="alleged")
        add(store, alleged)
        judge(store, Judgement(alleged.events[0].id, ids[0], "same", "dragoman", 1.0))
        with store.view() as view:
            assert [(t.period, t.settled, t.events) for t in view.tallies(EventFilter(), "day")] == [("2024-01-05", True, 1)]
            (group,) = view.biggest(EventFilter(), 5)
            assert (group.documents, group.texts, group.score) == (4, 4, 4.0)

    def test_a_users_word_splits_and_joins_and_can_be_taken_back(self, store):
        a, b, c = told_in_their_own_words(store, 3)
        judge(store, Judgement(b, c, "same", "dragoman", 0.5), Judgement(a, c, "same", "dragoman", 2.0))
        assert judge(store, Judgement(a, b, "different", **USER)) == (True,)
        assert len(groups(store)) == 2
        with store.view() as view:
            (said,) = [judgement for judgement in view.judgements() if judgement.by == "user"]
        assert (said.author, said.because, said.verdict) == ("A. Reader", "another day", "different")
        judge(store, Judgement(a, c, "different", **USER))
        assert groups(store) == sorted([[a], sorted([b, c])])
        judge(store, Judgement(a, b, "same", **USER))
        assert groups(store) == sorted([sorted([a, b]), [c]])
        assert judge(store, *(Judgement(a, other, "open", "user") for other in (b, c))) == (True, True)
        assert judge(store, Judgement(a, b, "open", "user")) == (False,)
        assert groups(store) == [sorted([a, b, c])]

    def test_a_users_word_survives_a_newer_reading(self, store):
        a, b, c = told_in_their_own_words(store, 3)
        judge(store, Judgement(b, c, "same", "dragoman", 0.5), *(Judgement(a, o, "different", **USER) for o in (b, c)))
        with store.view() as view:
            document = view.fused_event(a).tellings[0].document
            old = view.reading(document.id)
        renamed = replace(old.events[0], id="renamed", confidence=0.5)
        assert add(store, replace(old, model="model-2", events=(renamed,))) == ["updated"]
        assert groups(store) == sorted([["renamed"], sorted([b, c])])
        judge(store, *(Judgement("renamed", other, "open", "user") for other in (b, c)))
        assert groups(store) == [sorted(["renamed", b, c])]
        add(store, replace(old, model="model-3", events=()))
        assert groups(store) == [sorted([b, c])]

    def test_groups_are_restored_from_a_backup(self, store, tmp_path):
        a, b, c = told_in_their_own_words(store, 3)
        judge(store, Judgement(a, b, "different", **USER))
        back_up(store, tmp_path / "backup")
        restored = SqliteStore(":memory:")
        restore(tmp_path / "backup", restored)
        assert groups(restored) == groups(store)
        with restored.view() as theirs, store.view() as ours:
            assert theirs.judgements() == ours.judgements()

    def test_fusion_joins_what_is_alike_and_leaves_the_rest(self, store):
        same = [event_on("2024-03-04", f"u{n}") for n in range(3)]
        other = event_on("2024-03-04", "raid", type="ASSAULT", quad="material conflict", score=-9.0, modes=())
        far = event_on("2024-06-04", "far")
        add(store, *same, other, far)
        outcome = fuse(store)
        assert (outcome.documents, outcome.comparisons) == (5, 3)
        ids = sorted(reading.events[0].id for reading in same)
        assert groups(store) == sorted([ids, [other.events[0].id], [far.events[0].id]])
        assert fuse(store) == FusionOutcome(0, 0, 0)
        with store.view() as view:
            for judgement in view.judgements():
                assert judgement.score == pytest.approx(sum(share for _, share in judgement.reasons))

    def test_fusion_in_pieces_gives_the_same_events(self, store):
        readings = [event_on(f"2024-03-0{day}", f"{day} {n}") for day in (4, 5) for n in range(3)]
        for reading in reversed(readings):
            add(store, reading)
            fuse(store)
        at_once = SqliteStore(":memory:")
        add(at_once, *readings)
        fuse(at_once)
        assert groups(store) == groups(at_once)

    def test_a_large_event_goes_on_growing(self, store, monkeypatch):
        for module in ("fusing", "query.components"):
            monkeypatch.setattr(f"dragoman.{module}.LARGEST", 3)
        for number in range(7):
            add(store, event_on("2024-03-04", f"u{number}"))
            fuse(store)
        assert [len(group) for group in groups(store)] == [7]

    def test_copies_are_found_anew_where_the_bands_are_of_another_version(self, store):
        add(store, paper("one", TEXT))
        with store.writer() as writer, writer._connection.begin():
            writer._connection.execute(text("DELETE FROM text_bands"))
            writer._connection.execute(text("UPDATE made_with SET version = 'rensa-0/1'"))
        add(store, paper("two", TEXT))
        assert {copies for _, copies in texts(store).values()} == {1}

    def test_fusion_leaves_apart_what_a_user_has_split(self, store):
        readings = [event_on("2024-03-04", f"u{n}") for n in range(3)]
        add(store, *readings[:2])
        fuse(store)
        a, b, c = (reading.events[0].id for reading in readings)
        judge(store, Judgement(a, b, "different", **USER))
        add(store, readings[2])
        fuse(store)
        assert len(groups(store)) == 2
        with store.view() as view:
            assert view.fused_event(a).id != view.fused_event(b).id

    def test_two_sides_ranges_and_days_of_a_fused_event(self, store):
        first = full_reading(url="1", publisher="One")
        second = full_reading(url="2", publisher="Two", published=date(2024, 3, 7))
        document = make_document("Ecuador shut the frontier, Peruvian papers wrote.", url="3", publisher="Three")
        third = make_reading(document, events=(make_event(document, "shut", type="COERCE"),))
        add(store, first, second, third)
        closings = [first.events[1].id, second.events[1].id, third.events[0].id]
        judge(store, *(Judgement(closings[0], other, "same", "dragoman", 1.0) for other in closings[1:]))
        with store.view() as view:
            fused = view.fused_event(closings[2])
        assert (fused.documents, fused.publishers, len(fused.tellings)) == (3, 2, 3)
        assert (fused.first_report, fused.last_report) == (date(2024, 3, 5), date(2024, 3, 7))
        assert {entry.claim.stance for entry in fused.claims_for} == {"accuses"}
        assert {entry.speaker.id for entry in fused.claims_against} == {"ECU"} and fused.disputed
