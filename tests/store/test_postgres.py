"""The PostgreSQL record: the contract of every store, and what belongs to servers."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from importlib.resources import files

import pytest
from sqlalchemy import Text, create_engine, inspect, text

from dragoman.errors import StoreError
from dragoman.store import open_store
from dragoman.store.postgres import PostgresStore
from dragoman.store.postgres_schema import KNOWN
from dragoman.store.tables import metadata
from dragoman.types.judgement import Judgement
from tests.builders import TEXT, full_reading, make_document, make_reading
from tests.contracts.fusion_contract import FusionContract
from tests.contracts.keys_contract import KeysContract
from tests.contracts.store_contract import StoreContract, add
from tests.contracts.wrong_contract import WrongContract

pytestmark = pytest.mark.postgres


@pytest.fixture
def store(empty_postgres):
    store = PostgresStore(empty_postgres)
    yield store
    store.close()


class TestServer(StoreContract, FusionContract, WrongContract, KeysContract):
    @pytest.fixture
    def store(self, store):
        return store


def database(postgres, name):
    """The address of a new, empty database on the same server."""
    store = PostgresStore(postgres)
    with store._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    store.close()
    return postgres.replace("/postgres?", f"/{name}?")


def migrations():
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations/postgresql")
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def at_version(url, version):
    """A connection to the database of an older version, in one transaction."""
    from alembic import command

    engine, config = create_engine(url.replace("postgresql://", "postgresql+psycopg://")), migrations()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        yield connection
    engine.dispose()


def test_a_record_of_the_second_schema_is_brought_up_to_date(postgres):
    url = database(postgres, "second")
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    script = files("dragoman.store").joinpath("migrations", "postgresql", "versions", "0002.sql")
    with engine.begin() as connection:
        connection.exec_driver_sql(script.read_text("utf-8"))
        connection.exec_driver_sql("CREATE TABLE dragoman_schema (version_num VARCHAR(32) PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO dragoman_schema VALUES ('0002')")
        row = "('{0}', '{0}', 1, 1, 'en', 'unknown', '9999-12-31', :text, 1)"
        columns = "(id, article, revision, newest, language, published_basis, day, text, readable)"
        connection.execute(
            text(f"INSERT INTO documents {columns} VALUES {row.format('a')}, {row.format('b')}"), {"text": TEXT}  # noqa: S608
        )
        connection.exec_driver_sql(
            "INSERT INTO judgements (id, one, other, verdict, made_by, reasons) VALUES ('j', 'x', 'y', 'same', 'user', '[]')"
        )
    engine.dispose()
    store = open_store(url)
    with store.writer() as writer:
        assert writer.judge((Judgement("x", "y", "open", "user", author="A. Reader"),)) == (True,)
    with store.view() as view:
        rows = view._connection.execute(text("SELECT text_group, compared FROM documents")).all()
        assert rows == [("a", 0), ("a", 0)]
        assert [(judged.verdict, judged.author) for judged in view.judged()] == [("same", None), ("open", "A. Reader")]
        assert view.judgements() == ()
    store.close()


def test_a_database_without_a_record_is_empty_to_read_and_can_be_filled(postgres):
    url = database(postgres, "fresh")
    with pytest.raises(StoreError, match="is empty"):
        open_store(url)
    fresh = open_store(url, create=True)
    assert add(fresh, full_reading()) == ["added"]
    fresh.close()
    again = open_store(url)
    with again.view() as view:
        assert view.count_documents() == 1
    again.close()


def test_the_migrations_make_the_tables_that_the_code_knows(store):
    found = inspect(store._engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column for column in found.get_columns(table.name)}
        assert list(columns) == [column.name for column in table.columns], table.name
        for column in table.columns:
            assert columns[column.name]["nullable"] == column.nullable, column
            assert isinstance(columns[column.name]["type"], Text) == isinstance(column.type, Text), column
        assert {index.name for index in table.indexes} <= {index["name"] for index in found.get_indexes(table.name)}


def test_the_newest_migration_is_the_one_that_the_code_knows():
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(migrations())
    assert scripts.get_heads() == [KNOWN[-1]]


def test_what_an_older_record_could_not_read_is_in_its_ledger(postgres):
    url = database(postgres, "older")
    with at_version(url, "0002") as connection:
        connection.execute(
            text(
                "INSERT INTO documents (id, article, revision, newest, title, language, published_basis, day, text, readable) "
                "VALUES ('d', 'd', 1, 1, 'Réunion', 'fr', 'unknown', '9999-12-31', 'Les ministres', 0)"
            )
        )
    store = open_store(url)
    with store.view() as view:
        assert [(skip.id, skip.name, skip.reason) for skip in view.unread()] == [("d", "Réunion", "language")]
    store.close()


def test_in_a_record_of_the_fourth_schema_events_can_be_marked_as_wrong(postgres):
    url = database(postgres, "fourth")
    with at_version(url, "0004") as connection:
        row = "INSERT INTO judgements (id, one, other, verdict, made_by, reasons) VALUES ('j', 'x', 'y', 'same', 'user', '[]')"
        connection.exec_driver_sql(row)
    store = open_store(url)
    reading = full_reading()
    add(store, reading)
    event = reading.events[0].id
    with store.writer() as writer:
        assert writer.judge((Judgement(event, event, "wrong", "user"),)) == (True,)
    with store.view() as view:
        assert list(view.wrong()) == [event] and [judged.verdict for judged in view.judged()] == ["same", "wrong"]
    store.close()


def test_a_newer_schema_is_left_alone(store, postgres):
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE dragoman_schema SET version_num = '9999'"))
    try:
        with pytest.raises(StoreError, match="upgrade"):
            open_store(postgres)
    finally:
        with store._engine.begin() as connection:
            connection.execute(text(f"UPDATE dragoman_schema SET version_num = '{KNOWN[-1]}'"))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://nobody@localhost:1/none", "cannot be reached"),
        ("postgresql://localhost:port/none", "no address of a record"),
    ],
)
def test_errors_say_what_to_do(url, words):
    with pytest.raises(StoreError, match=words):
        open_store(url)


def test_a_password_is_never_shown():
    with pytest.raises(StoreError) as error:
        open_store("postgresql://reader:secret@localhost:1/none")
    assert "secret" not in str(error.value) and "reader:***@localhost" in str(error.value)


def test_a_view_shows_one_moment_and_cannot_write(store):
    add(store, full_reading(url="first"))
    with store.view() as view:
        assert view.count_documents() == 1
        add(store, full_reading(url="second"))
        assert view.count_documents() == 1
        with pytest.raises(Exception, match="read-only"):
            view._connection.execute(text("DELETE FROM carried"))


def test_a_locked_record_says_so(store, postgres):
    hasty = PostgresStore(postgres, busy_seconds=0.05)
    with store._engine.begin() as connection:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({int.from_bytes(b'DRGM', 'big')})"))
        with pytest.raises(StoreError, match="another process is writing"):
            add(hasty, full_reading())
    assert add(hasty, full_reading()) == ["added"]
    hasty.close()


def test_writers_at_the_same_time_wait_for_each_other(store):
    outcomes = []

    def write(name: str) -> None:
        outcomes.extend(add(store, *(full_reading(url=f"{name}{number}") for number in range(10))))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == ["added"] * 30


def test_a_nul_is_refused_whole(store):
    with pytest.raises(StoreError, match="NUL"):
        add(store, make_reading(make_document("a \0 character")))
    with store.view() as view:
        assert view.count_documents() == 0


def test_a_word_that_is_too_long_for_a_vector_is_cut(store):
    assert add(store, make_reading(make_document(f"{'x' * 5000} border"))) == ["added"]
