"""The command line with a reader that needs no weights: it finds one visit wherever somebody "arrived"."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from dragoman.cli import intake, listing
from dragoman.cli.app import app
from tests.builders import full_reading, make_document, make_event, make_reading


class FakeReader:
    def pipe(self, documents):
        for document in documents:
            found = document.readable and "arrived" in document.text
            yield make_reading(document, events=(make_event(document, place=None),) if found else ())


@pytest.fixture
def dragoman(monkeypatch, tmp_path):
    """Runs a command in an empty folder without any settings; result.stdout, .stderr, .exit_code."""
    monkeypatch.chdir(tmp_path)
    for name in ("DRAGOMAN_RECORD", "DRAGOMAN_ACTORS", "DRAGOMAN_CODEBOOKS", "DRAGOMAN_COLOUR", "DRAGOMAN_DEBUG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-settings"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(intake, "load_reader", lambda actors, codebooks: FakeReader())
    monkeypatch.setattr(listing, "resolve_name", lambda name, on, actors: {"Peru": "PER", "Ecuador": "ECU"}.get(name))
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(app, [*map(str, arguments)], **options)


@pytest.fixture
def record(tmp_path):
    """A record of two documents with the facts of ``full_reading``."""
    from dragoman.store import open_store

    path = tmp_path / "news.record"
    with open_store(path, create=True).writer() as writer:
        writer.add(full_reading(url="https://example.org/1"))
        writer.add(full_reading(url="https://example.org/2", title="Second"))
    return path


@pytest.fixture
def own_record(tmp_path):
    """A record of one document with an event of PLOVER's and one of the user's codebook "desk", of type port-call."""
    from dragoman.store import open_store

    document = make_document()
    own = make_event(document, type="port-call", codebook="desk", quad=None, score=None, modes=())
    path = tmp_path / "own.record"
    with open_store(path, create=True).writer() as writer:
        writer.add(make_reading(document, events=(own, make_event(document))))
    return path
