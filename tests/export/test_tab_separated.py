from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.tab_separated import as_text, write_rows

cells = st.none() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
tables = st.lists(st.tuples(cells, cells, cells), max_size=4)


def written(rows, **choices):
    file = io.BytesIO()
    with as_text(file) as text:
        write_rows(text, rows, **choices)
    return file.getvalue().decode()


@given(tables)
def test_what_is_quoted_can_be_read_back(rows):
    found = list(csv.reader(io.StringIO(written(rows), newline=""), delimiter="\t"))
    assert [len(row) for row in found] == [3] * len(rows)
    for row, there in zip(rows, found, strict=True):
        for cell, text in zip(row, there, strict=True):
            assert text.split() == str("" if cell is None else cell).translate({code: " " for code in range(32)} | {127: " "}).split()


@given(tables)
def test_unquoted_every_line_is_a_row(rows):
    lines = written(rows, missing="None", quoting=False).split("\n")
    assert lines.pop() == ""
    assert [line.count("\t") for line in lines] == [2] * len(rows)
    assert not any(character in line for line in lines for character in '"\r\x0b\x0c\x85\u2028\u2029')


def test_what_is_missing():
    assert written([(None, "", 0)], missing="None") == "None\tNone\t0\n"
