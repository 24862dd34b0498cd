"""Lemmas by edit scripts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.heads.lemma import SAME, LemmaLexicon, apply_script, decode_lemmas, script_for

WORD = st.text(alphabet="abcdeABC'-", min_size=1, max_size=8)


@given(WORD, WORD)
def test_the_script_of_a_pair_makes_the_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, script_for(form, lemma)) == lemma


def test_regular_words_share_a_script() -> None:
    assert script_for("talks", "talk") == script_for("bombs", "bomb")
    assert script_for("The", "the") == script_for("Talks", "talks")
    assert script_for("Oslo", "Oslo") == SAME


@given(WORD, st.integers(0, 20))
def test_a_script_for_longer_words_leaves_something(form: str, cut: int) -> None:
    assert apply_script(form, f"-|{cut}|") != ""


LEXICON = LemmaLexicon({("dealt", "VERB"): "deal"}, frozenset(("impose", "ban")))
SCRIPTS = ("-|3|", "-|3|e", SAME)
SCORES = np.array([[2.0, 1.0, 0.0]])


def test_the_lexicon_goes_before_the_script() -> None:
    assert decode_lemmas(["Dealt"], ["VERB"], SCORES, SCRIPTS, LEXICON) == ["deal"]
    assert decode_lemmas(["Dealt"], ["PROPN"], SCORES, SCRIPTS, LEXICON) == ["De"]


def test_a_script_that_makes_a_known_word_goes_before_a_better_one_that_does_not() -> None:
    assert decode_lemmas(["imposing"], ["VERB"], SCORES, SCRIPTS, LEXICON) == ["impose"]
    assert decode_lemmas(["imposxyz"], ["NOUN"], SCORES, SCRIPTS, LEXICON) == ["impose"]
    assert decode_lemmas(["zorbxyz"], ["NOUN"], SCORES, SCRIPTS, LEXICON) == ["zorb"]


def test_an_unknown_verb_follows_the_rules_of_spelling() -> None:
    assert decode_lemmas(["Zorbating"], ["VERB"], SCORES, SCRIPTS, LEXICON) == ["zorbate"]
