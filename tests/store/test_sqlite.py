"""The SQLite record: the contract of every store, and what belongs to files: errors, processes, kills."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from sqlalchemy.exc import OperationalError

from dragoman.errors import StoreError
from dragoman.store import open_store
from dragoman.store.filters import EventFilter
from dragoman.store.sqlite import SqliteStore
from dragoman.store.sqlite_schema import NEWEST
from tests.builders import full_reading
from tests.contracts.fusion_contract import FusionContract
from tests.contracts.keys_contract import KeysContract
from tests.contracts.store_contract import StoreContract, add
from tests.contracts.wrong_contract import WrongContract


class TestFile(StoreContract, FusionContract, WrongContract, KeysContract):
    @pytest.fixture
    def store(self, tmp_path):
        store = SqliteStore(tmp_path / "a record %?#.record")
        yield store
        store.close()


class TestMemory(StoreContract, FusionContract, WrongContract, KeysContract):
    @pytest.fixture
    def store(self):
        store = SqliteStore(":memory:")
        yield store
        store.close()


def test_a_record_can_be_opened_again(tmp_path):
    add(open_store(tmp_path / "r", create=True), full_reading())
    with open_store(tmp_path / "r").view() as view:
        assert len(list(view.events(EventFilter()))) == 2


def test_no_record_there(tmp_path):
    with pytest.raises(StoreError, match="there is no record at .*dragoman add"):
        open_store(tmp_path / "missing")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_record_to_read_but_one_to_fill(tmp_path):
    (tmp_path / "r").touch()
    with pytest.raises(StoreError, match="is empty"):
        open_store(tmp_path / "r")
    assert add(open_store(tmp_path / "r", create=True), full_reading()) == ["added"]


def test_not_a_record(tmp_path):
    (tmp_path / "text").write_text("no database, but a text that is long enough to look like one " * 40)
    with pytest.raises(StoreError, match="is not a record"):
        open_store(tmp_path / "text")
    foreign = sqlite3.connect(tmp_path / "foreign")
    foreign.execute("CREATE TABLE birds (name)")
    foreign.close()
    with pytest.raises(StoreError, match="not a record of Dragoman"):
        open_store(tmp_path / "foreign", create=True)
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, create=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "no" / "such" / "folder", create=True)


def test_a_newer_schema_is_left_alone(tmp_path):
    add(open_store(tmp_path / "r", create=True), full_reading())
    connection = sqlite3.connect(tmp_path / "r")
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    connection.close()
    with pytest.raises(StoreError, match="upgrade"):
        open_store(tmp_path / "r")


def test_a_locked_record_says_so(tmp_path):
    SqliteStore(tmp_path / "r")
    other = sqlite3.connect(tmp_path / "r", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another process is writing"):
        add(SqliteStore(tmp_path / "r", busy_seconds=0.05), full_reading())
    other.execute("ROLLBACK")
    other.close()
    assert add(SqliteStore(tmp_path / "r"), full_reading()) == ["added"]


def test_a_damaged_reading_says_so(tmp_path):
    add(open_store(tmp_path / "r", create=True), full_reading())
    connection = sqlite3.connect(tmp_path / "r")
    connection.execute("UPDATE readings SET body = x'00'")
    connection.commit()
    connection.close()
    with open_store(tmp_path / "r").view() as view, pytest.raises(StoreError, match="damaged"):
        list(view.events(EventFilter()))


def test_a_view_shows_one_moment_while_another_connection_writes(tmp_path):
    path = tmp_path / "r"
    add(SqliteStore(path), full_reading(url="first"))
    with SqliteStore(path).view() as view:
        assert view.count_documents() == 1
        add(SqliteStore(path), full_reading(url="second"))
        assert view.count_documents() == 1
    with SqliteStore(path).view() as view:
        assert view.count_documents() == 2


def test_a_view_cannot_write(tmp_path):
    SqliteStore(tmp_path / "r")
    with SqliteStore(tmp_path / "r").view() as view, pytest.raises(OperationalError, match="readonly"):
        view._connection.exec_driver_sql("DELETE FROM documents")


def test_writers_at_the_same_time_wait_for_each_other(tmp_path):
    path, outcomes = tmp_path / "r", []

    def write(name: str) -> None:
        outcomes.extend(add(SqliteStore(path), *(full_reading(url=f"{name}{number}") for number in range(10))))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == ["added"] * 30


def test_what_is_committed_is_on_disk(tmp_path):
    """FULL is what makes a returned ``add`` survive a loss of power in write-ahead mode (sqlite.org/pragma.html)."""
    with SqliteStore(tmp_path / "r").writer() as writer:
        for pragma, value in (("synchronous", 2), ("journal_mode", "wal"), ("foreign_keys", 1)):
            assert writer._connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_a_record_that_was_looked_at_while_it_was_filled_is_one_file_in_the_end(tmp_path):
    store = SqliteStore(tmp_path / "one.record")
    with store.view() as view:
        assert view.count_documents() == 0
    add(store, full_reading())
    with store.view() as view:
        assert view.count_documents() == 1
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["one.record"]
