from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.noun_phrases import (
    attributes,
    conjuncts_from,
    determiner,
    extent,
    first_conjunct,
    governing_preposition,
    is_nominal,
    noun,
    premodifiers,
    preposition,
    slot,
    top,
)
from dragoman.types.analysis import ROOT, Sentence, Token
from tests.trees import build

TABLE = """
    The the DET 3 det
    deputy deputy ADJ 3 amod
    ministers minister NOUN 10 nsubj Number=Plur
    of of ADP 5 case
    Peru Peru PROPN 3 nmod Number=Sing
    and and CCONJ 7 cc
    Chile Chile PROPN 5 conj Number=Sing
    who who PRON 9 nsubj PronType=Rel
    resigned resign VERB 3 acl:relcl
    met meet VERB 0 root
    according according ADP 13 case
    to to ADP 11 fixed
    Lima Lima PROPN 10 obl Number=Sing
"""


def sentence() -> Sentence:
    _, analysis = build(TABLE)
    return analysis.sentences[0]


def test_a_phrase_ends_before_its_relative_clause_and_holds_its_of_attribute() -> None:
    assert extent(sentence(), 2) == (0, 6)
    assert premodifiers(sentence(), 2) == (0, 1)


def test_prepositions_and_conjuncts() -> None:
    s = sentence()
    assert list(attributes(s, 2)) == [("of", 4), ("of", 6)]
    assert preposition(s, 12) == "according to"
    assert governing_preposition(s, 6) == "of" and preposition(s, 6) is None
    assert first_conjunct(s, 6) == 4 and conjuncts_from(s, 4) == (4, 6)
    assert slot(s, 6) == ("nmod", 2)


def test_heads_and_words() -> None:
    s = sentence()
    assert [i for i in range(len(s.tokens)) if is_nominal(s, i)] == [2, 4, 6, 7, 12]
    assert top(s, 4, 6) == 4
    assert determiner(s, 2) == "the" and noun(s, 2) == "minister"


def test_a_plural_that_the_lemmatiser_kept_becomes_singular() -> None:
    _, analysis = build("Troops troops NOUN 0 root Number=Plur")
    assert noun(analysis.sentences[0], 0) == "troop"


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    """Sentences with arbitrary trees (each token hangs on an earlier one of a random order) and relations."""
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(count)))
    relations = st.sampled_from(["nmod", "conj", "amod", "compound", "flat", "case", "appos", "nmod:poss", "det"])
    tokens = [Token(0, 0, "", "", "X", ROOT, "root")] * count
    for place, index in enumerate(order):
        head = ROOT if place == 0 else order[draw(st.integers(0, place - 1))]
        deprel = "root" if head == ROOT else draw(relations)
        upos = draw(st.sampled_from(["NOUN", "PROPN", "ADJ", "ADP", "DET"]))
        tokens[index] = Token(index * 2, index * 2 + 1, "a", "a", upos, head, deprel)
    return Sentence(0, 0, count * 2, tuple(tokens))


@given(trees())
def test_any_tree_gives_spans_around_the_head(tree: Sentence) -> None:
    for head in range(len(tree.tokens)):
        first, last = extent(tree, head)
        assert 0 <= first <= head <= last < len(tree.tokens)
        assert set(range(first, last + 1)) <= set(tree.subtree(head))
        assert all(index < head for index in premodifiers(tree, head))
