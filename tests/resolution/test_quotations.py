from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.quotations import quoted_spans


def test_curly_and_straight_marks() -> None:
    text = 'He said “no” and "yes".'
    assert [text[a:b] for a, b in quoted_spans(text)] == ["“no”", '"yes"']


def test_a_paragraph_ends_an_open_straight_quotation() -> None:
    text = 'An inch is 1" long.\nShe said "yes".'
    assert [text[a:b] for a, b in quoted_spans(text)] == ['"yes"']


@given(st.text(alphabet='“”"\n a', max_size=40))
def test_spans_are_ordered_and_within_the_text(text: str) -> None:
    spans = quoted_spans(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert list(spans) == sorted(spans)
