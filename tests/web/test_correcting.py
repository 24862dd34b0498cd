"""What users judge on the page of an event: split, join, take back."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from dragoman.api.access import access_for
from dragoman.api.app import create_app
from dragoman.faces.readers import OneReader
from dragoman.faces.served import Served
from dragoman.store import open_store
from dragoman.store.filters import EventFilter
from dragoman.web.app import add_pages
from tests.builders import make_document, make_event, make_reading
from tests.web.conftest import ask

WHO = {"author": "A. Reader", "because": "another <b>day</b>"}


@pytest.fixture
def store(tmp_path):
    """Two reports of one visit and one of another, not compared."""
    store = open_store(tmp_path / "news.sqlite", create=True)
    for day in (5, 6, 20):
        document = make_document(f"Peru’s president arrived in Quito on the {day}th.", published=date(2024, 3, day))
        with store.writer() as writer:
            writer.add(make_reading(document, events=(make_event(document),)))
    return store


@pytest.fixture
def app(store):
    return create_app(Served(store, "news", OneReader(None)), access_for("127.0.0.1"), pages=(add_pages,))


def _events(store):
    with store.view() as view:
        return [entry.event.id for entry in view.events(EventFilter())]


def _fused(store):
    with store.view() as view:
        return view.count(EventFilter(once=True))


def test_events_are_joined_split_and_all_is_taken_back(store, app):
    one, other, third = _events(store)
    address = f"http://127.0.0.1:8731/events/{other}"
    assert ask(app, "POST", f"/events/{one}/join", data={**WHO, "other": address}).status_code == 200
    assert ask(app, "POST", f"/events/{one}/join", data={**WHO, "other": f"/documents/x#event-{third}"}).status_code == 200
    assert _fused(store) == 1
    page = html.fromstring(ask(app, "GET", f"/events/{third}").text)
    assert len(page.findall(".//input[@name='telling']")) == 3 and "A. Reader" in page.text_content()
    assert not page.findall(".//b") and "another <b>day</b>" in page.text_content()
    assert ask(app, "POST", f"/events/{one}/split", data={**WHO, "telling": [third]}).status_code == 200
    assert _fused(store) == 2
    for event in (one, third):
        ask(app, "POST", f"/events/{event}/undo", data=WHO)
    assert _fused(store) == 3
    with store.view() as view:
        assert all(each.verdict == "open" and each.author == "A. Reader" for each in view.judgements())


@pytest.mark.parametrize(
    ("what", "fields", "status", "words"),
    [
        ("join", {"other": "none", "author": "A"}, 404, "no such event"), ("join", {"author": "A"}, 422, "other is missing"),
        ("split", {"author": "A"}, 400, "nothing to change"), ("undo", {"author": "A"}, 400, "nothing to change"),
        ("split", {}, 400, "give a name"), ("burn", {"author": "A"}, 404, "split, join, wrong or undo"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_told(store, app, what, fields, status, words):
    answer = ask(app, "POST", f"/events/{_events(store)[0]}/{what}", data=fields)
    assert answer.status_code == status and words in html.fromstring(answer.text).text_content()


def test_an_event_is_marked_as_wrong_and_that_is_taken_back(store, app):
    one, other, third = _events(store)
    ask(app, "POST", f"/events/{one}/join", data={**WHO, "other": other})
    answer = ask(app, "POST", f"/events/{one}/wrong", data=WHO)
    page = html.fromstring(answer.text)
    (struck,) = page.find_class("wrong")
    assert answer.status_code == 200 and "A. Reader says that this is wrong: another <b>day</b>" in struck.text_content()
    assert _events(store) == [other, third] and _fused(store) == 2
    assert not html.fromstring(ask(app, "GET", f"/events/{other}").text).find_class("wrong")
    assert one not in ask(app, "GET", "/events").text and one in ask(app, "GET", "/events?wrong=yes").text
    with store.view() as view:
        document = view.fused_event(one).tellings[0].document.id
    assert html.fromstring(ask(app, "GET", f"/documents/{document}").text).find_class("wrong")
    assert ask(app, "POST", f"/events/{one}/wrong", data=WHO).status_code == 400
    ask(app, "POST", f"/events/{one}/undo", data=WHO)
    assert set(_events(store)) == {one, other, third} and not html.fromstring(ask(app, "GET", f"/events/{one}").text).find_class("wrong")


def test_a_page_of_another_site_judges_nothing(store, app):
    one, other, _ = _events(store)
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "same-site"}):
        fields = {**WHO, "other": other}
        assert ask(app, "POST", f"/events/{one}/join", data=fields, headers=headers).status_code == 403
    assert _fused(store) == 3
