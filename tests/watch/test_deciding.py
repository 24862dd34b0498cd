"""What answers mean; whole rounds are in test_rounds.py."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dragoman.errors import FetchError
from dragoman.ingest.feed import FeedItem
from dragoman.ingest.fetch import Answer
from dragoman.types.ledger import FeedState
from dragoman.watch.deciding import (
    Patience,
    article_failed,
    conditions,
    feed_failed,
    feed_read,
    is_due,
    news,
    silent_until,
)

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)
PATIENCE = Patience(timedelta(minutes=15))
FEED = "https://fjord.example/rss"


def answer(status, **headers):
    return Answer(status, FEED, {name.replace("_", "-"): value for name, value in headers.items()}, b"", None)


def found(identity="1", link="https://fjord.example/1", stamp="s", **fields):
    return FeedItem(**{"id": identity, "link": link, "title": "A", "published": None, "text": "t", "stamp": stamp, **fields})


def test_conditions_are_what_the_server_said_last():
    state = feed_read(FeedState(FEED), answer(200, etag='"1"', last_modified="then"), NOW)
    assert conditions(state) == {"If-None-Match": '"1"', "If-Modified-Since": "then"}
    assert conditions(feed_read(state, answer(304), NOW)) == conditions(state)
    assert conditions(feed_read(state, answer(200), NOW)) == {}


def test_a_feed_that_fails_is_asked_less_and_less_often():
    state, waits = FeedState(FEED), []
    for _ in range(4):
        state = feed_failed(state, answer(500), "500", NOW, PATIENCE)
        waits.append(state.not_before)
    assert waits == sorted(waits) and len(set(waits)) == 4
    assert not is_due(state, None, NOW + timedelta(minutes=30))
    assert is_due(state, None, NOW + timedelta(hours=3))
    assert feed_read(state, answer(304), NOW).failures == 0


def test_what_a_server_asks_for_goes_before_our_own_patience():
    state = feed_failed(FeedState(FEED), answer(503, retry_after="36000"), "", NOW, PATIENCE)
    assert not is_due(state, None, NOW + timedelta(hours=9)) and is_due(state, None, NOW + timedelta(hours=10))


@pytest.mark.parametrize(("status", "gone"), [(410, 1), (404, 0), (500, 0)])
def test_only_410_is_for_good(status, gone):
    state = feed_failed(FeedState(FEED), answer(status), "", NOW, PATIENCE)
    assert state.gone == gone
    assert is_due(state, None, NOW + timedelta(days=400)) == (not gone)


def test_robots_are_asked_again_the_next_day():
    state = feed_failed(FeedState(FEED), FetchError("", "robots"), "", NOW, PATIENCE)
    assert not is_due(state, None, NOW + timedelta(hours=23)) and is_due(state, None, NOW + timedelta(days=1))


def test_news_are_new_or_edited():
    (first,) = news([found()], FEED, False, [])
    assert (first.key, first.state, first.text) == ("fjord.example/1", "waiting", None)
    assert list(news([found()], FEED, False, [first])) == []
    (edited,) = news([found(stamp="other", title="B")], FEED, False, [first])
    assert (edited.key, edited.title, edited.state) == (first.key, "B", "waiting")
    assert list(news([found(stamp="other", title="B")], "https://other.example/rss", False, [first])) == []
    (renamed,) = news([found(identity="2", stamp="other")], FEED, False, [first])
    assert (renamed.key, renamed.entry) == (first.key, "2")
    assert [entry.text for entry in news([found()], FEED, True, [])] == ["t"]
    assert len(list(news([found(), found(identity="2", stamp="other")], FEED, False, []))) == 1


@pytest.mark.parametrize(
    ("problem", "unread"),
    [
        (answer(404), "gone"), (answer(410), "gone"), (answer(403), "refused"), (answer(500), None), (answer(429), None),
        (FetchError("", "robots"), "robots"), (FetchError("", "too large"), "too large"), (FetchError("slow"), None),
    ],
)  # fmt: skip
def test_articles_are_given_up_where_nothing_can_change(problem, unread):
    (entry,) = news([found()], FEED, True, [])
    after, why = article_failed(entry, problem, NOW, PATIENCE)
    assert (why, after.state) == (unread, "skipped" if unread else "waiting")
    assert (after.text is None) == bool(unread)


def test_only_overload_silences_a_host():
    assert silent_until(answer(200), NOW) is None and silent_until(answer(500), NOW) is None
    assert silent_until(answer(429, retry_after="60"), NOW) == NOW + timedelta(seconds=60)
    assert silent_until(answer(503), NOW) == NOW + timedelta(minutes=1)
