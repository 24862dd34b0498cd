from __future__ import annotations

import pytest

from dragoman.pipeline import Reader
from dragoman.types.resolution import Span
from evaluation.attribution import Attribution, claimed_attributions, score

GOLD = Attribution(Span(0, 4), Span(5, 9), Span(10, 20))
SHIFTED = Attribution(Span(0, 4), Span(5, 9), Span(12, 20))


def test_each_role_counts_by_itself_and_the_triple_as_a_whole():
    figures = score([([GOLD], [SHIFTED])])
    assert figures["speaker exact F1"] == figures["cue exact F1"] == figures["triple overlap F1"] == 1
    assert figures["content exact F1"] == figures["triple exact F1"] == 0


def test_claims_that_differ_in_the_actor_only_count_once():
    assert set(score([([GOLD], [GOLD, GOLD])]).values()) == {1.0}


@pytest.mark.weights
def test_spans_of_claims_are_those_of_the_text_as_given(reader: Reader):
    text = "Peru\u00ad said on Monday that the talks had failed.\r\nChile denied that it had closed the border."
    found = claimed_attributions(text, reader)
    assert [text[a.cue.start : a.cue.end].split()[0] for a in found if a.cue] == ["said", "denied"]
    assert all(text[a.content.start : a.content.end].startswith("that") for a in found if a.content)
