"""Inventories of labels."""

from training.corpora import Corpora, TaggedSentence, TreeSentence
from training.labels import collect_labels, lemma_exceptions


def tree(form: str, lemma: str) -> TreeSentence:
    return TreeSentence((form,), ("VERB",), ("_",), (lemma,), (0,), ("root",))


def corpora() -> Corpora:
    trees = [tree("walks", "walk")] * 5 + [tree("went", "go")] * 2
    return Corpora(trees, [TaggedSentence(("Oslo",), ("B-Location",))], [TaggedSentence(("Oslo",), ("B-location",))], {}, {})


def test_rare_scripts_become_exceptions() -> None:
    labels = collect_labels(corpora())
    assert labels.lemma == ("-|1|",)
    assert lemma_exceptions(corpora().trees, labels) == {("went", "VERB"): "go"}


def test_tags_come_in_pairs_after_outside() -> None:
    assert collect_labels(corpora()).worldwide == ("O", "B-Location", "I-Location")
