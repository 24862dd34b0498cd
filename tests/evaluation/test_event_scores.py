"""The scores from labels are those from clusters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.coreference_scores import score_documents
from evaluation.event_scores import event_scores

LABELS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=20)


def clusters(labels: list[int]) -> list[list[int]]:
    return [[i for i, label in enumerate(labels) if label == wanted] for wanted in dict.fromkeys(labels)]


@given(LABELS)
def test_labels_and_clusters_score_alike(pairs: list[tuple[int, int]]) -> None:
    gold, found = [g for g, _ in pairs], [f for _, f in pairs]
    there = score_documents([(clusters(gold), clusters(found))])
    here = event_scores(gold, found)
    names = {"CoNLL F1": "CoNLL F1", "MUC": "MUC F1", "B3": "B3 F1", "CEAF-e": "CEAF-e F1", "B3 P": "B3 P", "B3 R": "B3 R"}
    for name, other in names.items():
        assert here[name] == pytest.approx(there[other], abs=0.011), name
