"""Documents in blocks."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis import document_heads
from dragoman.analysis.document_heads import in_text
from dragoman.analysis.heads.attribution import Attribution


@given(st.lists(st.integers(1, 9000), max_size=40))
def test_blocks_cover_every_sentence_once_and_keep_their_size(lengths: list[int]) -> None:
    blocks = list(document_heads._blocks(lengths))
    assert [row for block in blocks for row in block] == list(range(len(lengths)))
    for block in blocks:
        assert len(block) == 1 or sum(lengths[row] for row in block) <= document_heads.BLOCK


def test_words_become_code_points() -> None:
    words = [(0, 4), (5, 9), (10, 12), (12, 13)]
    found = in_text(Attribution((1, 2), (0, 1), ((2, 4),)), words)
    assert (found.cue, found.speaker, found.content) == ((5, 9), (0, 4), ((10, 13),))
    assert in_text(Attribution((1, 2), None, ((2, 3),)), words).speaker is None
