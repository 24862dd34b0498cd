import io

import pyarrow.parquet as pq

from dragoman.batch.tables import TABLES, packed_readings, parquet, rows_of
from dragoman.export.polecat import COLUMNS, STATUS
from dragoman.store.bodies import unpack_reading
from dragoman.store.entries import dated
from tests.builders import full_reading, make_document, make_reading


def test_every_fact_has_its_row():
    rows = rows_of(full_reading())
    assert {name: len(each) for name, each in rows.items()} == {
        "events": 2, "polecat": 2, "claims": 2, "relations": 1, "quantities": 2, "documents": 1, "readings": 1,
    }  # fmt: skip


def test_a_document_without_facts_is_in_the_documents():
    rows = rows_of(make_reading(make_document("Nothing happened.")))
    assert len(rows["documents"]) == len(rows["readings"]) == 1 and not rows["events"]


def test_each_table_is_parquet_with_its_columns():
    rows = rows_of(full_reading())
    for name, table in TABLES.items():
        read = pq.read_table(io.BytesIO(parquet(table, rows[name])))
        assert read.column_names == [column for column, _ in table.columns]
        assert read.num_rows == len(rows[name])
        assert pq.read_table(io.BytesIO(parquet(table, []))).schema == read.schema


def test_polecat_has_its_columns_and_the_status():
    assert [name for name, _ in TABLES["polecat"].columns] == [*COLUMNS, STATUS]


def test_readings_come_back_whole(tmp_path):
    reading = full_reading()
    path = tmp_path / "r.parquet"
    path.write_bytes(parquet(TABLES["readings"], rows_of(reading)["readings"]))
    ((text, body),) = packed_readings(path)
    assert unpack_reading(body, text, path).to_dict() == reading.to_dict() == dated(reading).to_dict()
