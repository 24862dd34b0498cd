"""The arithmetic of the factuality head, with weights made for the purpose."""

import numpy as np

from dragoman.analysis.heads.factuality import FactualityWeights, judge, predicates_of
from tests.analysis.heads.test_clauses import tree

NEVER = "They/PRON/3/nsubj never/ADV/3/advmod came/VERB/0/root"
STATES = np.zeros((3, 2), dtype=np.float32)


def weights(trust: float) -> FactualityWeights:
    """One unit that is on where a predicate is denied, and then stands for -5."""
    one = np.ones((1, 1), dtype=np.float32)
    return FactualityWeights(
        {"denied": 1}, np.array([[0], [1]], np.float32), np.zeros((2, 1), np.float32), np.zeros((3, 1), np.float32),
        0 * one, np.array([trust], np.float32), one, 0 * one[0], -5 * one, 0 * one[0],
    )  # fmt: skip


def test_the_head_answers_for_verbs_and_the_graph_for_the_rest() -> None:
    facts = np.array([1.0, -9.0, 2.0], dtype=np.float32)
    assert judge(tree(NEVER), facts, STATES, weights(trust=-30)) == [1.0, -3.0, -3.0]


def test_where_the_head_trusts_the_graph_its_answer_stands() -> None:
    facts = np.array([1.0, 0.5, 2.25], dtype=np.float32)
    assert judge(tree(NEVER), facts, STATES, weights(trust=30)) == [1.0, 0.5, 2.25]


def test_verbs_and_words_with_a_copula_are_predicates() -> None:
    sentence = tree("It/PRON/3/nsubj is/AUX/3/cop war/NOUN/0/root they/PRON/5/nsubj say/VERB/3/parataxis")
    assert predicates_of(sentence) == [2, 4]


def test_a_sentence_without_predicates_keeps_the_answers_of_the_graph() -> None:
    facts = np.array([0.1234], dtype=np.float32)
    assert judge(tree("Rain/NOUN/0/root"), facts, STATES[:1], weights(trust=0)) == [0.123]
    assert judge(tree(""), facts[:0], STATES[:0], weights(trust=0)) == []
