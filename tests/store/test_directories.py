"""Parties, places and numbers of a whole record, on both stores."""

from __future__ import annotations

import pytest

from dragoman.store.sqlite import SqliteStore
from tests.contracts.directory_contract import DirectoryContract


class TestFile(DirectoryContract):
    @pytest.fixture
    def store(self, tmp_path):
        store = SqliteStore(tmp_path / "world.sqlite")
        yield store
        store.close()


@pytest.mark.postgres
class TestServer(DirectoryContract):
    @pytest.fixture
    def store(self, empty_postgres):
        from dragoman.store.postgres import PostgresStore

        store = PostgresStore(empty_postgres)
        yield store
        store.close()
