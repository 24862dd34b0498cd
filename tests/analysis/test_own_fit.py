"""Fitting a codebook of one's own: what it finds, what it says of itself, and that it is the same every time."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.own_fit import RIDGE, fit, least_squares, neutral_sentences
from dragoman.analysis.own_words import own_words
from dragoman.errors import CodebookError
from dragoman.ontology.own_codebook_reader import own_codebook
from dragoman.types.document import Document
from tests.ontology.own_types import MYCODES


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


def test_scores_without_a_row_are_those_of_a_fit_without_it() -> None:
    random = np.random.default_rng(3)
    features, wanted, mass = random.normal(size=(9, 4)), random.integers(0, 2, 9).astype(float), random.uniform(1, 5, 9)
    _, unseen = least_squares(features, wanted, mass)
    for row in range(9):
        rest = np.arange(9) != row
        solution, _ = least_squares(features[rest], wanted[rest], mass[rest])
        assert np.isclose(unseen[row], features[row] @ solution[:-1] + solution[-1])
    assert RIDGE > 0


@pytest.mark.weights
def test_a_fit_finds_its_type_in_other_words_and_leaves_near_misses(analyser: Analyser) -> None:
    fitted, reports = fit(analyser, own_codebook(MYCODES, "m.yaml"))
    assert fitted.to_bytes() == fit(analyser, own_codebook(MYCODES, "m.yaml"))[0].to_bytes()
    expulsion, call = reports
    assert expulsion.events == ("deport", "expel", "throw") and expulsion.missed == () and expulsion.taken == ()
    assert (call.examples, call.near_misses, call.neutral) == (5, 1, len(neutral_sentences()))
    assert expulsion.unseen_missed < expulsion.examples and call.unseen_neutral_taken >= call.neutral_taken

    def told(text: str) -> list[str]:
        found = own_words(analyser.analyse(Document("x", text), coreference=False), fitted, analyser.vectors)
        return [word.type for word in found]

    assert told("Jordan deported nine Syrian carpenters.") == ["expulsion"]
    assert told("A Brazilian warship docked in Luanda.") == ["port-call"]
    assert told("The minister opened a school in Luanda.") == []


@pytest.mark.weights
@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("Kenya deports the two", "Kenya is stern. It deports the two", 14, "reads as 2 sentences; write one"),
        ("event: deport", "event: Lomé", 15, "no verb or noun that can tell it here; there is .*deport"),
        ("Norway expelled three Belarusian envoys.", "Norway is in Europe.", 13, "main word 'Europe' is no verb or noun"),
    ],
)
def test_an_example_that_teaches_nothing(analyser: Analyser, old: str, new: str, line: int, words: str) -> None:
    assert old in MYCODES
    with pytest.raises(CodebookError, match=rf"^m\.yaml, line {line}: .*{words}"):
        fit(analyser, own_codebook(MYCODES.replace(old, new), "m.yaml"))
