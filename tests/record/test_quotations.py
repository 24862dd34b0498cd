"""Quotation marks of all kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “All is well.” She left.", ["“All is well.”"]),
        ('He said "all is well" twice.', ['"all is well"']),
        ("“Odd marks,\" he said. “More.”", ["“Odd marks,\"", "“More.”"]),
        ("She said: 'No deal.' They left.", ["'No deal.'"]),
        ("The minister's aides' cars weren't there.", []),
        ("It was a ‘so-called’ plan of the minister’s.", ["‘so-called’"]),
        ("“He told me ‘never’ and left,” she said.", ["“He told me ‘never’ and left,”"]),
        ("The board is 6\" wide.", []),
    ],
)  # fmt: skip
def test_marks(text: str, expected: list[str]):
    assert quoted(text) == expected


def test_a_paragraph_that_leaves_a_quotation_open_is_taken_up_by_the_next():
    found = find_quotations("“We waited for hours.\n“Nobody came,” she said.")
    assert [q.closed for q in found] == [False, True]


def test_a_mark_that_is_never_closed_is_no_quotation():
    assert quoted("“We waited for hours.\nNobody came.") == []


@given(st.text(alphabet="ab.,'\"“”‘’ \n", max_size=60))
def test_quotations_are_ordered_and_do_not_overlap(text: str):
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
