"""Inventories of labels."""

from pathlib import Path

from training.corpora import Corpora, TaggedSentence, TreeSentence
from training.labels import collect_labels, irregular_forms, lemma_lexicon


def tree(form: str, lemma: str) -> TreeSentence:
    return TreeSentence((form,), ("VERB",), ("_",), (lemma,), (0,), ("root",))


def corpora() -> Corpora:
    trees = [tree("walks", "walk")] * 5 + [tree("went", "go")] * 2
    return Corpora(trees, [TaggedSentence(("Oslo",), ("B-Location",))], [TaggedSentence(("Oslo",), ("B-location",))], {}, {})


def test_forms_of_rare_scripts_are_in_the_lexicon() -> None:
    assert collect_labels(corpora()).lemma == ("-|1|",)
    assert lemma_lexicon(corpora().trees) == {("walks", "VERB"): "walk", ("went", "VERB"): "go"}


def test_tags_come_in_pairs_after_outside() -> None:
    assert collect_labels(corpora()).worldwide == ("O", "B-Location", "I-Location")


def test_irregular_forms_that_are_bases_too_are_left_to_the_model(tmp_path: Path) -> None:
    path = tmp_path / "irregular.tsv"
    path.write_text("# base\nVERB\tfell\tfelled\nVERB\tfall\tfell fallen\nVERB\tstrike\tstruck stricken\n", encoding="utf-8")
    assert irregular_forms(path) == {
        ("felled", "VERB"): "fell",
        ("fallen", "VERB"): "fall",
        ("struck", "VERB"): "strike",
        ("stricken", "VERB"): "strike",
    }
