"""From scores over words to who says what."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.heads.attribution import (
    GAPS,
    LINK_TERMS,
    TAGS,
    Attribution,
    AttributionScores,
    LinkScores,
    decode_attributions,
    gap_of,
    link_terms,
)


def scores_of(tags: str, links: dict[str, LinkScores] | None = None, nobody: float = -9.0) -> AttributionScores:
    """Scores that favour the given tags: S s speaker, C c cue, T t content, o none."""
    letters = "oSsCcTt"
    chosen = np.full((len(tags), len(TAGS)), -5.0, dtype=np.float32)
    for word, letter in enumerate(tags):
        chosen[word, letters.index(letter)] = 5.0
    moves = np.zeros((len(TAGS) + 1, len(TAGS)), dtype=np.float32)
    links = links or {}
    plain = near(len(tags))
    half = np.full(len(tags), nobody / 2, dtype=np.float32)
    return AttributionScores(chosen, moves, links.get("speaker", plain), links.get("cue", plain), half, half)


def near(words: int) -> LinkScores:
    """Links by distance alone: the nearer, the better."""
    empty = np.zeros((words, 4), dtype=np.float32)
    terms = np.zeros(LINK_TERMS, dtype=np.float32)
    terms[:GAPS] = [-(step % (GAPS // 2)) for step in range(GAPS)]
    return LinkScores(empty, empty, empty, empty, terms)


def decoded(tags: str, nobody: float = -9.0) -> list[Attribution]:
    return decode_attributions(scores_of(tags, nobody=nobody), [0] * len(tags))


def test_a_statement_has_its_speaker_cue_and_content() -> None:
    assert decoded("SsCTtto") == [Attribution((2, 3), (0, 2), ((3, 6),))]


def test_a_quotation_that_its_cue_interrupts_is_one_content_in_two_pieces() -> None:
    found = decoded("TtSCoTt")
    assert found == [Attribution((3, 4), (2, 3), ((0, 2), (5, 7)))]


def test_two_cues_keep_their_own() -> None:
    found = decoded("SCTtooooooooSCTt")
    assert [a.speaker for a in found] == [(0, 1), (12, 13)]
    assert [a.content for a in found] == [((2, 4),), ((14, 16),)]


def test_a_cue_may_have_no_speaker() -> None:
    assert decoded("SoooooooCTt", nobody=9.0)[0].speaker is None
    assert decoded("oCTt")[0].speaker is None


def test_a_cue_without_content_and_a_content_without_a_cue_are_nothing() -> None:
    assert decoded("SCoo") == []
    assert decoded("ooTt") == []
    assert decoded("") == []


SPANS = st.tuples(st.integers(0, 10**4), st.integers(1, 50)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(SPANS, SPANS)
def test_gaps_have_a_class_each_side(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert 0 <= gap_of(one, other) < GAPS
    assert (gap_of(one, other) < GAPS // 2) == (other[0] >= one[0])


@given(st.integers(0, 10**4), st.integers(0, 10**4))
def test_classes_grow_with_the_gap(one: int, other: int) -> None:
    near, far = sorted((one, other))
    assert gap_of((0, 2), (2 + near, 3 + near)) <= gap_of((0, 2), (2 + far, 3 + far))


def test_terms_tell_what_stands_between() -> None:
    left, right = [(0, 2)], [(3, 4), (6, 7), (9, 10)]
    terms = link_terms(left, right, [0, 0, 0, 0, 0, 1, 1, 1, 2, 2])
    assert terms.shape == (1, 3, 3)
    assert [int(row[1]) - GAPS for row in terms[0]] == [0, 1, 2]
    assert len({int(row[2]) for row in terms[0]}) == 3


@given(st.text(alphabet="oSsCcTt", max_size=40))
def test_spans_lie_in_the_document_and_contents_belong_to_one_cue(tags: str) -> None:
    found = decoded(tags)
    pieces = [piece for attribution in found for piece in attribution.content]
    assert len(pieces) == len(set(pieces))
    for start, end in [*pieces, *(a.cue for a in found), *(a.speaker for a in found if a.speaker)]:
        assert 0 <= start < end <= len(tags)
