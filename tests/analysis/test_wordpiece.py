"""Word pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.weights import DATA
from dragoman.analysis.wordpiece import MAX_PIECES_PER_WORD, WordPieces

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(DATA / "vocabulary.txt")


def test_both_ways_of_typing_quotes_read_alike(pieces: WordPieces) -> None:
    assert pieces.encode(["“", "n’t", "”"]).ids == pieces.encode(['"', "n't", '"']).ids


def test_capitals_differ_in_shape_only(pieces: WordPieces) -> None:
    upper, lower = pieces.encode(["US", "Turkey"]), pieces.encode(["us", "turkey"])
    assert upper.ids == lower.ids
    assert upper.shapes != lower.shapes


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=10))
def test_every_word_has_a_first_piece(pieces: WordPieces, words: list[str]) -> None:
    encoded = pieces.encode(words)
    assert len(encoded.first) == len(words)
    assert len(encoded.ids) == len(encoded.shapes) == pieces.count(words) + 2
    assert list(encoded.first) == sorted(set(encoded.first))
    assert all(1 <= len(pieces.ids(word)) <= MAX_PIECES_PER_WORD for word in words)
