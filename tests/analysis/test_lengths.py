"""Cutting long sentences."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.lengths import cut_to_length


@given(st.lists(st.tuples(st.sampled_from(["a", ",", ";", "—"]), st.integers(1, 8)), max_size=120))
def test_ranges_cover_all_words_and_keep_the_limits(rows: list[tuple[str, int]]) -> None:
    words, pieces = [row[0] for row in rows], [row[1] for row in rows]
    ranges = cut_to_length(words, pieces, 20, 50)
    assert [index for first, last in ranges for index in range(first, last)] == list(range(len(words)))
    assert all(last - first <= 20 and sum(pieces[first:last]) <= 50 for first, last in ranges)


def test_a_short_sentence_is_left_whole() -> None:
    assert cut_to_length(["a"] * 30, [1] * 30) == [(0, 30)]


def test_the_strongest_mark_near_the_middle_is_chosen() -> None:
    words = ["a"] * 300
    words[140], words[170], words[10] = ",", ";", ";"
    assert cut_to_length(words, [1] * 300) == [(0, 171), (171, 300)]
