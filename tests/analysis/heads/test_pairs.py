"""Roles of words and pieces, and probabilities."""

import numpy as np
import pytest

from dragoman.analysis.heads.pairs import (
    around,
    pair_window,
    parties,
    probabilities,
    roles_of_pieces,
    roles_of_words,
)
from dragoman.analysis.tokenizer import segment

TEXT = "Peru waited. Chile sued Bolivia. Nobody paid."


def test_the_window_reaches_from_party_to_party() -> None:
    sentences = segment(TEXT)
    chile, bolivia, peru = (TEXT.index(name) for name in ("Chile", "Bolivia", "Peru"))
    assert pair_window(sentences, (chile, chile + 5), (bolivia, bolivia + 7)) == sentences[1:2]
    assert pair_window(sentences, (peru, peru + 4), (bolivia, bolivia + 7)) == sentences[:2]


def test_words_have_the_role_of_the_party_that_covers_them() -> None:
    words = segment(TEXT)[1].words
    chile, bolivia = TEXT.index("Chile"), TEXT.index("Bolivia")
    assert roles_of_words(words, (chile, chile + 5), (bolivia, bolivia + 7)) == [1, 0, 2, 0]
    with pytest.raises(ValueError, match="no word"):
        roles_of_words(words, (0, 2), (bolivia, bolivia + 7))


def test_every_piece_of_a_word_has_its_role() -> None:
    assert roles_of_pieces([1, 0, 2], [1, 3, 4], 7) == [0, 1, 1, 0, 2, 2, 0]


def test_a_long_text_is_cut_around_the_parties() -> None:
    roles = [0] * 50 + [1, 0, 2] + [0] * 50
    first, last = around(roles, [1] * len(roles), 21)
    assert first <= 50
    assert last >= 53
    assert last - first <= 22
    assert around([1, 2], [1, 1], 10) == (0, 2)


def test_parties_are_means_and_a_missing_one_is_zero() -> None:
    states = np.array([[9.0], [1.0], [3.0], [5.0]], dtype=np.float32)
    assert parties(states, [1, 1, 2]).tolist() == [9.0, 2.0, 5.0]
    assert parties(states, [1, 0, 0]).tolist() == [9.0, 1.0, 0.0]


def test_probabilities_sum_to_one() -> None:
    found = probabilities(np.array([1.0, 2.0, -400.0], dtype=np.float32), ("A", "B", "C"))
    assert abs(sum(found.values()) - 1) < 1e-3
    assert found["B"] > found["A"] > found["C"] == 0.0
