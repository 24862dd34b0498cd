"""Rewriting of training sentences keeps them sound."""

import random

from hypothesis import given
from hypothesis import strategies as st

from training.augment import augment_tagged, augment_tree, retype
from training.corpora import TaggedSentence, TreeSentence

TREE = TreeSentence(
    ("Talks", "of", "peers", "—", "failed", "."), ("NOUN", "ADP", "NOUN", "PUNCT", "VERB", "PUNCT"), ("_",) * 6,
    ("talk", "of", "peer", "—", "fail", "."), (5, 3, 1, 5, 0, 5), ("nsubj", "case", "nmod", "punct", "root", "punct"),
)  # fmt: skip


@given(st.integers(0, 3000))
def test_columns_stay_parallel_and_heads_inside(seed: int) -> None:
    tree = augment_tree(TREE, random.Random(seed))
    size = len(tree.words)
    assert {len(getattr(tree, name)) for name in TreeSentence.__slots__} == {size}
    assert size in (5, 6)
    assert all(0 <= head <= size for head in tree.heads)


def test_headlines_are_made_at_about_their_share() -> None:
    made = [retype(("peace", "in", "Oslo"), random.Random(seed)) for seed in range(4000)]
    assert 60 < made.count(("PEACE", "IN", "OSLO")) < 180
    assert 60 < made.count(("Peace", "in", "Oslo")) < 180


def test_tags_are_left_alone() -> None:
    sentence = TaggedSentence(("Oslo", "won"), ("B-Location", "O"))
    assert all(augment_tagged(sentence, random.Random(seed)).tags == sentence.tags for seed in range(50))
