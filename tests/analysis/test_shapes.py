"""Shapes of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.shapes import Shape, shape_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("us", Shape.LOWER), ("US", Shape.UPPER), ("U.S.", Shape.DOTTED), ("Turkey", Shape.TITLE), ("turkey", Shape.LOWER),
        ("I", Shape.INITIAL), ("McKay", Shape.MIXED), ("iPad", Shape.MIXED), ("1,200", Shape.NUMBER), ("G20", Shape.ALPHANUMERIC),
        ("—", Shape.PUNCTUATION), ("中国", Shape.UNCASED), ("n’t", Shape.LOWER),
    ],
)  # fmt: skip
def test_shapes(word: str, shape: Shape) -> None:
    assert shape_of(word) is shape


@given(st.text(min_size=1))
def test_every_word_has_a_shape(word: str) -> None:
    assert shape_of(word) is not Shape.NONE
