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


def test_a_record_from_before_own_types_keeps_its_quads_and_scores(tmp_path, monkeypatch):
    add(open_store(tmp_path / "r", create=True), full_reading())
    connection = sqlite3.connect(tmp_path / "r")
    for name, sort in (("quad", "TEXT"), ("score", "REAL")):  # as step 1 left the table
        connection.execute(f"ALTER TABLE events RENAME COLUMN {name} TO later")
        connection.execute(f"ALTER TABLE events ADD COLUMN {name} {sort} NOT NULL DEFAULT 0")
        connection.execute(f"UPDATE events SET {name} = later")
        connection.execute("ALTER TABLE events DROP COLUMN later")
    connection.execute("ALTER TABLE events DROP COLUMN codebook")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    rows = "SELECT quad, score FROM events ORDER BY id"
    before = connection.execute(rows).fetchall()
    connection.close()
    open_store(tmp_path / "r").close()
    after = sqlite3.connect(tmp_path / "r")
    assert after.execute(rows).fetchall() == before and len(before) == 2
    assert after.execute("SELECT count(*) FROM event_parties").fetchone()[0] > 0
    assert after.execute("SELECT codebook FROM events").fetchall() == [(None,), (None,)]
    after.close()


def test_a_step_that_fails_leaves_the_record_as_it_was(tmp_path, monkeypatch):
    add(open_store(tmp_path / "r", create=True), full_reading())
    before = versions(tmp_path / "r")
    scripts = (*migrations(), "CREATE TABLE notes (id);\nCREATE TABLE notes (id);\n")
    monkeypatch.setattr(schema, "migrations", lambda: scripts)
    monkeypatch.setattr("dragoman.store.sqlite.migrations", lambda: scripts)
    with pytest.raises(StoreError, match="already exists"):
        open_store(tmp_path / "r")
    assert versions(tmp_path / "r") == before
