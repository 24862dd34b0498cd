"""A feed (RSS or Atom) → the articles that it names. Nothing is fetched here."""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from time import struct_time
from typing import Any
from urllib.parse import urljoin, urlsplit

from dragoman.errors import ExtractionError
from dragoman.ingest.dates import parse_date
from dragoman.ingest.decode import decode
from dragoman.ingest.feed_scan import check_feed
from dragoman.ingest.options import MEBIBYTE

MAX_FEED = 4 * MEBIBYTE
MAX_ITEMS = 1_000
_MAX_LABEL = 2_000
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,500}\?>")
_TAG = re.compile(r"<[^<>]*>")
_KNOWN_AS_UTF8 = {"content-type": "application/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An article as its feed tells of it. ``link`` is an http(s) address; ``text`` is the longest piece of markup that
    the feed has of it, ``""`` where it has none. ``stamp`` changes when the feed says something else of it.
    """

    id: str
    link: str
    title: str | None
    published: date | None
    text: str
    stamp: str


@dataclass(frozen=True, slots=True)
class FeedContent:
    """``problem`` says in words what was wrong with a feed that could be read all the same."""

    items: tuple[FeedItem, ...]
    problem: str | None = None


def read_feed(data: bytes, address: str, charset: str | None = None) -> FeedContent:
    """The items of a feed found at ``address``, each once, in its order. Raises ExtractionError where it is none, or
    where it is not safe to read."""
    if len(data) > MAX_FEED:
        raise ExtractionError(f"the feed has more than {MAX_FEED:,} bytes")
    text = decode(data, charset).text.lstrip("\ufeff")
    check_feed(text)
    parsed = _parse(_DECLARATION.sub("", text, count=1))
    if not parsed.get("version") and not parsed.entries:
        raise ExtractionError("it is no feed (RSS or Atom)" + _because(parsed))
    items = {item.id: item for item in _items(parsed.entries[:MAX_ITEMS], address)}
    if not items and parsed.get("bozo"):
        raise ExtractionError("nothing can be read of the feed" + _because(parsed))
    return FeedContent(tuple(items.values()), _problem(parsed))


def _parse(text: str) -> Any:  # noqa: ANN401  feedparser has no types
    """What is parsed is the very text that was checked, whatever encoding it declared."""
    import feedparser

    stream = io.BytesIO(text.encode("utf-8", "replace"))  # a stream: bytes and texts may be taken for an address
    try:
        return feedparser.parse(
            stream, response_headers=_KNOWN_AS_UTF8, sanitize_html=False, resolve_relative_uris=False
        )  # fmt: skip
    except Exception as error:  # noqa: BLE001  # its loose parser raises whatever comes up on broken markup
        raise ExtractionError(f"the feed is broken: {type(error).__name__}: {error}") from error


def _problem(parsed: Any) -> str | None:  # noqa: ANN401
    return f"the feed is broken, some of it was read{_because(parsed)}" if parsed.get("bozo") else None


def _because(parsed: Any) -> str:  # noqa: ANN401
    reason = " ".join(str(parsed.get("bozo_exception") or "").split())[:200]
    return f": {reason}" if reason else ""


def _items(entries: Sequence[Any], address: str) -> Iterator[FeedItem]:
    for entry in entries:
        link = _link(entry, address)
        if link is not None:
            yield _item(entry, link)


def _item(entry: Any, link: str) -> FeedItem:  # noqa: ANN401
    title = _plain(entry.get("title"))
    pieces = [*(str(part.get("value") or "") for part in entry.get("content") or ()), str(entry.get("summary") or "")]
    text = max(pieces, key=len)
    said = (title, _value(entry, "published"), _value(entry, "updated"), text)
    stamp = hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:16]
    return FeedItem(_label(entry.get("id")) or link, link, title, _published(entry), text, stamp)


def _link(entry: Any, address: str) -> str | None:  # noqa: ANN401
    """The address of the article; an id that is an address will do."""
    identity = str(entry.get("id") or "")
    for given in (entry.get("link"), identity if "://" in identity else None):
        try:
            link = urljoin(address, str(given or "").strip()) if given else ""
            parts = urlsplit(link)
            _ = parts.port  # ValueError where it is none
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and len(link) <= _MAX_LABEL and link != address:
            return link
    return None


def _published(entry: Any) -> date | None:  # noqa: ANN401
    """The day as the feed writes it; where it writes it in a way that we do not know, the day in UTC."""
    for name in ("published", "updated", "created"):
        found = parse_date(_value(entry, name))
        parsed = _value(entry, f"{name}_parsed")
        if found is None and isinstance(parsed, struct_time):
            found = parse_date(datetime(*parsed[:6], tzinfo=UTC))
        if found is not None:
            return found
    return None


def _value(entry: Any, name: str) -> object:  # noqa: ANN401
    """Of this name and no other: feedparser would answer with what is published where it is asked for an update."""
    return dict.get(entry, name)


def _plain(title: object) -> str | None:
    """A title without the markup that some feeds put into it."""
    text = html.unescape(_TAG.sub(" ", str(title or "")[: 2 * _MAX_LABEL]))
    return _label(text)


def _label(text: object) -> str | None:
    return " ".join(str(text or "").replace("\0", " ").split())[:_MAX_LABEL] or None
