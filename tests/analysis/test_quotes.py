"""Where quotations run, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.quotes import MARKS, Beginning, Quote, document_marks, paragraphs_of


def quotes(*sentences: str, paragraphs: list[int] | None = None) -> str:
    """One letter a word: o outside, i inside, ( opens, ) closes."""
    words = [sentence.split() for sentence in sentences]
    marks = document_marks(words, paragraphs or [0] * len(words))
    return "".join("oi()"[mark // len(Beginning)] for mark in marks)


def test_a_quotation_runs_over_sentences() -> None:
    assert quotes("He said : “ We go .", "We stay . ”", "Nobody asked .") == "ooo(iiiiii)ooo"


def test_straight_marks_open_and_close_in_turn() -> None:
    assert quotes('" No , " she said . " Never . "') == "(ii)ooo(ii)"


def test_a_quotation_without_an_end_ends_with_its_paragraph() -> None:
    assert quotes("“ We go .", "Nobody asked .", paragraphs=[0, 1]) == "(iiiooo"


def test_the_next_paragraph_of_a_speech_opens_anew() -> None:
    assert quotes("“ We go .", "“ We stay . ”", paragraphs=[0, 1]) == "(iii(iii)"


def test_what_begins_at_a_word() -> None:
    marks = document_marks([["A", "b"], ["C"], ["D", "e"]], [0, 0, 1])
    starts = [Beginning(mark % len(Beginning)) for mark in marks]
    assert starts == [
        Beginning.PARAGRAPH, Beginning.WITHIN, Beginning.SENTENCE, Beginning.PARAGRAPH, Beginning.WITHIN,
    ]  # fmt: skip
    assert paragraphs_of(marks) == [0, 0, 0, 1, 1]


@given(st.lists(st.lists(st.sampled_from(["“", "”", '"', "a", "«"]), min_size=1, max_size=6), max_size=6))
def test_every_word_has_a_mark_and_a_quote_is_inside_only_after_it_opened(sentences: list[list[str]]) -> None:
    marks = document_marks(sentences, list(range(len(sentences))))
    assert len(marks) == sum(map(len, sentences))
    assert all(0 <= mark < MARKS for mark in marks)
    position = 0
    for words in sentences:
        found = [Quote(mark // len(Beginning)) for mark in marks[position : position + len(words)]]
        position += len(words)
        if Quote.INSIDE in found:
            assert Quote.OPENS in found[: found.index(Quote.INSIDE)]
