from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragoman import ingest
from dragoman.ingest.article import SUMMARY, Said, read_article_page, read_article_text
from dragoman.ingest.fetch import Answer
from dragoman.ingest.skips import skip_of_address, skip_of_document

ADDRESS = "https://fjord.example/a"
SAID = Said("Fjord Wire", ADDRESS, "In the feed", date(2024, 3, 5))
NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)
TEXT = "The ministers of Norway and Chile met in Oslo on Monday and agreed on a treaty about fishing."


@pytest.fixture(scope="module", autouse=True)
def worker():
    yield
    ingest.close()


def page(body, kind="text/html"):
    return Answer(200, ADDRESS + "?moved", {"content-type": kind}, body, None)


def test_the_page_tells_the_headline_and_the_feed_the_rest():
    html = f"<html><head><title>On the page</title></head><body><article><h1>On the page</h1><p>{TEXT}</p></article></body></html>"
    document = read_article_page(page(html.encode()), SAID)
    assert (document.title, document.publisher, document.url) == ("On the page", "Fjord Wire", ADDRESS)
    assert (document.published, document.published_basis, TEXT in document.text) == (date(2024, 3, 5), "metadata", True)
    plain = read_article_page(page(TEXT.encode(), "text/plain"), SAID)
    assert (plain.title, plain.text) == ("In the feed", TEXT)


def test_the_text_of_a_feed():
    whole = read_article_text(f"<p>{TEXT}</p>", SAID)
    assert (whole.text, whole.warnings, whole.title) == (TEXT, (), "In the feed")
    assert read_article_text(TEXT, SAID, summary=True).warnings == (SUMMARY,)
    assert read_article_text("", SAID, summary=True).unread == "empty"


def test_what_is_not_read_makes_a_line_of_the_ledger():
    assert skip_of_document(read_article_text(TEXT, SAID), NOW) is None
    document = read_article_page(page(b"\x89PNG\r\n\x1a\n" + bytes(99)), SAID)
    skip = skip_of_document(document, NOW)
    assert skip is not None
    assert (skip.id, skip.name, skip.day, skip.reason) == (document.id, ADDRESS, "2024-03-05", "binary")
    assert (skip.detail, skip.first_seen) == ("it is a PNG image", "2024-03-06T12:00:00Z")
    undated = skip_of_address(ADDRESS, "gone", "404", NOW)
    assert (undated.day, undated.publisher) == ("2024-03-06", None)
    assert undated.id == skip_of_address(ADDRESS, "fetch", "slow", NOW).id != skip_of_address(ADDRESS + "b", "gone", "", NOW).id
