"""The word lists."""

import pytest

from dragoman.analysis.lexicon import load_lexicon, parse_lexicon
from dragoman.errors import AnalysisError


def test_abbreviations_carry_their_stop_and_all_is_lower_case() -> None:
    lexicon = load_lexicon()
    for words in (lexicon.title, lexicon.abbreviation, lexicon.numbered, lexicon.capital):
        assert all(word.endswith((".", "'t")) for word in words)
        assert all(word == word.lower() for word in words)
    assert not lexicon.title & lexicon.abbreviation


def test_contractions_say_where_to_cut() -> None:
    assert all(word.count("|") == 1 for word in load_lexicon().contraction)


def test_a_missing_kind_is_an_error() -> None:
    with pytest.raises(AnalysisError, match="one line for each"):
        parse_lexicon("title\tmr. dr.\n")
