"""Sentences of raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.tokenizer import segment


def sentences(text: str) -> list[str]:
    return [text[s.words[0][0] : s.words[-1][1]] for s in segment(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He left.", "She stayed."],
        ['"We are ready."', '"They are not."', "Nobody laughed."],
        ["“We are ready.”", "‘They are not.’", "(It passed.)", "It was late."],
        ["He met U.S. President Ford.", "He lives in the U.S.", "His wife does not."],
        ["It came at 5 p.m. Monday.", "It left at 6 p.m.", "The rest is known."],
        ["Lt. Col. Amadou T. Keita of St. Louis spoke.", "Mr. Okafor did not."],
        ["On Feb. 3, Acme Corp. shares fell.", "No. 10 refused."],
        ['"Will it hold?" Petrov asked.', '"Go!"', "The crowd left."],
        ['"Stop!" he cried.', "Then... nothing.", "Well…", "So it goes."],
        ["The note is old.[12]", "The next one is new."],
        ["The deal fell by 2.5 percent to $3.1 billion.", "1,200 people came."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_paragraph_ends_a_sentence_even_without_a_stop() -> None:
    text = "Talks Open in Cairo\n\nMinisters met. They talked.\nOthers waited outside the hall and said that they had not been asked to come in."
    found = segment(text)
    assert [s.paragraph for s in found] == [0, 1, 1, 2]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ministers of the three countries met on the shore of the lake on\n"
        "Thursday and agreed that the border would be opened again before the\n"
        "winter. Nobody was told what had been promised in return.\n"
        "\n"
        "The next round begins in May."
    )
    found = segment(text)
    assert [s.paragraph for s in found] == [0, 0, 1]
    assert text[found[0].words[-2][0] : found[0].words[-1][1]] == "winter."


def test_short_lines_are_paragraphs_of_their_own() -> None:
    text = "Border Opened\nMinisters of three countries agreed on Thursday to open it.\nTraders cheered."
    assert [s.paragraph for s in segment(text)] == [0, 1, 2]


@given(st.one_of(st.text(max_size=120), st.text(alphabet='aB. \n"”!?\'U', max_size=120)))
def test_no_visible_character_is_lost_and_order_is_kept(text: str) -> None:
    spans = [span for sentence in segment(text) for span in sentence.words]
    assert spans == sorted(spans)
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())
    assert all(sentence.words for sentence in segment(text))
