"""What all tests share. Fixtures that load weights are made once; everything else is built by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.postgres import NoServerError, server

if TYPE_CHECKING:
    from dragoman.pipeline import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the committed weights and tables (about a second to load)."""
    from dragoman.pipeline import Reader

    return Reader.load()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database on a PostgreSQL server of our own (about two seconds to start)."""
    try:
        with server() as url:
            yield url
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture
def empty_postgres(postgres: str) -> str:
    """The same, with an empty record in it."""
    from sqlalchemy import text

    from dragoman.store.postgres import PostgresStore
    from dragoman.store.tables import metadata

    store = PostgresStore(postgres)
    with store._engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(['document_words', *metadata.tables])} RESTART IDENTITY"))
    store.close()
    return postgres
