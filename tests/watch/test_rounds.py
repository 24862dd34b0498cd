"""Whole rounds over feeds of a server of our own."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from dragoman.store import open_store
from dragoman.store.filters import DocumentFilter
from dragoman.types.ledger import FeedEntry, FeedState, Skip
from dragoman.watch.feeds_file import Feed
from tests.feed_server import BOMB, Page, html, item, rss, serving
from tests.watch.desk import TEXT, Killed, two_articles


def test_articles_are_added_once(desk):
    two_articles(desk)
    assert desk.round()["added"] == 2
    assert sorted(desk.documents()) == [("/1", "Visit 1"), ("/2", "Visit 2")]
    with open_store(desk.path).view() as view:
        (entry, _) = view.documents(DocumentFilter())
        assert (entry.document.publisher, str(entry.document.published)) == ("Fjord Wire", "2024-03-05")
    desk.served.asked.clear()
    assert desk.round() == {"feeds unchanged": 1}
    assert [path for path in desk.served.asked if path != "/robots.txt"] == ["/feed"]
    assert {entry.state for entry in desk.notes(FeedEntry)} == {"done"}


def test_an_edited_headline_is_a_revision(desk):
    two_articles(desk)
    desk.round()
    link = desk.served.article("/1", "Visit 1, corrected", *TEXT, "It was visit 1.")
    desk.served.feed("/feed", item(link, "Visit 1, corrected"), item(desk.served.address + "/2", "Visit 2"), etag='"2"')
    assert desk.round() == {"feeds read": 1, "revised": 1}
    assert ("/1", "Visit 1, corrected") in desk.documents() and len(desk.documents()) == 2
    assert len(desk.documents(revisions=True)) == 3


def test_an_edited_article_keeps_its_address_when_the_feed_links_it_elsewhere(desk):
    link = desk.served.article("/old", "Old headline", *TEXT)
    desk.served.feed("/feed", item(link, "Old headline", guid="7"))
    desk.follow()
    desk.round()
    link = desk.served.article("/new", "New headline", *TEXT)
    desk.served.feed("/feed", item(link, "New headline", guid="7"))
    assert desk.round()["revised"] == 1
    assert desk.documents() == [("/old", "New headline")]


def test_an_article_in_two_feeds_is_fetched_once(desk):
    link = desk.served.article("/1", "Visit", *TEXT)
    desk.served.feed("/a", item(link + "?utm_source=a#top", "Visit", guid="1"), item(link, "Visit again", guid="2"))
    desk.served.feed("/b", item(link, "Another headline", guid="b"))
    desk.follow("/a")
    desk.follow("/b", "Other Wire")
    assert desk.round() == {"feeds read": 2, "added": 1}
    assert sum(path.startswith("/1") for path in desk.served.asked) == 1
    assert desk.documents() == [("/1", "Visit")]
    assert desk.round() == {"feeds read": 2}  # nobody's headline is taken for an edit


def test_a_link_that_leads_to_a_known_article_is_a_double(desk):
    link = desk.served.article("/1", "Visit", *TEXT)
    desk.served.feed("/feed", item(link, "Visit"))
    desk.follow()
    desk.round()
    desk.served.pages["/short"] = Page(status=302, headers={"Location": "/1"})
    desk.served.feed("/feed", item(link, "Visit"), item(desk.served.address + "/short", "Visit"))
    assert desk.round() == {"feeds read": 1, "duplicate": 1}
    assert desk.round() == {"feeds read": 1}


def test_the_text_of_a_feed_is_read_without_fetching_anything_else(desk):
    desk.served.feed("/full", item(desk.served.address + "/1", "Visit", text="".join(f"<p>{p}</p>" for p in TEXT)))
    desk.served.feed("/short", item(desk.served.address + "/2", "Meeting", text=TEXT[0]))
    desk.follow("/full", text="feed")
    desk.follow("/short", text="summary")
    assert desk.round()["added"] == 2
    assert not {"/1", "/2"} & set(desk.served.asked)
    with open_store(desk.path).view() as view:
        warnings = {e.document.url: e.document.warnings for e in view.documents(DocumentFilter())}
    assert warnings[desk.served.address + "/1"] == ()
    assert "only the summary" in warnings[desk.served.address + "/2"][0]


BAD = {
    "/404": (Page(status=404), "failed"),
    "/410": (Page(status=410), "gone"),
    "/429": (Page(status=429, headers={"Retry-After": "7200"}), "failed"),
    "/500": (Page(status=500), "failed"),
    "/bomb": (Page(BOMB, headers={"Content-Encoding": "gzip"}), "failed"),
    "/doctype": (Page(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>'), "failed"),
    "/broken": (Page(b"<rss><channel><item><title>a"), "failed"),
    "/html": (Page(html("No feed", "at all")), "failed"),
    "/private": (Page(status=302, headers={"Location": "http://169.254.169.254/latest/"}), "failed"),
    "/file": (Page(status=302, headers={"Location": "file:///etc/hosts"}), "failed"),
}


@pytest.mark.parametrize("path", BAD)
def test_a_bad_feed_harms_no_other(desk, path):
    page, outcome = BAD[path]
    desk.served.pages[path] = page
    desk.follow(path, "Bad")
    two_articles(desk)
    if path == "/429":
        desk.feeds.reverse()  # the host itself asks to be left alone: see the test below
    counts = desk.round()
    assert desk.outcomes("feed") == {desk.served.address + path: outcome, desk.served.address + "/feed": "read"}
    assert counts.get("added") == (None if path == "/429" else 2)
    states = {state.address: state for state in desk.notes(FeedState)}
    bad = states[desk.served.address + path]
    assert bad.failures == 1 and bad.problem
    desk.served.asked.clear()
    desk.round()
    assert path not in desk.served.asked  # it is left alone for a while
    desk.time += timedelta(hours=3)
    desk.round()
    assert (path in desk.served.asked) == (outcome != "gone")
    assert len(desk.documents()) == 2


def test_a_host_that_asks_for_it_is_left_alone(desk):
    two_articles(desk)
    desk.served.pages["/1"] = Page(status=429, headers={"Retry-After": "6000"})
    assert desk.round() == {"feeds read": 1, "deferred": 2}
    assert "/2" not in desk.served.asked
    desk.served.article("/1", "Visit 1", *TEXT)
    desk.time += timedelta(seconds=5999)
    assert desk.round()["added"] == 1 and desk.documents() == [("/2", "Visit 2")]
    desk.time += timedelta(seconds=2)
    assert desk.round()["added"] == 1


def test_a_server_that_drips_holds_up_only_its_own_host(desk, tmp_path):
    with serving() as slow:
        slow.pages["/robots.txt"] = Page(status=404)
        slow.pages["/a"] = slow.pages["/b"] = Page(drips=True)
        two_articles(desk)
        desk.feeds[:0] = [Feed("Slow", slow.address + path) for path in ("/a", "/b")]
        counts = desk.round()
        assert counts["added"] == 2
        assert desk.outcomes("feed")[slow.address + "/a"] == "failed"
        assert desk.outcomes("feed")[slow.address + "/b"] == "waiting"  # its host has used up its time
        assert slow.asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("page", "unread"),
    [
        (Page(status=404), "gone"),
        (Page(status=403), "refused"),
        (Page(BOMB, headers={"Content-Encoding": "gzip"}), "too large"),
        (Page(b"not gzip", headers={"Content-Encoding": "gzip"}), "damaged"),
        (Page(b"\x89PNG\r\n\x1a\n" + bytes(100)), "binary"),
        (Page(b"<html><body><script>go()</script></body></html>"), "empty"),
        (Page(status=302, headers={"Location": "http://169.254.169.254/"}), "refused"),
        (Page(html("Réunion", *["Les ministres se sont réunis à Paris et ils ont dit que tout irait bien."] * 4)), "language"),
    ],
)
def test_what_cannot_be_read_is_in_the_ledger_once(desk, page, unread):
    desk.served.pages["/1"] = page
    desk.served.feed("/feed", item(desk.served.address + "/1", "Visit"))
    desk.follow()
    assert desk.round()["skipped"] == 1
    (skip,) = desk.notes(Skip)
    assert (skip.name, skip.publisher, skip.day, skip.reason) == (
        desk.served.address + "/1", "Fjord Wire", "2024-03-05", unread,
    )  # fmt: skip
    desk.time += timedelta(days=2)
    assert desk.round() == {"feeds read": 1}
    assert desk.notes(Skip) == [skip]


def test_a_page_that_fails_is_tried_five_times(desk):
    desk.served.pages["/1"] = Page(status=500)
    desk.served.feed("/feed", item(desk.served.address + "/1", "Visit"))
    desk.follow()
    outcomes = []
    for _ in range(8):
        outcomes += desk.round() and list(desk.outcomes("article").values())
        desk.time += timedelta(days=2)
    assert outcomes == ["deferred"] * 4 + ["skipped"]
    assert desk.served.asked.count("/1") == 5
    assert [skip.reason for skip in desk.notes(Skip)] == ["fetch"]
    desk.served.feed("/feed", item(desk.served.article("/1", "Visit", *TEXT), "Visit, edited"))
    assert desk.round()["added"] == 1
    with open_store(desk.path).view() as view:
        assert list(view.unread()) == []


def test_robots_are_obeyed(desk):
    two_articles(desk)
    desk.served.pages["/robots.txt"] = Page(b"User-agent: dragoman\nDisallow: /2\nCrawl-delay: 3\n")
    assert desk.round() == {"feeds read": 1, "added": 1, "skipped": 1}
    assert "/2" not in desk.served.asked and desk.served.asked.count("/robots.txt") == 1
    assert [(skip.reason, skip.name) for skip in desk.notes(Skip)] == [("robots", desk.served.address + "/2")]
    assert max(desk.paused) > 2.5
    desk.served.pages["/robots.txt"] = Page(status=503)
    assert desk.round() == {"feeds failed": 1}


def test_a_fault_costs_one_answer_and_not_the_round(desk, monkeypatch):
    two_articles(desk)
    desk.served.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /3\n")

    def fails(data):
        raise RecursionError("too deep")

    monkeypatch.setattr("dragoman.watch.courtesy._rules", fails)
    assert desk.round() == {"feeds failed": 1}


def test_a_host_is_asked_by_one_connection_with_pauses(desk):
    links = [desk.served.article(f"/{n}", f"Visit {n}", *TEXT) for n in range(5)]
    for name in "ab":
        desk.served.feed(f"/{name}", *(item(link, "Visit") for link in links))
        desk.follow(f"/{name}")
    desk.served.most_open = 0
    desk.round(delay=5.0)
    assert desk.served.most_open == 1
    # robots.txt, two feeds, five articles: a pause before each but the first
    assert len(desk.paused) == 7 and all(4 < pause <= 5 for pause in desk.paused)


def test_what_was_named_and_not_added_is_added_after_a_kill(desk):
    two_articles(desk)

    class Dying:
        def pipe(self, documents):
            next(iter(documents))
            raise Killed

    with pytest.raises(Killed):
        desk.round(reader=Dying)
    assert {entry.state for entry in desk.notes(FeedEntry)} == {"waiting"}
    assert desk.round() == {"feeds unchanged": 1, "added": 2}  # the feed itself says nothing new
    assert desk.round() == {"feeds unchanged": 1}
    assert threading.active_count() < 30


def test_what_was_added_and_not_noted_is_not_added_twice(desk, monkeypatch):
    two_articles(desk)
    from dragoman.store.writer import SqlWriter

    note = SqlWriter.note

    def dies(self, notes):
        if any(getattr(each, "state", None) == "added" for each in notes):
            raise Killed
        note(self, notes)

    monkeypatch.setattr(SqlWriter, "note", dies)
    with pytest.raises(Killed):
        desk.round()
    monkeypatch.setattr(SqlWriter, "note", note)
    assert "revised" not in desk.round()
    assert len(desk.documents(revisions=True)) == 2


def test_feeds_are_asked_when_they_are_due(desk):
    two_articles(desk)
    desk.served.feed("/rare")
    desk.follow("/rare", every=timedelta(hours=2))
    desk.round(once=False)
    desk.served.asked.clear()
    desk.time += timedelta(minutes=14)
    assert desk.round(once=False) == {}
    desk.time += timedelta(minutes=2)
    assert desk.round(once=False) == {"feeds unchanged": 1}
    desk.time += timedelta(hours=2)
    assert desk.round(once=False) == {"feeds unchanged": 1, "feeds read": 1}


def test_broken_xml_gives_what_can_be_read(desk):
    desk.served.article("/1", "Visit", *TEXT)
    desk.served.pages["/feed"] = Page(rss(item(desk.served.address + "/1", "Visit")).replace(b"</channel></rss>", b"<item><title>a & b"))
    desk.follow()
    assert desk.round()["added"] == 1
    ((_, said),) = [each for each in desk.told if each[0] == "feed"]
    assert "broken" in said["reason"]
