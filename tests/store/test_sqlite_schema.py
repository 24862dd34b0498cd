from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Text, create_engine, inspect

from dragoman.errors import StoreError
from dragoman.store import open_store, sqlite_schema
from dragoman.store.filters import DocumentFilter, EventFilter
from dragoman.store.sqlite_schema import migrations, statements
from dragoman.store.tables import metadata
from dragoman.types.judgement import Judgement
from dragoman.types.serialise import reading_to_dict
from tests.builders import full_reading
from tests.contracts.store_contract import add

FIRST, SECOND = (Path(__file__).with_name(f"schema-{number}.record.gz") for number in (1, 2))
FOURTH = Path(__file__).with_name("schema-4.record.gz")
UNREAD = Path(__file__).with_name("schema-2-unread.record.gz")


@pytest.fixture
def first(tmp_path):
    """A record of the first schema: a document with two readings, and an article of two revisions.

    Written by Dragoman before there was a second schema, from ``full_reading``: urls https://example.org/1 (read by
    model-test, then by model-2, which found the first event only) and /2 (titles "Second" and "Second, corrected").
    """
    path = tmp_path / "first.record"
    path.write_bytes(gzip.decompress(FIRST.read_bytes()))
    return path


@pytest.fixture
def second(tmp_path):
    """A record of the second schema: two papers with the text of ``full_reading`` at urls https://example.org/1 (read by
    model-test, model-2 and model-3) and /2; Dragoman has judged their visits the same, and a user that the first visit,
    which model-2 called "renamed", is not the closing in the second.
    """
    path = tmp_path / "second.record"
    path.write_bytes(gzip.decompress(SECOND.read_bytes()))
    return path


@pytest.fixture
def fourth(tmp_path):
    """A record of the fourth schema: two papers with the text of ``full_reading`` at urls https://example.org/1 and /2;
    Dragoman has judged their visits the same, and A. Reader that their closings are different.
    """
    path = tmp_path / "fourth.record"
    path.write_bytes(gzip.decompress(FOURTH.read_bytes()))
    return path


def test_a_trigger_is_one_statement():
    script = "CREATE TABLE a (b);\n-- why; so\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    assert [statement.splitlines()[0] for statement in statements(script)] == ["CREATE TABLE a (b);", "-- why; so"]


def test_every_script_is_taken_to_its_end():
    for script in migrations():
        assert "".join(statements(script)).strip() == script.strip()
    assert len(migrations()) == sqlite_schema.NEWEST


def versions(path):
    connection = sqlite3.connect(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    connection.close()
    return version, tables


def test_a_record_of_the_first_schema_is_brought_up_to_date_with_all_that_is_in_it(first):
    store = open_store(first)
    one, two = full_reading(url="https://example.org/1"), full_reading(
        url="https://example.org/2", title="Second, corrected", publisher="Österreich Wire"
    )  # fmt: skip
    with store.view() as view:
        assert [entry.document.id for entry in view.documents(DocumentFilter(publisher="ÖSTERREICH wire"))] == [
            two.document.id
        ]
        assert [reading.model for reading in view.history(one.document.id)] == ["model-test", "model-2"]
        assert reading_to_dict(view.history(one.document.id)[0]) == reading_to_dict(one)
        assert [entry.document.title for entry in view.revisions(two.document.id)] == ["Second", "Second, corrected"]
        assert len(list(view.events(EventFilter()))) == 3
        assert len(list(view.events(EventFilter(words=("quito",), between=("PER", "ECU"))))) == 3
    # readings have got fields since, so the same one read today is another; added again it is the same
    assert add(store, one, two) == ["updated", "updated"]
    assert add(store, one, two) == ["unchanged", "unchanged"]
    assert versions(first)[0] == sqlite_schema.NEWEST


def test_what_an_older_record_could_not_read_is_in_its_ledger(tmp_path):
    """Written by schema 2: a readable document, one without text, and one in French without date and address."""
    path = tmp_path / "second.record"
    path.write_bytes(gzip.decompress(UNREAD.read_bytes()))
    with open_store(path).view() as view:
        skips = {(skip.name, skip.day, skip.reason) for skip in view.unread()}
        documents = {entry.document.id for entry in view.documents(DocumentFilter()) if not entry.document.readable}
        assert {skip.id for skip in view.unread()} == documents
    assert skips == {("https://example.org/empty", "2024-03-05", "unknown"), ("Réunion", "9999-12-31", "language")}
    assert versions(path)[0] == sqlite_schema.NEWEST


def test_a_record_of_the_second_schema_gets_its_copies_and_its_fused_events(second):
    store = open_store(second)
    with store.view() as view:
        assert [(entry.copies, len(view.history(entry.document.id))) for entry in view.documents(DocumentFilter())] in (
            [(1, 3), (1, 1)], [(1, 1), (1, 3)],
        )  # fmt: skip
        assert len({entry.text_group for entry in view.documents(DocumentFilter())}) == 1
        assert [(judged.verdict, judged.by, judged.author) for judged in view.judged()] == [
            ("same", "dragoman", None), ("different", "user", None),
        ]  # fmt: skip
        (visit,) = view.events(EventFilter(types=("CONSULT",), once=True))
        fused = view.fused_event(visit.event.id)
        assert (fused.documents, fused.publishers) == (2, 1)
        assert len(list(view.events(EventFilter(once=True)))) == 3
    assert versions(second)[0] == sqlite_schema.NEWEST


def test_in_a_record_of_the_fourth_schema_events_can_be_marked_as_wrong(fourth):
    store = open_store(fourth)
    with store.view() as view:
        assert [(judged.verdict, judged.author) for judged in view.judged()] == [("same", None), ("different", "A. Reader")]
        assert view.count(EventFilter(once=True)) == 3 and view.wrong() == {}
        visit = next(view.events(EventFilter(types=("CONSULT",)))).event.id
    with store.writer() as writer:
        assert writer.judge((Judgement(visit, visit, "wrong", "user", author="A. Reader"),)) == (True,)
    with store.view() as view:
        assert view.count(EventFilter()) == 3 and list(view.wrong()) == [visit]
        assert [judged.author for judged in view.judged()] == [None, "A. Reader", "A. Reader"]
    assert versions(fourth)[0] == sqlite_schema.NEWEST


@pytest.mark.parametrize("record", ["first", "second", "fourth"])
def test_an_upgraded_record_has_the_tables_of_a_new_one(record, tmp_path, request):
    old = request.getfixturevalue(record)
    open_store(old)
    open_store(tmp_path / "new", create=True)
    assert versions(old) == versions(tmp_path / "new")


def test_the_scripts_make_the_tables_that_the_code_knows(tmp_path):
    open_store(tmp_path / "r", create=True)
    engine = create_engine(f"sqlite:///{tmp_path / 'r'}")
    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column for column in found.get_columns(table.name)}
        assert list(columns) == [column.name for column in table.columns], table.name
        for column in table.columns:
            assert columns[column.name]["nullable"] == column.nullable, column
            assert isinstance(columns[column.name]["type"], Text) == isinstance(column.type, Text), column
        assert {index["name"] for index in found.get_indexes(table.name)} == {index.name for index in table.indexes}
    engine.dispose()


def test_a_step_that_fails_leaves_the_record_as_it_was(first, monkeypatch):
    before = versions(first)
    scripts = (*migrations(), "CREATE TABLE notes (id);\nCREATE TABLE notes (id);\n")
    monkeypatch.setattr(sqlite_schema, "migrations", lambda: scripts)
    with pytest.raises(StoreError, match="already exists"):
        open_store(first)
    assert versions(first) == before
