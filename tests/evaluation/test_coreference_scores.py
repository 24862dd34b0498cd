"""Coreference scores against values worked out by hand."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.coreference_scores import b_cubed, best_match, ceaf, count_document, muc, score_documents

GOLD = [["a", "b", "c"], ["d", "e", "f", "g"]]
FOUND = [["a", "b"], ["c", "d"], ["f", "g", "h", "i"]]


def test_muc_by_hand() -> None:
    counts = muc(GOLD, FOUND)
    # gold: {a b c} falls into 2 parts, {d e f g} into 3 (d, e alone, f g): (1 + 1) of (2 + 3) links are kept
    assert (counts.right_of_gold, counts.gold) == (2, 5)
    # found: {a b} whole, {c d} in 2 parts, {f g h i} in 3: (1 + 0 + 1) of (1 + 1 + 3)
    assert (counts.right_of_found, counts.found) == (2, 5)


def test_b_cubed_by_hand() -> None:
    counts = b_cubed(GOLD, FOUND)
    # recall: (2² + 1²) / 3 + (1² + 2²) / 4 = 35/12 of 7 mentions
    assert counts.right_of_gold == pytest.approx(35 / 12)
    assert counts.gold == 7
    # precision: 2²/2 + (1² + 1²)/2 + 2²/4 = 4 of 8 mentions
    assert counts.right_of_found == pytest.approx(4)
    assert counts.found == 8


def test_ceaf_by_hand() -> None:
    counts = ceaf(GOLD, FOUND)
    # {a b c} with {a b}: 4/5; {d e f g} with {f g h i}: 4/8
    assert counts.right_of_gold == pytest.approx(1.3)
    assert (counts.gold, counts.found) == (2, 3)


def test_conll_is_the_mean_over_all_documents() -> None:
    scores = score_documents([(GOLD, FOUND), (GOLD, GOLD)])
    muc_f1 = 2 * (7 / 10) * (7 / 10) / (7 / 10 + 7 / 10)
    b_precision, b_recall = (4 + 7) / 15, (35 / 12 + 7) / 14
    c_precision, c_recall = 3.3 / 5, 3.3 / 4
    b_f1 = 2 * b_precision * b_recall / (b_precision + b_recall)
    c_f1 = 2 * c_precision * c_recall / (c_precision + c_recall)
    assert scores["CoNLL F1"] == pytest.approx(100 * (muc_f1 + b_f1 + c_f1) / 3, abs=0.01)
    assert scores["mentions R"] == pytest.approx(100 * 13 / 14, abs=0.01)


def test_nothing_found_and_nothing_there() -> None:
    assert score_documents([(GOLD, [])])["CoNLL F1"] == 0.0
    assert score_documents([([], FOUND)])["CoNLL F1"] == 0.0
    assert score_documents([])["CoNLL F1"] == 0.0


def test_a_perfect_answer_in_another_order_is_perfect() -> None:
    turned = [list(reversed(cluster)) for cluster in reversed(GOLD)]
    assert all(counts.f1 == pytest.approx(1.0) for counts in count_document(GOLD, turned).values())


@given(st.integers(1, 5), st.integers(1, 5), st.data())
def test_the_match_is_the_best_of_all(rows: int, columns: int, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.integers(0, 9), min_size=rows * columns, max_size=rows * columns))
    gain = np.array(values, dtype=np.float64).reshape(rows, columns)
    found = best_match(gain)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found) == min(rows, columns)
    turned = gain if rows <= columns else gain.T
    best = max(
        sum(turned[row, column] for row, column in enumerate(chosen))
        for chosen in itertools.permutations(range(turned.shape[1]), turned.shape[0])
    )
    assert sum(gain[row, column] for row, column in found) == pytest.approx(best)
