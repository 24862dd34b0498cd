from __future__ import annotations

import time
import xml.parsers.expat
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.errors import ExtractionError
from dragoman.ingest.feed import MAX_FEED, MAX_ITEMS, read_feed
from dragoman.ingest.feed_scan import check_feed
from tests.feed_server import item, rss

ADDRESS = "https://fjord.example/news/rss"
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>
<entry><id>urn:1</id><title type="html">Talks &lt;b&gt;resume&lt;/b&gt; &amp;amp; stall</title>
<link rel="alternate" href="/a"/><updated>2024-03-06T01:00:00+03:00</updated><published>2024-03-05T23:00:00Z</published>
<summary>Short.</summary><content type="html">&lt;p&gt;The whole story.&lt;/p&gt;</content></entry></feed>"""


def test_an_atom_feed():
    (found,) = read_feed(ATOM.encode(), ADDRESS).items
    assert (found.id, found.link, found.title) == ("urn:1", "https://fjord.example/a", "Talks resume & stall")
    assert (found.published, found.text) == (date(2024, 3, 5), "<p>The whole story.</p>")


def test_an_rss_feed_in_another_encoding():
    text = rss(item("https://fjord.example/a", "Gespräche")).decode().replace('?>', ' encoding="iso-8859-1"?>', 1)
    assert [found.title for found in read_feed(text.encode("latin-1"), ADDRESS).items] == ["Gespräche"]
    assert [found.title for found in read_feed(text.encode("utf-16"), ADDRESS).items] == ["Gespräche"]


def test_what_the_feed_says_makes_the_stamp():
    def stamp(**fields):
        return read_feed(rss(item("https://fjord.example/a", **{"title": "A", **fields})), ADDRESS).items[0].stamp

    assert stamp() == stamp()
    assert len({stamp(), stamp(title="B"), stamp(text="B"), stamp(day="Wed, 06 Mar 2024 08:00:00 GMT")}) == 4


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://a.example/", "", "http://[", "http://a.example:٨/", ADDRESS])
def test_items_without_a_web_address_are_left_out(link):
    feed = rss(item(link, "Bad", guid="x"), item("https://fjord.example/a", "Good"))
    assert [found.title for found in read_feed(feed, ADDRESS).items] == ["Good"]


def test_an_id_may_stand_for_the_address_and_names_an_item_once():
    feed = rss("<item><title>A</title><guid>https://fjord.example/1</guid></item>" * 2)
    assert [found.link for found in read_feed(feed, ADDRESS).items] == ["https://fjord.example/1"]


def test_no_more_than_a_thousand_items_and_no_feed_that_is_too_large():
    many = rss(*(item(f"https://fjord.example/{n}", "A") for n in range(MAX_ITEMS + 5)))
    assert len(read_feed(many, ADDRESS).items) == MAX_ITEMS
    with pytest.raises(ExtractionError, match="more than"):
        read_feed(b" " * (MAX_FEED + 1), ADDRESS)


ENTITY = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    "text",
    [
        f'<?xml version="1.0"?>{ENTITY}<rss version="2.0"><channel/></rss>',
        f'<rss version="2.0"><channel>{ENTITY}</channel></rss>',
        f'<!-- <![CDATA[ -->{ENTITY}<rss version="2.0"/><!-- ]]> -->',
        f'<!-- never closed {ENTITY}<rss version="2.0"/>',
        '<!doctype html><html></html>',
        '<!DOCTYPE rss SYSTEM "file:///etc/hosts"><rss version="2.0"/>',
    ],
)  # fmt: skip
def test_document_types_and_entities_are_refused(text):
    for encoding in ("utf-8", "utf-16", "utf-16-be"):
        with pytest.raises(ExtractionError, match="document type or entities"):
            read_feed(text.encode(encoding), ADDRESS)


def test_markup_inside_a_text_is_no_document_type():
    text = "<item><title>A</title><link>https://fjord.example/a</link><description><![CDATA[<!DOCTYPE html><p>B</p>]]></description></item>"
    assert read_feed(rss(text), ADDRESS).items[0].text == "<!DOCTYPE html><p>B</p>"


@pytest.mark.parametrize(
    "data", [b"", b"words", b"{}", b"<html><body>No feed</body></html>", b"/etc/hosts", b"http://127.0.0.1/", b"\0\1\2"]
)
def test_what_is_no_feed(data):
    with pytest.raises(ExtractionError, match="no feed"):
        read_feed(data, ADDRESS)


@pytest.mark.parametrize("piece", ["<a>", "<", "<!--", "<![CDATA[", "<a ", "&a", "<!--<![CDATA[<?", "<item>", "</a>"])
def test_hostile_feeds_take_linear_time(piece):
    started = time.monotonic()
    try:
        read_feed(b"<rss version='2.0'><channel><item><title>" + piece.encode() * (1_000_000 // len(piece)), ADDRESS)
    except ExtractionError:
        pass
    assert time.monotonic() - started < 8


@given(st.text(max_size=300) | st.lists(st.sampled_from(["<rss>", "<item>", "<link>", "a", "&", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>", "</item>", "http://a/", "\0", "\ud800"])).map("".join))
@example("<rss version='2.0'><channel><item><link>http://a:b/</link></item></channel></rss>")
def test_any_bytes_are_a_feed_or_an_error(text):
    try:
        for found in read_feed(text.encode("utf-8", "surrogatepass"), ADDRESS).items:
            assert found.link.startswith(("http://", "https://")) and found.id
    except ExtractionError:
        pass


@given(st.lists(st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "<?a ", "?>", " ", "x"]), max_size=8).map("".join))
@example("<!-- <![CDATA[ -->")
def test_a_document_type_that_a_parser_sees_is_refused(before):
    text, seen = f"{before}<!DOCTYPE r [<!ENTITY b 'c'>]><r>&b;</r>", []
    parser = xml.parsers.expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *names: seen.append(names)
    try:
        parser.Parse(text, True)
    except xml.parsers.expat.ExpatError:
        pass
    if seen:
        with pytest.raises(ExtractionError, match="document type"):
            check_feed(text)


def test_markup_on_which_the_parser_breaks_is_told():
    """Found by ``make fuzz-parsers``."""
    with pytest.raises(ExtractionError, match="the feed is broken: KeyError"):
        read_feed(b"<channel<item><link></item</link<", ADDRESS)
