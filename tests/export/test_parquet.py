from __future__ import annotations

import io
from datetime import date

import duckdb
import pyarrow.parquet
import pytest

from dragoman.errors import ConfigError
from dragoman.export import arrow
from dragoman.export.extras import needed
from dragoman.export.parquet import write_parquet
from dragoman.export.record_tables import TABLES
from tests.export.record import all_of, entries, varied_store


def test_duckdb_reads_it(tmp_path):
    path = tmp_path / "events.parquet"
    with path.open("wb") as file:
        number = write_parquet(all_of(varied_store()), file)
    with duckdb.connect() as connection:
        told = connection.execute(
            "SELECT count(*), count(*) FILTER (list_contains(actor_countries, 'PER')), min(first_day), max(published) "
            f"FROM '{path}'"
        ).fetchone()
    assert told == (number, 10, date(2023, 1, 1), date(2024, 3, 5)) and number == 11


def test_a_visit():
    file = io.BytesIO()
    write_parquet(entries(), file)
    visit, closing = pyarrow.parquet.read_table(file).to_pylist()
    assert (visit["type"], visit["actors"], visit["sentences"]) == (
        "CONSULT", ["PER/GOV/president"], ["Peru’s president arrived in Quito on Monday with 40 officials."],
    )  # fmt: skip
    assert (visit["first_day"], visit["geonames_id"], visit["quantities"]) == (date(2024, 3, 4), 3652462, ["q1"])
    assert (closing["status"], closing["claimed_by"], closing["place"]) == ("denied", ["PER"], None)


def test_many_rows_come_in_batches(monkeypatch):
    monkeypatch.setattr(arrow, "BATCH_ROWS", 3)
    found = list(arrow.batches(TABLES["events"], all_of(varied_store())))
    assert [batch.num_rows for batch in found] == [3, 3, 3, 2]


def test_a_missing_library_says_what_to_install():
    with pytest.raises(ConfigError, match=r"needs no_such_library.*pip install 'dragoman\[analytics\]'"):
        needed("no_such_library.part", arrow.EXTRA)
