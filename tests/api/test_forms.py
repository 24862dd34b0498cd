from __future__ import annotations

import csv
import io

import pytest

from dragoman.api.forms import csv_lines, encoded, form_of


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, "json"), ("*/*", "json"), ("text/html", "json"), ("text/csv", "csv"), ("application/x-ndjson", "ndjson"),
        ("text/csv;q=0.5, application/json", "json"), ("text/csv, application/json;q=0.9", "csv"),
        ("text/csv;q=0", "json"), ("text/csv;q=x", "json"),
    ],
)  # fmt: skip
def test_the_form_that_is_accepted(accept, form):
    assert form_of(accept, None) == form
    assert form_of(accept, "csv") == "csv"


def test_tables_have_a_header_and_no_formulas():
    rows = b"".join(csv_lines(["=1+1", "a,b"], ("one", "two"), lambda text: (text, 1)))
    assert list(csv.reader(io.StringIO(rows.decode()))) == [["one", "two"], ["'=1+1", "1"], ["a,b", "1"]]
    assert b"".join(csv_lines([], ("one",), lambda text: (text,))) == b"one\r\n"


def test_text_that_is_no_unicode_does_not_stop_an_answer():
    assert encoded({"a": "\ud800"}) == b'{"a":"?"}'
