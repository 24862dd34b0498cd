from __future__ import annotations

import time

import pytest
from sqlalchemy import text

from dragoman.errors import QueryError
from dragoman.store.postgres import PostgresStore
from dragoman.store.sql import SqlLimits
from dragoman.store.sqlite import SqliteStore
from tests.builders import full_reading
from tests.contracts.store_contract import add

COUNT = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


class AskContract:
    def test_rows_and_columns(self, store):
        found = store.sql("SELECT type, score FROM events ORDER BY score DESC;")
        assert (found.columns, found.rows, found.more) == (("type", "score"), (("CONSULT", 4.0), ("COERCE", -7.0)), False)

    def test_no_more_rows_than_asked_for(self, store):
        found = store.sql("SELECT id FROM events", SqlLimits(rows=1))
        assert (len(found.rows), found.more) == (1, True)

    def test_a_query_that_takes_too_long_is_stopped(self, store):
        began = time.monotonic()
        with pytest.raises(QueryError, match="stopped after 0.3 seconds"):
            store.sql(COUNT, SqlLimits(seconds=0.3))
        assert time.monotonic() - began < 5

    def test_an_answer_of_large_cells_is_stopped_before_it_fills_the_memory(self, store):
        many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) "
        large = "replace(CAST(1000000000000000 AS TEXT), '0', '" + "x" * 100_000 + "')"
        with pytest.raises(QueryError, match="larger than 64,000,000 characters"):
            store.sql(f"{many} SELECT {large} FROM n", SqlLimits(seconds=60))

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM events",
            "INSERT INTO carried VALUES ('a', 'b')",
            "DROP TABLE events",
            "CREATE TABLE mine (a INTEGER)",
            "SELECT 1; DELETE FROM events",
            "COMMIT",
            "",
            "SELECT nothing FROM nowhere",
            "SELECT \ud800",
        ],
    )
    def test_what_does_not_read_is_refused(self, store, statement):
        with pytest.raises(QueryError):
            store.sql(statement)
        assert store.sql("SELECT count(*) FROM events").rows == ((2,),)


class TestSqlite(AskContract):
    @pytest.fixture
    def store(self, tmp_path):
        store = SqliteStore(tmp_path / "r")
        add(store, full_reading())
        return store

    @pytest.mark.parametrize(
        "statement",
        [
            "ATTACH '/tmp/other' AS other",
            "PRAGMA journal_mode = DELETE",
            "SELECT * FROM pragma_table_info('events')",
            "VACUUM INTO '/tmp/copy'",
            "SELECT load_extension('x')",
            "SELECT hex(zeroblob(900000000))",
            "SELECT randomblob(900000000)",
            "DETACH main",
            "REPLACE INTO events SELECT * FROM events",
            "EXPLAIN DELETE FROM events",
            "SELECT readfile('/etc/hosts')",
            "SELECT writefile('/tmp/x', 'x')",
            "SELECT fts3_tokenizer('simple')",
            "PRAGMA writable_schema = ON",
            "CREATE TEMP TABLE t (a)",
            "BEGIN IMMEDIATE",
        ],
    )
    def test_nor_what_leaves_the_file_or_fills_the_memory(self, store, statement):
        with pytest.raises(QueryError):
            store.sql(statement)

    def test_bytes_are_shown_as_hexadecimal(self, store):
        assert store.sql("SELECT x'00ff', NULL").rows == (("00ff", None),)

    def test_a_record_in_memory_cannot_be_asked(self):
        with pytest.raises(QueryError, match="in memory"):
            SqliteStore(":memory:").sql("SELECT 1")


@pytest.mark.postgres
class TestPostgres(AskContract):
    @pytest.fixture
    def store(self, empty_postgres):
        owner = PostgresStore(empty_postgres)
        add(owner, full_reading())
        with owner._engine.begin() as connection:
            connection.execute(text("DROP ROLE IF EXISTS analyst"))
            connection.execute(text("CREATE ROLE analyst LOGIN IN ROLE pg_read_all_data, pg_write_all_data"))
        owner.close()
        store = PostgresStore(empty_postgres.replace("dragoman@", "analyst@"))
        yield store
        store.close()

    @pytest.mark.parametrize(
        "statement",
        [
            "WITH gone AS (DELETE FROM events RETURNING id) SELECT * FROM gone",
            "SELECT set_config('transaction_read_only', 'off', true)",
            "SELECT pg_read_file('/etc/passwd')",
            "COPY events TO STDOUT",
            "SELECT pg_sleep(30)",
        ],
    )
    def test_nor_what_a_server_could_do_besides(self, store, statement):
        with pytest.raises(QueryError):
            store.sql(statement, SqlLimits(seconds=0.3))

    def test_a_superuser_is_not_let(self, store, empty_postgres):
        owner = PostgresStore(empty_postgres)
        with pytest.raises(QueryError, match="superuser"):
            owner.sql("SELECT 1")
        owner.close()
