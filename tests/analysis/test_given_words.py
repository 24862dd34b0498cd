"""The analyser as a reader of given words."""

from __future__ import annotations

import pytest

from dragoman.types.word_reader import provided


@pytest.mark.weights
def test_given_words_keep_their_number_and_a_text_is_cut_into_words() -> None:
    reader = provided()
    read = reader.read(["Peru", "recalled", " ", "its", "envoy"])
    assert len(read.words) == len(read.heads) == len(read.states) == 5
    assert read.lemmas[1] == "recall" and read.heads[1] == -1
    assert reader.meaning("envoy").shape == (384,)
    text = "Peru left. Chile stayed."
    assert [[text[a:b] for a, b in row] for row in reader.cut(text)] == [["Peru", "left", "."], ["Chile", "stayed", "."]]
