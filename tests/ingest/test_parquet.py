import io
import sys
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import ingest
from dragoman.ingest import parquet
from dragoman.ingest.options import IngestOptions
from fuzz.listing import CORPUS

TEXT = "The ministers met in Oslo and said that the talks would go on."


def written(columns: dict, **options) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table(columns), sink, **options)
    return sink.getvalue()


def read(data: bytes, name: str = "news.parquet", **options):
    return list(ingest.read_bytes(data, IngestOptions(**options), name=name))


def test_columns_have_the_names_that_fields_of_json_have(tmp_path):
    columns = {
        "id": [1, 2], "Body": [TEXT, "Two said so."], "headline": ["Talks", None], "link": ["https://a.example/1", None],
        "pub_date": [datetime(2025, 3, 10, 23, tzinfo=UTC), None], "source": [{"id": 3, "name": "Fjord"}, None],
    }  # fmt: skip
    one, two = read(written(columns))
    assert (one.text, one.title, one.publisher, one.url) == (TEXT, "Talks", "Fjord", "https://a.example/1")
    assert (one.published, one.published_basis) == (date(2025, 3, 10), "metadata")
    assert (two.text, two.title, two.published, two.warnings) == ("Two said so.", None, None, ())
    path = tmp_path / "whatever.bin"
    path.write_bytes(written(columns))
    assert [document.text for document in ingest.read_source(path)] == [TEXT, "Two said so."]


@pytest.mark.parametrize(
    "values",
    [pa.array([date(2025, 3, 10)]), pa.array([1741644000123456789], pa.timestamp("ns")), pa.array(["2025-03-10"]),
     pa.array([b"10 March 2025"]), pa.array([1741644000], pa.int64()), pa.array(["2025-03-10"]).dictionary_encode()],
)  # fmt: skip
def test_kinds_of_days(values):
    assert read(written({"text": [TEXT], "date": values}))[0].published == date(2025, 3, 10)


def test_the_map_and_a_table_without_a_text():
    data = written({"a": [TEXT], "deep": [{"er": "Deeper said so."}], "x.y": ["Dotted said so."]})
    assert read(data, map={"text": "a"})[0].text == TEXT
    assert read(data, map={"text": "deep.er"})[0].text == "Deeper said so."
    assert read(data, map={"text": "x.y"})[0].text == "Dotted said so."
    (document,) = read(data)
    assert document.warnings[0].endswith("no column with a text among a, deep, x.y; name it with --map text=COLUMN")


def test_only_what_is_wanted_is_unpacked_and_row_groups_come_one_by_one():
    data = written({"text": [f"Number {n} said so." for n in range(100)], "junk": ["x" * 1000] * 100}, row_group_size=10)
    documents = read(data)
    assert len(documents) == 100 and documents[57].text == "Number 57 said so."


def test_a_damaged_row_group_costs_no_other():
    data = bytearray(written({"text": [f"Number {n} said so." for n in range(40)]}, row_group_size=10, compression="zstd"))
    meta = pq.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(1).column(0)
    start = meta.dictionary_page_offset
    data[start : start + meta.total_compressed_size] = b"\xff" * meta.total_compressed_size
    documents = read(bytes(data))
    assert sum(document.readable for document in documents) == 30
    (bad,) = [document for document in documents if not document.readable]
    assert bad.warnings[0].startswith("not read: news.parquet[11]: row group 1 is damaged")


def test_a_row_group_that_unpacks_to_too_much_is_left_out(monkeypatch):
    monkeypatch.setattr(parquet, "MAX_GROUP", 1000)
    (document,) = read(written({"text": ["x" * 100_000]}, compression="zstd"))
    assert "the limit is 1,000" in document.warnings[0]


def test_a_value_that_is_too_large_is_no_text():
    one, two = read(written({"text": ["x" * 5000, TEXT]}), max_bytes=1000)
    assert (one.readable, two.readable) == (False, True)


def test_without_the_extra_it_is_named(monkeypatch):
    data = written({"text": [TEXT]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'dragoman[analytics]'" in read(data)[0].warnings[0]


def test_a_footer_whose_columns_end_the_process_when_they_are_asked_for_their_sizes():
    data = (CORPUS / "parquet" / "column-that-aborts").read_bytes()
    assert all(document.readable or document.warnings for document in read(data))


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", written({"text": [TEXT]})[:-9]])
def test_what_is_not_whole_is_told(data):
    (document,) = read(data)
    assert "it is not a whole Parquet file" in document.warnings[0]


@settings(deadline=None)  # the first call loads pyarrow
@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.none() | st.text(max_size=5)), min_size=1, max_size=40))
def test_what_was_written_is_what_is_read(rows):
    rows = [(f"a{text}", title) for text, title in rows]
    data = written({"text": [text for text, _ in rows], "title": [title for _, title in rows]}, row_group_size=7)
    expected = [ingest.from_text(text, title=title) for text, title in rows]
    assert [(d.text, d.title) for d in read(data)] == [(d.text, d.title) for d in expected]
