"""The record from Python."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pandas
import polars
import pytest

import dragoman
from dragoman.errors import ConfigError, QueryError, StoreError
from dragoman.store import open_store
from dragoman.store.filters import EventFilter
from tests.contracts.store_contract import add
from tests.export.record import varied_readings


@pytest.fixture
def record(tmp_path):
    store = open_store(tmp_path / "world.sqlite", create=True)
    add(store, *varied_readings())
    store.close()
    with dragoman.open_record(tmp_path / "world.sqlite") as record:
        yield record


def test_listings_take_the_words_of_the_command_line(record):
    assert [entry.event.type for entry in record.events(types=["port-call"])] == ["port-call"]
    attacks = list(record.events(types=["assault"], statuses=["happened"], since="2024"))
    assert (
        len(attacks)
        == 2
        == len(list(record.events(EventFilter(types=("ASSAULT",), statuses=("happened",), since=date(2024, 1, 1)))))
    )
    assert len(list(record.claims(speaker="PER"))) == 1
    assert len(list(record.relations(party="PER", kinds=["trade-rank"]))) == 1
    assert len(list(record.documents(until=date(2024, 3, 5)))) == 10


def test_a_filter_that_cannot_be_understood_is_told_at_once(record):
    with pytest.raises(QueryError, match="did you mean ASSAULT"):
        record.events(types=["ASSALT"])
    with pytest.raises(QueryError, match="there is no table 'event'; did you mean events"):
        record.to_arrow("event")
    with pytest.raises(TypeError):
        record.events(countri="PER")


@pytest.mark.parametrize(
    ("table", "rows"), [("events", 11), ("claims", 2), ("relations", 1), ("quantities", 2), ("documents", 10)]
)
def test_tables(record, table, rows):
    assert record.to_arrow(table).num_rows == rows
    frame = record.to_pandas(table)
    assert isinstance(frame, pandas.DataFrame) and len(frame) == rows
    assert frame["published"].dt.year.unique().tolist() == [2024]
    assert isinstance(record.to_polars(table), polars.DataFrame) and len(record.to_polars(table)) == rows


def test_tables_of_a_filter(record):
    frame = record.to_pandas(country="PER", statuses=["alleged"])
    assert frame["type"].tolist() == ["ASSAULT"] and list(frame["actor_names"][0]) == ["President of Peru"]
    assert record.to_polars("claims", stances=["denies"])["speaker_name"].to_list() == ["Ecuador"]


def test_exports_and_snapshots(record, tmp_path):
    assert record.export("polecat", tmp_path / "events.tsv", since="2024-04") == 3
    assert (tmp_path / "events.tsv").read_text(encoding="utf-8").count("\n") == 4
    assert record.export("icews", tmp_path / "pairs.tsv", all_statuses=True, dyads=True) == 10
    assert record.snapshot(tmp_path / "world")["events"] == 11
    with pytest.raises(QueryError, match="--raw means nothing for gdelt"):
        record.export("gdelt", tmp_path / "out", raw=True)


@pytest.mark.parametrize(
    ("library", "method", "install"),
    [
        ("pyarrow", "to_arrow", "dragoman[analytics]"),
        ("pandas", "to_pandas", "pandas"),
        ("polars", "to_polars", "polars"),
    ],
)
def test_a_missing_library_says_what_to_install(record, monkeypatch, library, method, install):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ConfigError) as told:
        getattr(record, method)()
    assert f"pip install '{install}'" in str(told.value)


def test_there_must_be_a_record(tmp_path):
    with pytest.raises(StoreError, match="there is no record"):
        dragoman.open_record(tmp_path / "none")


@pytest.mark.weights
def test_names_are_looked_up(record):
    assert len(list(record.events(between=("Ecuador", "Peru"), types=["CONSULT"]))) == 3


def test_importing_the_package_loads_nothing_heavy():
    heavy = "numpy pandas polars pyarrow sqlalchemy networkx yaml onnxruntime"
    code = f"import sys, dragoman; print([name for name in {heavy.split()} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_events_are_marked_as_wrong_and_taken_back(record):
    first, *rest = [entry.event.id for entry in record.events()]
    record.mark_wrong(first, author="A. Reader", because="a film")
    assert [entry.event.id for entry in record.events()] == rest and record.to_arrow().num_rows == len(rest)
    assert [entry.wrong.because for entry in record.events(wrong=True) if entry.wrong] == ["a film"]
    marked = record.to_pandas(wrong=True)["wrong"]
    assert marked.dropna().tolist() == ["marked as wrong by A. Reader: a film"] and len(marked) == len(rest) + 1
    record.undo(first)
    assert [entry.event.id for entry in record.events()] == [first, *rest]
    with pytest.raises(QueryError, match="no event 'xyz'"):
        record.mark_wrong("xyz")
