"""The network, and the graph that is exported from it."""

import random

import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'training'")

from dragoman.analysis.wordpiece import Pieces  # noqa: E402
from training.batches import IGNORE, TreeTargets, group, inputs_of  # noqa: E402
from training.corpora import TreeSentence  # noqa: E402
from training.export import InferenceGraph, kept_pieces  # noqa: E402
from training.labels import Labels  # noqa: E402
from training.model import PIECES, Network  # noqa: E402
from training.smoothing import PLACES  # noqa: E402

pytestmark = pytest.mark.torch
LABELS = Labels(("NOUN", "VERB"), ("_",), ("-|0|",), ("root", "obj"), ("O", "B-X", "I-X"), ("O", "B-Y", "I-Y"))
SHORT = Pieces((101, 7592, 2088, 102), (0, 1, 2, 0), (1, 2))
LONG = Pieces((101, 7592, 2088, 1012, 2307, 102), (0, 1, 2, 9, 1, 0), (1, 3, 4))


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(1)
    made = Network(LABELS).eval()
    torch.nn.init.normal_(made.arc, std=0.05)
    torch.nn.init.normal_(made.encoder.shapes.weight, std=0.05)
    return made


def test_padding_changes_nothing(network: Network) -> None:
    with torch.inference_mode():
        outputs = []
        for sentences in ([SHORT], [LONG, SHORT]):
            inputs = inputs_of(sentences)
            layers = network.encoder(inputs.ids, inputs.shapes, inputs.mask)
            outputs.append(network.syntax(layers, inputs.first, inputs.shapes).arcs[-1, :3, :3])
    assert torch.allclose(outputs[0], outputs[1], atol=1e-4)


def test_the_exported_graph_computes_what_the_network_does(network: Network) -> None:
    sizes = {"query": 384, "output": 384, "inner": 384, "outer": 1536}
    ranges = [{place: torch.rand(sizes[place]) + 0.1 for place in PLACES} for _ in network.encoder.layers]
    graph = InferenceGraph(network, list(range(PIECES)), ranges).eval()
    inputs = inputs_of([LONG])
    with torch.inference_mode():
        layers = network.encoder(inputs.ids, inputs.shapes, None)
        syntax = network.syntax(layers, inputs.first, inputs.shapes)
        named = network.worldwide(network.entities(layers, inputs.first, inputs.shapes))
        found = graph(inputs.ids[0], inputs.shapes[0], inputs.first[0])
    for ours, theirs in ((syntax.upos[0], found[0]), (syntax.arcs[0], found[3]), (named[0], found[6])):
        assert float((ours - theirs).abs().max()) < 0.1  # embeddings are rounded to int8


def test_targets_ignore_the_root_and_padding() -> None:
    trees = [
        TreeSentence(("a", "b"), ("NOUN", "X"), ("_", "_"), ("a", "b"), (2, 0), ("obj", "root")),
        TreeSentence(("a",), ("VERB",), ("_",), ("a",), (0,), ("root",)),
    ]
    targets = TreeTargets(trees, LABELS, 3)
    assert targets.upos.tolist() == [[IGNORE, 0, IGNORE], [IGNORE, 1, IGNORE]]
    assert targets.heads.tolist() == [[IGNORE, 2, 0], [IGNORE, 0, IGNORE]]


def test_batches_hold_every_sentence_once_and_keep_their_size() -> None:
    lengths = [random.Random(i).randint(1, 90) for i in range(500)]
    batches = group(lengths, 1000, random.Random(3))
    assert sorted(index for batch in batches for index in batch) == list(range(500))
    assert all(len(batch) * (max(lengths[i] for i in batch) + 2) <= 1000 for batch in batches)


def test_pieces_of_other_scripts_are_left_out() -> None:
    assert kept_pieces(["[PAD]", "[unused5]", "peace", "##s", "中", "é", "—", "€"]) == [0, 2, 3, 5, 6, 7]
