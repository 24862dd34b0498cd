"""Spans from BIO scores."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.heads.entities import decode_entities, spans_of, transitions

TAGS = ("O", "B-Place", "I-Place", "B-Person", "I-Person")


def test_the_best_allowed_sequence_wins() -> None:
    scores = np.array([[2.0, 1.9, 0, 0, 0], [0, 0, 3.0, 0, 0]])
    assert decode_entities(scores, TAGS, transitions(TAGS)) == [(0, 2, "Place")]


def test_two_entities_may_touch() -> None:
    assert spans_of(["B-Place", "B-Place", "I-Place", "O"]) == [(0, 1, "Place"), (1, 3, "Place")]


def test_a_type_that_changes_inside_begins_another_entity() -> None:
    assert spans_of(["B-Place", "I-Person", "I-Person"]) == [(0, 1, "Place"), (1, 3, "Person")]


@given(st.integers(0, 12), st.integers(0, 10_000))
def test_spans_are_sound(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, len(TAGS))).astype(np.float32)
    spans = decode_entities(scores, TAGS, transitions(TAGS))
    ends = [index for start, end, _ in spans for index in (start, end)]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= size and kind in ("Place", "Person") for start, end, kind in spans)
