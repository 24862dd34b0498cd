"""What a notebook shows: escaped, without scripts, and whole."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

import dragoman
from dragoman.errors import QueryError
from dragoman.shown.notebook import html_of
from dragoman.store import open_store
from dragoman.store.entries import Entries
from tests.builders import full_reading, make_document, make_event, make_reading

HOSTILE = '"><script>alert(1)</script><img src=x onerror="alert(2)">\u202e\ud800'
TAGS = {
    "div", "span", "strong", "br", "sup", "pre", "details", "summary", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class Page(HTMLParser):
    """The tags, attributes and text of a page; fails where a tag is not closed."""

    def __init__(self, html):
        super().__init__()
        self.words, self.open, self.names, self.attributes = "", [], set(), set()
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def shown(value):
    html = value._repr_html_()
    html.encode("utf-8")
    page = Page(html)
    assert page.names <= TAGS and page.attributes <= {"style", "title", "open", "scope"}
    assert "url(" not in html and "://" not in "".join(part for part in html.split('style="')[1:] if part).split('"')[0]
    return page


@pytest.fixture
def record(tmp_path):
    store = open_store(tmp_path / "news.sqlite", create=True)
    with store.writer() as writer:
        for number in range(12):
            writer.add(full_reading(url=f"https://example.org/{number}", title=f"Visit {number}"))
    store.close()
    with dragoman.open_record(tmp_path / "news.sqlite") as record:
        yield record


def test_a_reading_shows_its_text_and_facts():
    reading = full_reading()
    page = shown(reading)
    for words in ("Visit to Quito", "CONSULT/visit", "President of Peru", "2 events", "accuses", "third-largest"):
        assert words in page.words
    assert "".join(reading.document.text.split()[:5]) in "".join(page.words.split())


def test_facts_and_entries_show_themselves():
    reading = full_reading()
    entries = Entries(reading)
    assert "CONSULT/visit" in shown(reading.events[0]).words and "arrived" in shown(reading.events[0]).words
    assert "ECU" in shown(reading.claims[0]).words
    assert "trade-rank" in shown(reading.relations[0]).words
    for entry in (
        entries.event(reading.events[0]), entries.claim(reading.claims[0]), entries.relation(reading.relations[0]),
        entries.document(),
    ):  # fmt: skip
        assert "Test Wire" in shown(entry).words


def test_several_are_a_table(record):
    assert shown(dragoman.show(full_reading().events)).words.count("CONSULT") == 1
    page = shown(dragoman.show(record.events(), most=3))
    assert page.words.count("2024-03-04") == 3 and "the first 3 are shown" in page.words
    for nothing in ([], [1], [*full_reading().events, *full_reading().claims]):
        with pytest.raises(QueryError, match="make a table"):
            dragoman.show(nothing)


def test_a_listing_shows_its_first_and_loses_none(record):
    events = record.events(types=["CONSULT"])
    first = next(events)
    assert "12 events" in shown(events).words
    assert len(list(events)) == 11 and first.event.type == "CONSULT"
    assert "24 events, the first 20" in shown(record.events()).words
    assert "3 events" in shown(record.events(limit=3)).words
    assert shown(record.claims(speaker="COL")).words == "0 claims"
    assert "12 documents" in shown(record.documents()).words and "12 relations" in shown(record.relations()).words


def test_a_dyad_is_shown_and_plotted(record, tmp_path):
    report = record.dyad("PER", "ECU", by="year", since="2024")
    page = shown(report)
    assert "PER – ECU" in page.words and "the biggest events" in page.words and "2024" in page.words
    plot = dragoman.plot(report)
    assert plot._repr_png_().startswith(b"\x89PNG")
    plot.save(tmp_path / "dyad.svg")
    assert b"<svg" in (tmp_path / "dyad.svg").read_bytes()
    with pytest.raises(QueryError, match="ends in .svg or .png"):
        plot.save(tmp_path / "dyad.gif")


def test_the_reading_of_a_document_of_the_record(record):
    document = next(record.documents()).document
    assert record.reading(document.id).document.text == document.text and record.reading("none") is None


def test_hostile_words_stay_words():
    document = make_document(
        f"Peru arrived. {HOSTILE} <b>arrived</b>", title=HOSTILE, publisher=HOSTILE, url=HOSTILE, warnings=(HOSTILE,)
    )  # fmt: skip
    event = make_event(document, place=None, actors=(HOSTILE,), recipients=(HOSTILE,))
    reading = make_reading(document, events=(event,))
    entries = Entries(reading)
    for value in (reading, event, entries.event(event), entries.document()):
        assert "alert(1)" in shown(value).words
        assert "\u202e" not in value._repr_html_()


def test_a_long_text_is_cut_and_says_so():
    page = shown(make_reading(make_document("Peru waited. " * 4000)))
    assert "and 32,000 more characters" in page.words and len(page.words) < 21_000


def test_colours_of_text_and_ground_are_the_notebooks_own():
    html = full_reading()._repr_html_()
    colours = {part.split(";")[0].split('"')[0] for part in html.split("color:")[1:]}
    assert colours == {"inherit"}
    grounds = {part.split(";")[0].split('"')[0] for part in html.split("background:")[1:]}
    assert all(ground.startswith("rgba(") for ground in grounds)


def test_other_values_have_no_face():
    assert html_of(42) is None and html_of("text") is None


def test_values_without_the_package_have_their_repr(monkeypatch):
    from dragoman.types import notebook

    monkeypatch.setattr(notebook, "_SHOWS", [])
    assert full_reading()._repr_html_() is None
