"""Features of predicates, on trees written by hand."""

from dragoman.analysis.heads.factuality_features import features_of
from tests.analysis.heads.test_clauses import tree

FAILED = "They/PRON/2/nsubj failed/VERB/0/root to/PART/4/mark come/VERB/2/xcomp/VerbForm=Inf"


def test_governors_speak_for_what_hangs_on_them() -> None:
    (row,) = features_of(tree(FAILED), [3])
    assert {"lemma come", "marker to", "1 relation xcomp failed", "path xcomp root"} <= set(row)
    assert not any(name.startswith("2 ") for name in row)


def test_negation_of_a_governor_is_told_apart_from_that_of_the_predicate() -> None:
    text = "They/PRON/3/nsubj never/ADV/3/advmod tried/VERB/0/root to/PART/5/mark come/VERB/3/xcomp"
    above, below = features_of(tree(text), [2, 4])
    assert "denied" in above
    assert "denied" not in below
    assert "1 denied xcomp tried" in below


def test_conjuncts_without_a_subject_share_what_denies_the_first() -> None:
    text = "He/PRON/4/nsubj did/AUX/4/aux not/PART/4/advmod come/VERB/0/root or/CCONJ/6/cc call/VERB/4/conj"
    (row,) = features_of(tree(text), [5])
    assert {"joined denied or", "joined to did -/-/-/-"} <= set(row)


def test_questions_and_conditions() -> None:
    asked = "Will/AUX/3/aux they/PRON/3/nsubj come/VERB/0/root ?/PUNCT/3/punct"
    assert "question" in features_of(tree(asked), [2])[0]
    put = "If/SCONJ/3/mark they/PRON/3/nsubj come/VERB/4/advcl leave/VERB/0/root"
    first, second = features_of(tree(put), [2, 3])
    assert "marker if" in first
    assert "with if -/-/-/- " in second


def test_no_predicates_no_features() -> None:
    assert features_of(tree(FAILED), []) == []
