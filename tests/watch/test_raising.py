"""Alerts of whole rounds: each once, to the output, a file, a webhook."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dragoman.errors import FeedsError
from dragoman.ingest.fetch import Network
from dragoman.store.filters import EventFilter
from dragoman.types.ledger import AlertNote, FeedEntry
from dragoman.watch.delivery import Delivery, Destination, NotDeliveredError, destinations
from dragoman.watch.feeds_file import AlertOrder
from dragoman.watch.raising import Armed
from dragoman.watch.rules import EventRule
from tests.feed_server import Page, item
from tests.watch.desk import Killed, two_articles

SECRET = "token-8472"
NOTE = AlertNote("0123", "webhook", "visits", "2024-03-06T12:00:00Z", '{"text": "é"}')


def arm(desk, **order):
    order = AlertOrder("new event", "visits", **order)
    places = destinations(order, {"HOOK": f"{desk.served.address}/{SECRET}"})
    desk.armed = (Armed(order, EventRule(EventFilter()), places),)


def test_an_alert_is_raised_once(desk, tmp_path):
    arm(desk, stdout=True, file=str(tmp_path / "a.jsonl"), webhook="$HOOK")
    two_articles(desk)
    assert desk.round()["alerts"] == 3
    (note,) = desk.delivered
    body = json.loads(note.body)
    assert body["schema"] == "dragoman/alert/1" and body["text"].startswith("new event: CONSULT, happened: President of Peru")
    assert len(body["documents"]) == 1 and body["when"] == "new event"
    ((path, sent, key),) = desk.served.sent
    assert (path, json.loads(sent), key) == (f"/{SECRET}", body, body["id"])
    assert [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()] == [body]
    desk.served.article("/3", "Visit 3", "Peru’s president arrived in Quito on Monday with 40 officials.")
    desk.served.feed("/feed", *desk_items(desk, 3))
    assert "alerts" not in desk.round()  # the same visit in a further report
    assert all(SECRET not in note.destination for note in desk.notes(AlertNote))


def desk_items(desk, number):
    return [item(f"{desk.served.address}/{n}", f"Visit {n}") for n in range(1, number + 1)]


def test_a_webhook_that_fails_is_asked_again_later_and_tells_no_secret(desk):
    arm(desk, stdout=False, webhook="$HOOK")
    two_articles(desk)
    desk.served.pages[f"/{SECRET}"] = Page(status=500)
    assert "alerts" not in desk.round()
    assert len(desk.served.sent) == 3 and desk.paused[-2:] == [1.0, 2.0]
    ((_, told),) = [each for each in desk.told if each[0] == "problem"]
    assert "answered 500" in told and SECRET not in told
    desk.served.pages[f"/{SECRET}"] = Page(status=204)
    assert desk.round()["alerts"] == 1
    assert len(desk.served.sent) == 4 and len({key for _, _, key in desk.served.sent}) == 1
    assert "alerts" not in desk.round()


def test_a_kill_before_the_alert_loses_none(desk, monkeypatch):
    arm(desk)
    two_articles(desk)

    def dies(self, note, to):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Delivery, "deliver", dies)
        with pytest.raises(Killed):
            desk.round()
    assert desk.delivered == []
    assert desk.round()["alerts"] == 1


def test_a_kill_before_the_look_loses_none(desk, monkeypatch):
    arm(desk)
    two_articles(desk)

    def dies(self, now, counts):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("dragoman.watch.raising.Alerts.raise_new", dies)
        with pytest.raises(Killed):
            desk.round()
    assert {entry.state for entry in desk.notes(FeedEntry)} == {"added"}
    assert desk.round()["alerts"] == 1
    assert {entry.state for entry in desk.notes(FeedEntry)} == {"done"}


def deliver(note, to, network=None):
    pauses = []
    return Delivery(network or Network(allow_private=True), [].append, pauses.append).deliver(note, to), pauses


def test_a_webhook_at_a_private_address_is_refused_unless_allowed(server):
    server.sent.clear()
    to = Destination("webhook", webhook=f"{server.address}/{SECRET}")
    with pytest.raises(NotDeliveredError, match="at no public address") as error:
        deliver(NOTE, to, Network())
    assert server.sent == [] and SECRET not in str(error.value) and error.value.__cause__ is None
    assert deliver(NOTE, to) == (replace(NOTE, sent=1), [])


@pytest.mark.parametrize(("status", "times"), [(400, 1), (404, 1), (429, 3), (503, 3), (302, 1)])
def test_what_a_webhook_refuses_is_not_sent_again_at_once(server, status, times):
    server.sent.clear()
    server.pages["/hook"] = Page(status=status)
    with pytest.raises(NotDeliveredError, match=f"answered {status}"):
        deliver(NOTE, Destination("webhook", webhook=f"{server.address}/hook"))
    assert len(server.sent) == times


def test_a_webhook_that_is_not_there():
    with pytest.raises(NotDeliveredError, match="cannot be reached") as error:
        deliver(NOTE, Destination("webhook", webhook=f"http://127.0.0.1:1/{SECRET}"))
    assert SECRET not in str(error.value)


def test_a_file_that_cannot_be_written(tmp_path):
    with pytest.raises(NotDeliveredError, match="cannot be written"):
        deliver(NOTE, Destination("file", file=str(tmp_path / "no" / "folder")))


def test_destinations_hide_the_address():
    order = AlertOrder("new dispute", "d", True, "/a.jsonl", "$HOOK")
    names = [place.name for place in destinations(order, {"HOOK": f"https://hook.example/{SECRET}"})]
    assert names[:2] == ["stdout", "file /a.jsonl"] and names[2].startswith("webhook hook.example ") and SECRET not in names[2]
    for environment in ({}, {"HOOK": "file:///etc/hosts"}):
        with pytest.raises(FeedsError, match=r"\$HOOK"):
            destinations(order, environment)
