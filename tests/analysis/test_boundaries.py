"""What the boundary network reads, and what it may decide."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.boundaries import COLUMNS, Floats, Integers, features, likely_ends
from dragoman.analysis.runtime import BoundaryRuntime
from dragoman.analysis.sentences import sentence_ends
from dragoman.analysis.tokenizer import segment
from dragoman.analysis.weights import DATA
from dragoman.analysis.words import split_words


@dataclass(frozen=True, slots=True)
class Always:
    """A scorer that says the same of every word."""

    probability: float

    def probabilities(self, rows: Integers) -> Floats:
        return np.full(len(rows), self.probability, dtype=np.float32)


@given(st.text(max_size=80))
def test_every_value_has_a_row_in_its_table(text: str) -> None:
    words = split_words(text)
    rows = features(text, words, sentence_ends(text, words))
    assert rows.shape == (len(words), len(COLUMNS))
    assert (rows >= 0).all()
    assert (rows < np.array(list(COLUMNS.values()))).all()


def test_quotes_and_brackets_are_followed() -> None:
    text = 'He said "yes (he did)" then.'
    words = split_words(text)
    column = list(COLUMNS).index("open")
    opened = dict(zip((text[a:b] for a, b in words), features(text, words, [len(words)])[:, column].tolist(), strict=True))
    assert (opened["said"], opened["yes"], opened["did"], opened["then"]) == (0, 2, 3, 0)


def test_no_end_after_a_title_nor_inside_what_is_written_together() -> None:
    text = "Dr. Okafor can't go"
    words = split_words(text)
    assert likely_ends(text, words, Always(0.9)) == [2, 4, 5]
    assert likely_ends(text, words, Always(0.1)) == [5]


def test_where_prose_is_edited_an_end_without_a_mark_must_be_likelier() -> None:
    words = split_words("It fell hard.")
    assert likely_ends("It fell hard.", words, Always(0.6)) == [4]
    assert likely_ends("It fell hard now", split_words("It fell hard now"), Always(0.6)) == [1, 2, 3, 4]


def test_a_long_paragraph_is_read_in_windows() -> None:
    text = "go " * 9000
    assert len(likely_ends(text, split_words(text), Always(0.9))) == 9000


@pytest.mark.weights
def test_web_text_and_news() -> None:
    scorer = BoundaryRuntime(DATA / "boundaries.onnx")

    def sentences(text: str) -> list[str]:
        return [text[s.words[0][0] : s.words[-1][1]] for s in segment(text, scorer)]

    web = ["the food was cold and late.", "i will never go back there.", "thanks for nothing!"]
    assert sentences(" ".join(web)) == web
    news = [
        "LAGOS, Feb. 3 (Example Wire) — Lt. Col. Amadou T. Keita said on Monday that 2.5 percent of U.S. aid was lost.",
        "“We are ready,” Mr. Okafor told J. P. Mensah.",
        '"Will it hold?" Petrov asked.',
        "Nobody knew.",
    ]
    assert sentences(" ".join(news)) == news
