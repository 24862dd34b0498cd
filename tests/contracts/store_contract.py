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
from dragoman.store.backup import Contents, back_up, restore
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.store.order import claim_cursor, document_cursor, event_cursor, relation_cursor
from dragoman.store.side_tallies import SideTally
from dragoman.store.sqlite import SqliteStore
from dragoman.store.summaries import DayRead, EventTally
from dragoman.types.judgement import Judgement
from dragoman.types.ledger import AlertNote, FeedEntry, FeedState, Skip
from dragoman.types.record import EventTime
from dragoman.types.resolution import Actor
from dragoman.types.serialise import reading_to_dict
from tests.builders import (
    ECUADOR,
    PERU,
    PRESIDENT,
    TEXT,
    full_reading,
    make_document,
    make_event,
    make_reading,
    make_relation,
)

LISTINGS = (
    ("documents", DocumentFilter(revisions=True)),
    ("events", EventFilter()),
    ("claims", ClaimFilter()),
    ("relations", RelationFilter()),
)


def add(store, *readings):
    with store.writer() as writer:
        return [writer.add(reading) for reading in readings]


def event_on(day, url, published=date(2024, 3, 5), **fields):
    """A reading with one event on a day, in a document of its own."""
    document = make_document(url=url, published=published)
    time = day and EventTime(day, day, "day", None, "explicit")
    return make_reading(document, events=(make_event(document, time=time, **fields),))


WORDS = ("harbour", "ministers", "copper", "orchard", "railways", "lanterns", "quarry", "fishing", "museum", "treaty")


def told_in_their_own_words(store, number, day="2024-01-05", **fields):
    """So many documents that tell of a visit, each with a text and a publisher of its own, joined by Dragoman; the ids of
    the events, the earliest first."""
    events = []
    for at in range(number):
        words = " ".join(f"{word}{at}" for word in WORDS)
        document = make_document(f"The president arrived {words}.", url=f"told {at}", publisher=f"Paper {at}")
        event = make_event(document, time=EventTime(day, day, "day", None, "explicit"), place=None, **fields)
        add(store, make_reading(document, events=(event,)))
        events.append(event.id)
    with store.writer() as writer:
        writer.judge([Judgement(one, events[0], "same", "dragoman", 1.0, (("day", 1.0),)) for one in events[1:]])
    with store.view() as view:
        return [telling.id for telling in view.tellings(date(2024, 1, 1), date(2024, 12, 31)) if telling.id in events]


def found(store, **wanted):
    with store.view() as view:
        return [(entry.document.url, entry.event.type) for entry in view.events(EventFilter(**wanted))]


def entry(key, **fields):
    said = {"feed": "f", "entry": key, "address": key, "link": key, "title": "T", "published": None, "stamp": "s"}
    return FeedEntry(**{"key": key, **said, "text": "x", "state": "waiting", **fields})


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

    def test_an_edited_article_is_a_revision_and_not_a_second_article(self, store):
        first = full_reading(url="https://example.org/visit", title="President in Quito")
        headline = full_reading(url="https://example.org/visit", title="Peru’s president lands in Quito")
        longer = TEXT.replace("40 officials", "40 officials and a trade delegation")
        document = make_document(longer, url="https://example.org/visit", title="Peru’s president lands in Quito")
        text = make_reading(document, events=(make_event(document),))
        assert add(store, first, headline, text, first) == ["added", "revised", "revised", "unchanged"]
        with store.view() as view:
            assert [entry.document.id for entry in view.documents(DocumentFilter())] == [document.id]
            assert view.count_documents() == 1
            assert [entry.event.type for entry in view.events(EventFilter())] == ["CONSULT"]
            assert list(view.claims(ClaimFilter())) == []
            chain = [entry.document.id for entry in view.revisions(headline.document.id)]
            assert chain == [first.document.id, headline.document.id, document.id]
            everything = DocumentFilter(revisions=True, words=("quito",))
            assert {entry.document.id for entry in view.documents(everything)} == set(chain)
            assert reading_to_dict(view.reading(first.document.id)) == reading_to_dict(first)
            assert view.revisions("no such document") == ()

    def test_another_article_at_the_same_address_is_no_revision(self, store):
        page = {"url": "https://example.org/"}
        first, second = make_document(**page, title="Visit"), make_document("Rain fell all day on Lima.", **page, title="Rain")
        assert add(store, make_reading(first), make_reading(second)) == ["added", "added"]
        with store.view() as view:
            assert view.count_documents() == 2

    def test_a_newer_reading_of_an_older_revision_does_not_show(self, store):
        old, new = full_reading(url="https://example.org/1"), full_reading(url="https://example.org/1", title="Quito")
        again = replace(old, model="model-2")
        assert add(store, old, new, again) == ["added", "revised", "updated"]
        with store.view() as view:
            assert {entry.document.id for entry in view.events(EventFilter())} == {new.document.id}
            assert view.reading(old.document.id).model == "model-2"

    def test_a_reading_that_says_a_thing_twice_is_kept(self, store):
        reading = full_reading()
        doubled = replace(reading, resolution=replace(
            reading.resolution, mentions=reading.resolution.mentions * 2, actors=reading.resolution.actors * 2
        ))  # fmt: skip
        assert add(store, doubled) == ["added"]

    def test_words_are_found_whatever_their_case_and_accents(self, store):
        add(store, make_reading(make_document("In São Tomé, the Minister’s aide met Łukasz.", title="Visit")))
        with store.view() as view:
            for words in (("sao",), ("SÃO TOMÉ",), ("minister",), ("visit", "aide")):
                assert len(list(view.documents(DocumentFilter(words=words)))) == 1, words

    def test_judgements_are_kept_and_the_users_last_word_holds(self, store):
        ours = Judgement("b", "a", "same", "dragoman", 0.75, (("day", 0.5), ("sides", 0.25)))
        split, join = Judgement("a", "b", "different", "user"), Judgement("b", "a", "same", "user")
        with store.writer() as writer:
            assert writer.judge((ours, split, split)) == (True, True, False)
            assert writer.judge((replace(ours, score=0.9),)) == (False,)
        with store.view() as view:
            assert [(judged.verdict, judged.by) for judged in view.judgements()] == [("different", "user")]
        with store.writer() as writer:
            assert writer.judge((join, split, join)) == (True, True, True)
        with store.view() as view:
            assert [(judged.pair, judged.verdict) for judged in view.judgements()] == [(("a", "b"), "same")]
            assert next(view.judged()) == replace(ours, one="a", other="b")
            assert len(list(view.judged())) == 5

    def test_judgements_pass_to_the_facts_of_newer_readings_and_revisions(self, store):
        old = full_reading(url="https://example.org/1")
        visit = old.events[0].id

        def read_anew(reading, model, name):
            """The same facts, under other ids."""
            events = tuple(replace(event, id=f"{name}-{n}") for n, event in enumerate(reading.events))
            claims = tuple(replace(claim, events=(f"{name}-1",)) for claim in reading.claims)
            return replace(reading, model=model, events=events, claims=claims)

        def judged():
            with store.view() as view:
                return [judgement.pair for judgement in view.judgements()]

        add(store, old)
        with store.writer() as writer:
            writer.judge((Judgement(visit, "another event", "same", "user"),))
        add(store, read_anew(old, "model-2", "second"))
        assert judged() == [("another event", "second-0")]
        add(store, read_anew(old, "model-3", "third"))
        assert judged() == [("another event", "third-0")]
        add(store, replace(old, model="model-4"))
        assert judged() == [tuple(sorted(("another event", visit)))]
        revision = full_reading(url="https://example.org/1", title="Corrected")
        assert add(store, revision) == ["revised"]
        assert judged() == [tuple(sorted(("another event", revision.events[0].id)))]

    def test_a_backup_makes_the_same_record_and_the_same_backup(self, store, tmp_path):
        old = full_reading(url="https://example.org/1")
        again = replace(old, model="model-2", events=old.events[:1])
        revision = full_reading(url="https://example.org/1", title="Corrected")
        unread = make_reading(make_document("", language="und", warnings=("not read: it is a PNG image",)))
        add(store, old, again, revision, unread, old)
        renamed = replace(revision, model="model-3", events=(replace(revision.events[0], id="renamed"),), claims=())
        with store.writer() as writer:
            writer.judge((Judgement("a", "b", "same", "dragoman", 0.5, (("day", 0.5),)),))
            writer.judge((Judgement(revision.events[0].id, "b", "same", "user"),))
            assert writer.add(renamed) == "updated"
        with store.view() as view:
            assert ("b", "renamed") in [judgement.pair for judgement in view.judgements()]
        assert back_up(store, tmp_path / "one.gz") == Contents(readings=5, judgements=2)
        copy = SqliteStore(tmp_path / "copy")
        assert restore(tmp_path / "one.gz", copy) == Contents(5, 2)
        back_up(copy, tmp_path / "two.gz")
        assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()
        with store.view() as ours, copy.view() as theirs:
            for listing, wanted in LISTINGS:
                assert list(getattr(ours, listing)(wanted)) == list(getattr(theirs, listing)(wanted)), listing
            assert ours.judgements() == theirs.judgements()
        with pytest.raises(StoreError, match="not empty"):
            restore(tmp_path / "one.gz", store)
        with pytest.raises(StoreError, match="there already"):
            back_up(store, tmp_path / "one.gz")

    def test_notes_are_kept_by_their_keys(self, store):
        asked = FeedState("https://example.org/feed", "etag", None, "2025-05-07T10:00:00Z")
        again = replace(asked, etag="newer", failures=1)
        skip = Skip("1", "a.png", "Wire", "2025-05-07", "binary", "it is a PNG image", "2025-05-07T10:00:00Z")
        with store.writer() as writer:
            writer.note([asked, skip])
            writer.note([again, replace(skip, first_seen="2025-06-01T00:00:00Z"), entry("b"), entry("a\0")])
            writer.note([entry("b", state="done", text=None)])
            writer.note([])
        with store.view() as view:
            assert list(view.notes(FeedState)) == [again]
            assert list(view.notes(Skip)) == [skip]
            assert [note.key for note in view.notes(FeedEntry)] == ["a\ufffd", "b"]
            assert list(view.notes(FeedEntry, state="done", feed="f")) == [entry("b", state="done", text=None)]
            assert list(view.notes(AlertNote)) == []

    def test_what_was_read_after_all_is_no_longer_unread(self, store):
        url = "https://example.org/1"
        skips = [Skip(name, name, None, "2024-03-05", "fetch", "it took too long", "now") for name in (url, "other")]
        with store.writer() as writer:
            writer.note(skips)
        add(store, make_reading(make_document("", url=url, language="und")))
        with store.view() as view:
            assert [skip.name for skip in view.unread()] == [url, "other"]
        add(store, full_reading(url=url))
        with store.view() as view:
            assert [skip.name for skip in view.unread()] == ["other"]

    def test_days_count_articles_revisions_and_copies(self, store):
        add(
            store,
            full_reading(url="https://example.org/1"),
            full_reading(url="https://example.org/1", title="Corrected", published=date(2024, 3, 6)),
            full_reading(url="https://example.org/2", publisher="Test wire"),
            full_reading(url="https://example.org/3", publisher=None, published=None, published_basis="unknown"),
            make_reading(make_document("", language="und")),
        )
        with store.view() as view:
            assert list(view.days_read()) == [
                DayRead(None, "9999-12-31", 1, 0, 1),
                DayRead("Test wire", "2024-03-05", 1, 0, 1),
                DayRead("Test Wire", "2024-03-06", 1, 1, 0),
            ]

    def test_a_backup_carries_the_notes(self, store, tmp_path):
        skip = Skip("1", "a.png", None, "2025-05-07", "binary", "it is a PNG image", "2025-05-07T10:00:00Z")
        notes = [skip, FeedState("f"), entry("a", text="<p>…</p>"), AlertNote("1", "stdout", "new dispute", "now", "{}", 1)]
        with store.writer() as writer:
            writer.note(notes)
        assert back_up(store, tmp_path / "one.gz") == Contents(0, 0, 4)
        copy = SqliteStore(tmp_path / "copy")
        assert restore(tmp_path / "one.gz", copy) == Contents(0, 0, 4)
        with copy.view() as view:
            assert [*view.notes(Skip), *view.notes(FeedState), *view.notes(FeedEntry), *view.notes(AlertNote)] == notes
        back_up(copy, tmp_path / "two.gz")
        assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()

    def test_tallies_count_by_period_quad_and_whether_it_took_place(self, store):
        add(
            store,
            event_on("2024-02-29", "leap day"),
            event_on("2024-02", "some day of February"),
            event_on("2024-03-01", "planned", status="planned"),
            event_on("2024", "some month", score=1.0),
            event_on(None, "undated"),
        )
        with store.view() as view:
            monthly = list(view.tallies(EventFilter(), "month"))
            assert monthly == [
                EventTally("", "verbal cooperation", True, 1, 1.0),
                EventTally("2024-02", "verbal cooperation", True, 2, 8.0),
                EventTally("2024-03", "verbal cooperation", False, 1, 4.0),
            ]
            days = {tally.period: tally.events for tally in view.tallies(EventFilter(), "day")}
            assert days == {"": 2, "2024-02-29": 1, "2024-03-01": 1}
            assert [tally.period for tally in view.tallies(EventFilter(), "year")] == ["2024", "2024"]
            assert list(view.tallies(EventFilter(between=("CHN", "PER")), "year")) == []

    def test_quarters_sides_quads_beginnings_and_the_span(self, store):
        with store.view() as view:
            assert view.span() is None
        attack = {"type": "ASSAULT", "score": -9.0, "quad": "material conflict", "modes": ()}
        add(
            store,
            event_on("2024-03-31", "visit"),
            event_on("2024-04-01", "attack", **attack),
            event_on("2024-12", "alleged", status="alleged", **attack),
        )
        with store.view() as view:
            assert [tally.period for tally in view.tallies(EventFilter(), "quarter")] == ["2024-Q1", "2024-Q2", "2024-Q4"]
            assert list(view.by_sides(EventFilter())) == [
                SideTally(("PER",), ("ECU",), "material conflict", False, 1, -9.0),
                SideTally(("PER",), ("ECU",), "material conflict", True, 1, -9.0),
                SideTally(("PER",), ("ECU",), "verbal cooperation", True, 1, 4.0),
            ]
            hostile = [entry.event.type for entry in view.events(EventFilter(quads=("material conflict",)))]
            assert hostile == ["ASSAULT", "ASSAULT"]
            days = ((date(2024, 3, 1), date(2024, 3, 31)), (date(2024, 12, 1), date(2024, 12, 1)))
            assert [entry.event.status for entry in view.events(EventFilter(begins=days))] == ["happened", "alleged"]
            first, last = view.span()
            assert first <= last

    def test_the_biggest_events_are_those_that_many_tell_of_and_that_weigh_most(self, store):
        attack = {"type": "ASSAULT", "score": -9.0, "quad": "material conflict", "modes": ()}
        add(
            store,
            event_on("2024-01-07", "attack", **attack),
            event_on("2024-02-07", "attack in February", **attack),
            event_on("2024-02-08", "alleged attack", status="alleged", **attack),
        )
        told_in_their_own_words(store, 3)
        with store.view() as view:
            all_of_them = [(group.documents, group.score, group.entry.event.type) for group in view.biggest(EventFilter(), 2)]
            assert all_of_them == [(3, 4.0, "CONSULT"), (1, -9.0, "ASSAULT")]
            monthly = [(group.period, group.entry.event.type) for group in view.biggest(EventFilter(), 1, "month")]
            assert monthly == [("2024-01", "CONSULT"), ("2024-02", "ASSAULT")]

    def test_relations_stand_as_long_as_their_reports_are_trusted(self, store):
        def told(day, url, **fields):
            document = make_document(url=url, published=date.fromisoformat(day))
            return make_reading(document, relations=(make_relation(document, **fields),))

        add(
            store,
            told("2024-01-10", "first", kind="ceasefire"),
            told("2024-02-01", "again", kind="ceasefire"),
            told("2024-01-10", "alliance", kind="alliance", start="1990", end="2024-06"),
            told("2024-01-10", "war", kind="war", start="2023-01", end="2023-12"),
        )
        days = {"ceasefire": 30, "alliance": 3650, "war": 180}

        def standing(day, party=None, **wanted):
            with store.view() as view:
                held = view.standing(date.fromisoformat(day), wanted or days, party)
                return [(each.entry.relation.kind, each.reports, each.last_reported) for each in held]

        assert standing("2024-01-09") == []
        assert standing("2024-02-10") == [("alliance", 1, "2024-01-10"), ("ceasefire", 1, "2024-02-01")]
        assert standing("2024-02-05") == [("alliance", 1, "2024-01-10"), ("ceasefire", 2, "2024-02-01")]
        assert standing("2024-04-01") == [("alliance", 1, "2024-01-10")]
        assert standing("2024-07-01") == []
        assert standing("2024-02-05", "CHN") == []
        assert standing("2024-02-05", "PER", ceasefire=30) == [("ceasefire", 2, "2024-02-01")]

    def test_who_is_named_with_an_office(self, store):
        add(store, full_reading(url="u1"), full_reading(url="u2", published=date(2024, 4, 1)))
        with store.view() as view:
            (seen,) = view.offices(date(2024, 1, 1), date(2024, 12, 31))
            assert (seen.holder.id, seen.office, seen.documents, seen.last) == (PRESIDENT.id, "President", 2, "2024-04-01")
            assert list(view.offices(date(2024, 1, 1), date(2024, 12, 31), "ECU")) == []
            assert next(view.offices(date(2024, 1, 1), date(2024, 3, 31), "PER")).documents == 1

    def test_search_puts_what_fits_best_first(self, store):
        rain = "Rain fell on Quito. " + "The streets were wet all day long. " * 20
        add(
            store,
            make_reading(make_document(rain, url="u1", title="Weather")),
            make_reading(make_document(rain, url="u2", title="Quito")),
            make_reading(make_document("Nothing of it here.", url="u3", title="Elsewhere")),
        )
        with store.view() as view:
            assert [found.reading.document.title for found in view.search(("quito",), 9)] == ["Quito", "Weather"]
            assert [found.reading.document.title for found in view.search(("quito", "rain fell"), 1)] == ["Quito"]
            assert list(view.search(("fell rain",), 9)) == list(view.search(("!",), 9)) == []

    def test_claims_of_a_party_are_those_it_makes_and_those_about_it(self, store):
        add(store, full_reading())
        with store.view() as view:
            assert len(list(view.claims(ClaimFilter(party="PER")))) == 2
            assert list(view.claims(ClaimFilter(party="CHN"))) == []

    def test_several_are_added_together_or_none_of_them(self, store):
        one, two = full_reading(url="u1"), full_reading(url="u2")
        with store.writer() as writer:
            assert writer.add_all((one, two, one)) == ("added", "added", "unchanged")
            with pytest.raises(StoreError):
                writer.add_all((full_reading(url="u3"), make_reading(make_document("a lone \ud800 surrogate"))))
            assert writer.add_all(()) == ()
        with store.view() as view:
            assert view.count_documents() == 2

    def test_a_text_that_utf8_cannot_hold_is_refused_whole(self, store):
        with pytest.raises(StoreError, match="UTF-8"):
            add(store, make_reading(make_document("a lone \ud800 surrogate")))
        with store.view() as view:
            assert view.count_documents() == 0
