from __future__ import annotations

import sqlite3

import pytest

from dragoman.errors import StoreError
from dragoman.store import open_store, schema
from dragoman.store.filters import EventFilter
from dragoman.store.schema import migrations, statements
from tests.builders import full_reading
from tests.contracts.store_contract import add


def test_a_trigger_is_one_statement():
    script = "CREATE TABLE a (b);\n-- why; so\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    assert [statement.splitlines()[0] for statement in statements(script)] == ["CREATE TABLE a (b);", "-- why; so"]


def test_every_script_is_taken_to_its_end():
    for script in migrations():
        assert "".join(statements(script)).strip() == script.strip()


def versions(path):
    connection = sqlite3.connect(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    connection.close()
    return version, tables


def test_an_older_record_is_brought_up_to_date_with_all_that_is_in_it(tmp_path, monkeypatch):
    add(open_store(tmp_path / "r", create=True), full_reading())
    scripts = (*migrations(), "CREATE TABLE notes (id);\nINSERT INTO notes VALUES (1);\n")
    monkeypatch.setattr(schema, "migrations", lambda: scripts)
    monkeypatch.setattr("dragoman.store.sqlite.migrations", lambda: scripts)
    with open_store(tmp_path / "r").view() as view:
        assert len(list(view.events(EventFilter()))) == 2
    version, tables = versions(tmp_path / "r")
    assert version == len(scripts) and "notes" in tables


def test_a_step_that_fails_leaves_the_record_as_it_was(tmp_path, monkeypatch):
    add(open_store(tmp_path / "r", create=True), full_reading())
    before = versions(tmp_path / "r")
    scripts = (*migrations(), "CREATE TABLE notes (id);\nCREATE TABLE notes (id);\n")
    monkeypatch.setattr(schema, "migrations", lambda: scripts)
    monkeypatch.setattr("dragoman.store.sqlite.migrations", lambda: scripts)
    with pytest.raises(StoreError, match="already exists"):
        open_store(tmp_path / "r")
    assert versions(tmp_path / "r") == before
