from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dragoman.errors import FeedsError
from dragoman.watch.feeds_file import AlertOrder, Feed, parse_feeds, read_feeds

FEED = '[[feed]]\npublisher = "Fjord Wire"\naddress = "https://fjord.example/rss"\n'


def test_a_whole_file():
    text = (
        '[watch]\nevery = "1h"\ndelay = 2\nseed = 7\n'
        + FEED
        + 'country = "NOR"\ntext = "summary"\ntags = ["agency"]\nevery = "1d"\n'
        + '[[alert]]\nwhen = "new dispute"\n[[alert]]\nwhen = "office changed"\nname = "Offices"\nfile = "a.jsonl"\nwebhook = "$HOOK"\n'
    )
    file = parse_feeds(text, folder=Path("/news"))
    assert (file.every, file.delay, file.seed) == (timedelta(hours=1), 2.0, 7)
    assert file.feeds == (
        Feed("Fjord Wire", "https://fjord.example/rss", "NOR", "summary", ("agency",), timedelta(days=1)),
    )
    assert file.alerts == (
        AlertOrder("new dispute", "new dispute"),
        AlertOrder("office changed", "Offices", False, "/news/a.jsonl", "$HOOK"),
    )


def test_what_may_be_left_out():
    file = parse_feeds(FEED)
    assert file.feeds == (Feed("Fjord Wire", "https://fjord.example/rss"),)
    assert (file.alerts, file.every, file.delay) == ((), timedelta(minutes=15), 1.0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "names no feed"),
        ("feed = 1", r"\[\[feed\]\] with two brackets"),
        ("[[feed]", "no TOML"),
        ("feed = [1]", "a table is wanted"),
        ('[[feed]]\npublisher = "A"', "address is missing"),
        ('[[feed]]\naddress = "https://a.example/"', "publisher is missing"),
        (FEED.replace("https://", "file://"), "http or https"),
        (FEED.replace("https://", "https://u:p@"), "http or https"),
        (FEED + "publisher2 = 1", r"no 'publisher2'; did you mean publisher"),
        (FEED + 'country = "Norway"', "three letters"),
        (FEED + 'text = "whole"', "page, feed, summary"),
        (FEED + 'tags = "agency"', "give a list"),
        (FEED + "tags = [1]", "give a list"),
        (FEED + 'every = "often"', '"15m"'),
        (FEED + 'every = "0m"', '"15m"'),
        (FEED + "every = 15", "quotation marks"),
        (FEED + FEED, "stands there twice"),
        ("[watch]\ndelay = -1\n" + FEED, "delay is -1"),
        ("[watch]\nseed = true\n" + FEED, "whole number"),
        ("[watches]\n" + FEED, "did you mean watch"),
        (FEED + "[[alert]]\n", "alert 1: when is missing"),
        (FEED + '[[alert]]\nwhen = "new dispute"\nwebhook = "ftp://a/"', "webhook is no http"),
        (FEED + '[[alert]]\nwhen = "new dispute"\nstdout = false', "goes nowhere"),
        (FEED + '[[alert]]\nwhen = "new dispute"\nstdout = 1', "true or false"),
    ],
)
def test_mistakes_say_where_they_are(text, told):
    with pytest.raises(FeedsError, match=told):
        parse_feeds(text)


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(FeedsError, match="cannot be read"):
        read_feeds(tmp_path / "missing.toml")
    (tmp_path / "f.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(FeedsError, match="cannot be read"):
        read_feeds(tmp_path / "f.toml")
