"""Roles of words, marks around parties, and probabilities."""

import numpy as np
import pytest

from dragoman.analysis.heads.pairs import (
    Mark,
    around,
    mark,
    pair_window,
    probabilities,
    roles_of_words,
)
from dragoman.analysis.tokenizer import segment
from dragoman.analysis.wordpiece import Pieces

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


def test_marks_stand_around_the_parties() -> None:
    pieces = Pieces((101, 7, 8, 9, 10, 102), (0, 1, 1, 2, 3, 0), (1, 3, 4))  # the first word has two pieces
    marked = mark(pieces, [1, 0, 2])
    opened, closed = (Mark.ACTOR, Mark.ACTOR_END), (Mark.RECIPIENT, Mark.RECIPIENT_END)
    assert marked.ids == (101, 102, 7, 8, 102, 9, 102, 10, 102, 102)
    assert marked.marks == (0, opened[0], 0, 0, opened[1], 0, closed[0], 0, closed[1], 0)
    assert len(marked.shapes) == len(marked.ids)


def test_parties_side_by_side_have_marks_of_their_own() -> None:
    marked = mark(Pieces((101, 7, 8, 102), (0, 1, 1, 0), (1, 2)), [2, 1])
    assert marked.marks == (0, Mark.RECIPIENT, 0, Mark.RECIPIENT_END, Mark.ACTOR, 0, Mark.ACTOR_END, 0)


def test_a_long_text_is_cut_around_the_parties() -> None:
    roles = [0] * 50 + [1, 0, 2] + [0] * 50
    first, last = around(roles, [1] * len(roles), 21)
    assert first <= 50
    assert last >= 53
    assert last - first <= 22
    assert around([1, 2], [1, 1], 10) == (0, 2)


def test_probabilities_sum_to_one() -> None:
    found = probabilities(np.array([1.0, 2.0, -400.0], dtype=np.float32), ("A", "B", "C"))
    assert abs(sum(found.values()) - 1) < 1e-3
    assert found["B"] > found["A"] > found["C"] == 0.0
