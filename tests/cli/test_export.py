from __future__ import annotations

import csv

import pytest

FILTERS = [
    (), ("--country", "Peru"), ("--type", "CONSULT"), ("--since", "2025"), ("--status", "denied"), ("--actor", "Peru"),
    ("--recipient", "PER"), ("--mode", "visit"), ("--place", "Quito"), ("--min-confidence", "0.95"), ("--limit", "1"),
]  # fmt: skip


@pytest.mark.parametrize("filters", FILTERS)
def test_as_many_rows_as_events(dragoman, record, tmp_path, filters):
    listed = dragoman("events", "--json", "--record", record, *filters).stdout.splitlines()
    result = dragoman("export", "csv", "e.csv", "--record", record, *filters)
    assert result.exit_code == 0 and result.stdout == ""
    with (tmp_path / "e.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(listed)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("e.csv")] == ["e.csv"]


def test_rows_of_a_type_of_ones_own(dragoman, own_record):
    (row,) = csv.DictReader(dragoman("export", "csv", "-", "--type", "port-call", "--record", own_record).stdout.splitlines())
    assert (row["type"], row["quad"], row["score"]) == ("port-call", "", "")


def test_to_the_output(dragoman, record):
    assert dragoman("export", "csv", "-", "--record", record).stdout.startswith("event_id,type,")


@pytest.mark.parametrize("form", ["polecat", "icews", "gdelt", "plover", "parquet", "jsonld", "graphml", "geojson"])
def test_every_format(dragoman, record, tmp_path, form):
    result = dragoman("export", form, "out", "--record", record)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr in ("dragoman: 2 events written\n", "dragoman: 4 events written\n")
    assert dragoman("export", form, "-", "--record", record).stdout_bytes == (tmp_path / "out").read_bytes()


def test_statuses_without_a_place_are_refused_before_anything_is_written(dragoman, record, tmp_path):
    for option in ("--all-statuses", "--dyads --status alleged"):
        result = dragoman("export", "gdelt", "out", "--record", record, *option.split())
        assert (result.exit_code, "gdelt cannot tell" in result.stderr) == (2, True)
    assert not (tmp_path / "out").exists()


def test_snapshot(dragoman, record, tmp_path):
    result = dragoman("snapshot", "world", "--record", record)
    assert result.stdout == "world: 4 events, 4 claims, 2 relations, 4 quantities, 2 documents\n"
    assert (tmp_path / "world" / "datapackage.json").exists()
    assert dragoman("snapshot", "world", "--record", record).exit_code == 4


def test_errors(dragoman, record):
    assert "there is no format 'xls'" in dragoman("export", "xls", "e", "--record", record).stderr
    unwritable = dragoman("export", "csv", "no/such/folder/e.csv", "--record", record)
    assert (unwritable.exit_code, "cannot be written" in unwritable.stderr) == (4, True)
