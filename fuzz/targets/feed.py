"""A feed, where this version reads feeds."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from dragoman.errors import DragomanError

_FEED = import_module("dragoman.ingest.feed") if find_spec("dragoman.ingest.feed") else None

DICTIONARY = (b"<rss>", b"<item>", b"<link>", b"<!DOCTYPE a [", b"<!ENTITY a 'b'>", b"&a;", b"<![CDATA[", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<pubDate>")


def run(data: bytes) -> None:
    if _FEED is None:
        return
    try:
        _FEED.read_feed(data, "https://paper.example/feed")
    except DragomanError as error:
        assert str(error)
