"""Training of the coreference head on a document of our own."""

from pathlib import Path

import numpy as np
import pytest

from tests.analysis.heads.test_mentions import parsed

torch = pytest.importorskip("torch", reason="the extra 'training' is missing")

from dragoman.analysis.heads.coreference import CoreferenceWeights, find_chains  # noqa: E402
from training.coreference import (  # noqa: E402
    CoreferenceRecipe,
    ReadDocument,
    chains_of,
    prepare,
    train_member,
    write_weights,
)
from training.coreference_model import HeadSizes  # noqa: E402

pytestmark = pytest.mark.torch


def document() -> ReadDocument:
    """ "Ann left . She slept ." many times over, each "She" bound to the "Ann" before it, each "Ann" to the first."""
    ann, she = parsed("Ann/PROPN/2/nsubj left/VERB/0/root"), parsed("She/PRON/2/nsubj slept/VERB/0/root")
    sentences = [ann, she] * 6
    states = np.random.default_rng(0).normal(size=(24, 384)).astype(np.float16)
    gold = [[(index, 0, 1) for index in range(12)]]
    return ReadDocument("x", sentences, states, gold, gold[0])


def test_a_head_learns_a_document_and_the_package_finds_its_chain(tmp_path: Path) -> None:
    read = document()
    recipe = CoreferenceRecipe(epochs=40, warm_steps=2, litbank_share=0.0)
    head, losses = train_member(recipe, HeadSizes(16, 16, 8, 0.1, 0.0), [prepare(read, False)], [], seed=1)
    assert losses[-1] < losses[0]
    write_weights([head], tmp_path / "coreference.npz")
    members = CoreferenceWeights.load(tmp_path / "coreference.npz")
    assert find_chains(read.parsed, read.states.astype(np.float32), members) == read.gold


def test_training_is_seeded() -> None:
    recipe = CoreferenceRecipe(epochs=2, warm_steps=2, litbank_share=0.0)
    runs = [train_member(recipe, HeadSizes(8, 8, 4), [prepare(document(), False)], [], seed=3)[1] for _ in range(2)]
    assert runs[0] == runs[1]


def test_only_marked_mentions_are_learnt_from_where_a_corpus_marks_some_kinds_only() -> None:
    read = document()
    fewer = ReadDocument(read.name, read.parsed, read.states, read.gold[:0], read.marked[:2])
    assert prepare(fewer, True).used.tolist() == [True, True] + [False] * 10
    assert prepare(fewer, False).used.all()


def test_a_candidate_with_the_head_of_a_gold_mention_belongs_to_its_chain() -> None:
    from dragoman.analysis.heads.mention_table import table_of

    read = document()
    longer = parsed("the/DET/2/det queen/NOUN/3/nsubj left/VERB/0/root")
    table = table_of([longer, longer])
    gold = ReadDocument("x", [longer, longer], read.states, [[(0, 1, 2), (1, 0, 2)]], [])
    assert chains_of(table, gold).tolist() == [0, 0]
