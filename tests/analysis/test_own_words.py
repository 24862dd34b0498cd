from __future__ import annotations

from typing import Any

import numpy as np

from dragoman.analysis.own_words import NEIGHBOURS_WEIGHT, Features, event_words, named_words, own_words
from dragoman.ontology.fitted import FittedCodebook, FittedType
from dragoman.ontology.own_codebook import OwnType
from tests.trees import build

DOCKED = """
    Dutch   _    ADJ   2 amod     B-NORP
    frigate _    NOUN  3 nsubj
    docked  dock VERB  0 root
    in      _    ADP   5 case
    Callao  _    PROPN 3 obl      B-Location
    harbour _    NOUN  5 compound
"""


class Vectors:
    """Three words with a direction of their own; all others are nothing."""

    length = 3

    def of(self, word: str) -> Any:
        known = ("dock", "frigate", "callao")
        return np.array([float(word.lower() == each) for each in known], dtype=np.float32)


def book(**weights: tuple[float, ...]) -> FittedCodebook:
    types = [FittedType(OwnType(name, "…"), np.array(w, dtype=np.float32), 0.0) for name, w in weights.items()]
    return FittedCodebook("test", "model", tuple(types))


def test_verbs_and_nouns_tell_events_parts_of_compounds_do_not() -> None:
    _, analysis = build(DOCKED)
    assert [analysis.sentences[0].tokens[w].text for w in event_words(analysis.sentences[0])] == ["frigate", "docked"]


def test_a_word_is_told_by_itself_and_its_neighbours_without_who_and_when() -> None:
    _, analysis = build(DOCKED)
    sentence = analysis.sentences[0]
    named = named_words(sentence, analysis.entities)
    assert named == {0, 4}
    (row,) = Features(Vectors()).rows(sentence, [2], named)  # type: ignore[arg-type]
    assert row.tolist() == [1, 0, 0, 0, NEIGHBOURS_WEIGHT, 0]


def test_the_best_type_over_its_threshold() -> None:
    _, analysis = build(DOCKED)
    one, two = (0.7, 0, 0, 0, 0, 0), (0.5, 0, 0, 0, 1, 0)
    (word,) = own_words(analysis, book(call=one, visit=two), Vectors())  # type: ignore[arg-type]
    assert (word.sentence, word.token, word.type, round(word.score, 2)) == (0, 2, "visit", 1.1)
    assert own_words(analysis, book(call=(0.5, 0, 0, 0, 0, 0)), Vectors()) == ()  # type: ignore[arg-type]
