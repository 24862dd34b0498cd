from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import QueryError
from dragoman.faces.cursors import read_cursor, write_cursor

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.tuples(TEXTS, TEXTS, st.integers(0, 2**31 - 1), TEXTS))
def test_there_and_back(cursor):
    assert read_cursor(write_cursor(cursor), "fact") == cursor


@given(st.text())
def test_anything_else_is_told(text):
    try:
        read_cursor(text, "fact")
    except QueryError as error:
        assert "link to the next page" in str(error)


@pytest.mark.parametrize("cursor", [("a",), ("a", "b", True, "c"), ("a", "b", 2**40, "c"), ("a", "b", -1, "c"), ("a\0", "b", 1, "c"), ("\ud800", "b", 1, "c")])
def test_cursors_of_another_shape_are_none(cursor):
    with pytest.raises(QueryError):
        read_cursor(write_cursor(cursor), "fact")
