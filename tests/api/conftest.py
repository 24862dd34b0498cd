"""A server's app without a server, over a record of two documents; and one over the example record."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from dragoman.api.access import access_for
from dragoman.api.app import create_app
from dragoman.faces import served as served_module
from dragoman.faces.demo import build_demo
from dragoman.faces.readers import OneReader
from dragoman.faces.served import Served
from dragoman.store import open_store
from dragoman.store.jobs_sqlite import SqliteJobs
from tests.builders import full_reading, make_event, make_reading

BASE = "http://127.0.0.1:8731"


class FakeReader:
    """Finds one visit wherever somebody "arrived"."""

    def read_document(self, document):
        return make_reading(document, events=(make_event(document, place=None),) if "arrived" in document.text else ())


class Client:
    """Asks an app as a program on this machine would."""

    def __init__(self, app, **headers):
        self._app, self._headers = app, headers

    def ask(self, method, path, client=("127.0.0.1", 9), **given):
        async def send():
            transport = httpx.ASGITransport(app=self._app, raise_app_exceptions=False, client=client)
            async with httpx.AsyncClient(transport=transport, base_url=BASE, headers=self._headers) as asking:
                return await asking.request(method, f"/api/v1{path}", **given)

        return asyncio.run(send())

    def get(self, path, **given):
        return self.ask("GET", path, **given)

    def post(self, path, **given):
        return self.ask("POST", path, **given)


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "news.record", create=True)
    with store.writer() as writer:
        writer.add(full_reading(url="https://example.org/1"))
        writer.add(full_reading(url="https://example.org/2", title="Second"))
    return store


@pytest.fixture
def served(store, monkeypatch):
    names = {"Peru": "PER", "Ecuador": "ECU"}
    monkeypatch.setattr(served_module, "resolve_name", lambda name, on, actors: names.get(name))
    return Served(store, "news.record", OneReader(FakeReader()), jobs=SqliteJobs(":memory:", time.time))


@pytest.fixture
def app(served):
    return create_app(served, access_for("127.0.0.1"))


@pytest.fixture
def client(app):
    return Client(app)


@pytest.fixture(scope="session")
def demo(reader, tmp_path_factory):
    """The path of the example record."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    build_demo(path, lambda: reader)
    return path
