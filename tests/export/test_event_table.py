from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.event_table import COLUMNS, safe, write_csv
from dragoman.store.entries import Entries
from tests.builders import full_reading


def entries(**fields):
    reading = full_reading(**fields)
    return [Entries(reading).event(event) for event in reading.events]


def table(**fields):
    file = io.StringIO(newline="")
    number = write_csv(entries(**fields), file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    assert number == len(rows)
    return rows


def test_a_row_for_each_event():
    visit, closing = table()
    assert tuple(visit) == COLUMNS
    assert (visit["actor_names"], visit["recipients"], visit["place"]) == ("President of Peru", "ECU", "Quito")
    assert (visit["start"], visit["latitude"], visit["published"]) == ("2024-03-04", "-0.22", "2024-03-05")
    assert closing["claimed_by"] == "PER" and closing["start"] == ""
    assert closing["score"] == "-7.0"  # a number is no formula


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@cmd", "\t=1", "'quoted'"])
def test_a_formula_is_shown_as_text(title):
    assert table(title=title)[0]["title"] == f"'{title}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_made_safe_can_be_read_back(text):
    cell = safe(text)
    assert isinstance(cell, str) and not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text
