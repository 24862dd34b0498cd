"""Mentions of events over documents, with the package's own weights."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.errors import AnalysisError
from dragoman.record.fusion import cluster
from tests.record.word_reading import FlatReader

REPORTS = {
    "one": "A bomb exploded at a market in Quito on Monday , killing nine people .",
    "two": "Nine people died when a bomb exploded in a Quito market on Monday .",
    "far": "The orchestra exploded into applause after the premiere in Vienna .",
}
SENTENCES = {name: [text.split()] for name, text in REPORTS.items()}


def mention(name: str, word: str) -> tuple[str, int, int, int]:
    at = SENTENCES[name][0].index(word)
    return name, 0, at, at + 1


@pytest.mark.weights
def test_one_explosion_in_two_reports_is_one_event() -> None:
    mentions = [mention("far", "exploded"), mention("one", "exploded"), mention("two", "exploded")]
    assert cluster(SENTENCES, mentions) == [mentions[:1], mentions[1:]]


@pytest.mark.weights
def test_texts_and_the_order_of_mentions_make_no_difference() -> None:
    spans = [(name, text.index("exploded"), text.index("exploded") + 8) for name, text in REPORTS.items()]
    backwards = cluster(REPORTS, spans[::-1])
    assert {frozenset(group) for group in backwards} == {frozenset(spans[:2]), frozenset(spans[2:])}


@pytest.mark.weights
def test_it_can_be_called_by_its_full_name() -> None:
    assert dragoman.record.fusion.cluster is cluster
    assert cluster([], []) == []


@pytest.mark.weights
def test_weights_of_another_analysis_are_refused() -> None:
    with pytest.raises(AnalysisError, match="other analysis weights"):
        cluster(SENTENCES, [mention("one", "exploded")], FlatReader())
