"""Lemmas by edit scripts."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.heads.lemma import SAME, LemmaLexicon, apply_script, decode_lemmas, script_for
from dragoman.analysis.heads.spelling import Features

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


LEXICON = LemmaLexicon({("dealt", "VERB"): "deal"}, frozenset(("impose", "ban", "axe")))
PLURAL = (("Number", "Plur"),)


def lemma(word: str, upos: str, script: str = SAME, feats: Features = ()) -> str:
    return decode_lemmas([word], [upos], [feats], [script], LEXICON)[0]


def test_the_lexicon_goes_before_the_rules() -> None:
    assert lemma("Dealt", "VERB") == "deal"
    assert lemma("Dealt", "PROPN") == "Dealt"


def test_known_words_choose_among_what_the_rules_allow() -> None:
    assert lemma("axes", "NOUN", feats=PLURAL) == "axe"
    assert lemma("imposing", "VERB") == "impose"
    assert lemma("banned", "VERB") == "ban"
    assert lemma("Zorbating", "VERB") == "zorbate"


def test_a_base_is_left_whole_whatever_the_script() -> None:
    assert lemma("derail", "VERB", "-|4|") == "derail"
    assert lemma("news", "NOUN", "-|1|", (("Number", "Sing"),)) == "news"


def test_the_script_decides_on_capitals() -> None:
    assert lemma("Talks", "NOUN", "l|1|", PLURAL) == "talk"
    assert lemma("NGOs", "NOUN", "-|1|", PLURAL) == "NGO"
    assert lemma("Kurds", "PROPN", "-|1|", PLURAL) == "Kurd"
    assert lemma("Seychelles", "PROPN", SAME, PLURAL) == "Seychelles"


def test_other_words_follow_the_script() -> None:
    assert lemma("them", "PRON", "-|2|ey") == "they"
