"""Pages over three records: the example, an empty one, and one whose every field tries to break a page."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from urllib.parse import quote

import httpx
import pytest

from dragoman.api.access import access_for
from dragoman.api.app import create_app
from dragoman.faces.demo import build_demo
from dragoman.faces.readers import OneReader
from dragoman.faces.served import Served
from dragoman.store import open_store
from dragoman.store.filters import ActorFilter, DocumentFilter, EventFilter
from dragoman.web.app import add_pages
from tests.builders import TEXT, full_reading, make_document, make_reading

_ALL, _ANYBODY, _EVENTS = DocumentFilter(), ActorFilter(), EventFilter()
BASE = "http://127.0.0.1:8731"
PAYLOAD = (
    "<script>alert(1)</script>\"><img src=http://evil.example/x onerror=alert(1)> ' onmouseover=alert(1) {{ 7*7 }}"
    "{% raw %}</title><svg onload=alert(1)>\u202egnp.exe\u2066 \x1b[31m\x07 javascript:alert(1)"
)
LINKS = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://evil.example/\"onfocus=alert(1) '<i>", "//evil.example")


def hostile_reading(link):
    """``full_reading`` with the payload in the text and in every name."""
    document = make_document(f"{TEXT}\n{PAYLOAD}\n", title=PAYLOAD, publisher=PAYLOAD, url=link)
    found = full_reading()
    resolution = found.resolution
    actors = tuple(replace(actor, name=PAYLOAD, office=PAYLOAD) for actor in resolution.actors)
    resolution = replace(
        resolution, actors=actors, places=tuple(replace(place, name=PAYLOAD) for place in resolution.places),
        quantities=tuple(replace(quantity, of=PAYLOAD, unit=PAYLOAD) for quantity in resolution.quantities),
        inconsistencies=tuple(replace(each, note=PAYLOAD) for each in resolution.inconsistencies),
    )  # fmt: skip
    events = tuple(replace(event, modes=(PAYLOAD,), contexts=(PAYLOAD,)) for event in found.events)
    events = tuple(_of(event, document) for event in events)
    return make_reading(
        document, resolution=resolution, events=events, claims=tuple(_of(claim, document) for claim in found.claims),
        relations=tuple(_of(replace(relation, unit=PAYLOAD), document) for relation in found.relations),
    )  # fmt: skip


def _of(fact, document):
    """The fact with its evidence in another document; its id is that document's own."""
    evidence = tuple(replace(each, document_id=document.id) for each in fact.evidence)
    return replace(fact, id=f"{fact.id}{document.id}"[:40], evidence=evidence)


@pytest.fixture(scope="session")
def records(reader, tmp_path_factory):
    """Name → an open store."""
    folder = tmp_path_factory.mktemp("records")
    build_demo(folder / "demo.sqlite", lambda: reader)
    found = {"demo": open_store(folder / "demo.sqlite")}
    for name, readings in (("empty", ()), ("hostile", tuple(map(hostile_reading, LINKS)))):
        found[name] = open_store(folder / f"{name}.sqlite", create=True)
        with found[name].writer() as writer:
            writer.add_all(readings)
    return found


@pytest.fixture(scope="session")
def apps(records, reader):
    """Record's name → the server's app over it."""
    return {
        name: create_app(Served(store, PAYLOAD if name == "hostile" else name, OneReader(reader)), access_for("127.0.0.1"), pages=(add_pages,))
        for name, store in records.items()
    }


def addresses(store):
    """Every page of a record, with questions that its parties and reports have answers to."""
    with store.view() as view:
        documents = [entry.document.id for entry in view.documents(_ALL)][:4]
        actors = [actor.id for actor in view.actors(_ANYBODY)][:3]
        events = [entry.event.id for entry in view.events(_EVENTS)][:1]
    fixed = (
        "/", "/?on=2019-03-12", "/?on=2024-03-05&country=PER", "/documents", "/documents?text=border", "/events",
        "/events?country=KEN&type=ACCUSE", "/events?a=PER&b=ECU", "/timeline", "/timeline?country=PER&by=year", "/dyad",
        "/dyad?a=KEN&b=TZA", "/dyad?a=PER&b=ECU&since=2024-03&until=2024-03", "/disputes", "/disputes?a=PER&b=ECU&since=2000&until=2030",
        "/actors", "/actors?name=e&kind=state", "/map", "/map?since=2019", "/network", "/network?on=2019-03-31&days=60&bodies=yes", "/search", "/search?words=border", "/read",
    )  # fmt: skip
    found = [f"/documents/{each}" for each in documents] + [f"/actors/{quote(each)}" for each in actors]
    return [*fixed, *found, *(f"/events/{each}" for each in events)]


def ask(app, method, path, **given):
    async def send():
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=BASE, follow_redirects=True) as client:
            return await client.request(method, path, **given)

    return asyncio.run(send())
