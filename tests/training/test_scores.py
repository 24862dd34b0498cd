"""Scores against counts by hand."""

from training.scores import accuracy, overlap_f1, span_scores, tree_scores


def test_attachment() -> None:
    gold = [[(2, "nsubj:pass"), (0, "root"), (2, "punct"), (2, "obj")]]
    found = [[(2, "nsubj"), (0, "root"), (1, "punct"), (2, "obl")]]
    assert tree_scores(gold, found) == {"UAS": 75.0, "LAS": 50.0, "LAS-sub": 25.0}


def test_spans() -> None:
    scores = span_scores([[(0, 1, "A"), (2, 4, "B")]], [[(0, 1, "A"), (2, 4, "C"), (5, 6, "A")]])
    assert scores == {"P": 33.33, "R": 50.0, "F1": 40.0}
    assert span_scores([[]], [[]])["F1"] == 0.0


def test_accuracy_and_overlap() -> None:
    assert accuracy([["a", "b"], ["c"]], [["a", "x"], ["c"]]) == 66.67
    assert overlap_f1({(0, 1), (1, 2)}, {(0, 1)}) == 66.67
