from __future__ import annotations

import csv

import pytest


@pytest.mark.parametrize("filters", [(), ("--country", "Peru"), ("--type", "CONSULT"), ("--since", "2025")])
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


def test_errors(dragoman, record):
    assert "there is no format 'xls'" in dragoman("export", "xls", "e", "--record", record).stderr
    unwritable = dragoman("export", "csv", "no/such/folder/e.csv", "--record", record)
    assert (unwritable.exit_code, "cannot be written" in unwritable.stderr) == (4, True)
