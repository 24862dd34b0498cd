"""The pair network, its training and its graph, with weights of no meaning."""

import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'training'")

from dragoman.analysis.heads.pairs import Mark, Marked  # noqa: E402
from training.export import Table  # noqa: E402
from training.model import Encoder  # noqa: E402
from training.pair_export import PairGraph  # noqa: E402
from training.pair_model import PairNetwork, pair_inputs  # noqa: E402
from training.pair_training import TYPES, loss_of  # noqa: E402
from training.pairs import PairSentence  # noqa: E402
from training.smoothing import PLACES  # noqa: E402

pytestmark = pytest.mark.torch
A, A_END, R, R_END = Mark.ACTOR, Mark.ACTOR_END, Mark.RECIPIENT, Mark.RECIPIENT_END
SHORT = Marked((101, 102, 7, 102, 9, 102, 8, 102, 102), (0, 0, 1, 0, 2, 0, 1, 0, 0), (0, A, 0, A_END, 0, R, 0, R_END, 0))
LONG = Marked((*SHORT.ids, 5, 6), (*SHORT.shapes, 1, 1), (*SHORT.marks, 0, 0))


@pytest.fixture(scope="module")
def network() -> PairNetwork:
    torch.manual_seed(1)
    return PairNetwork(Encoder(), len(TYPES)).eval()


def test_padding_changes_nothing(network: PairNetwork) -> None:
    with torch.inference_mode():
        alone, beside = network(pair_inputs([SHORT]))[0], network(pair_inputs([SHORT, LONG]))[0]
    assert torch.allclose(alone, beside, atol=1e-4)


def test_direction_matters(network: PairNetwork) -> None:
    exchanged = {A: R, R: A, A_END: R_END, R_END: A_END}
    other = Marked(SHORT.ids, SHORT.shapes, tuple(exchanged.get(Mark(m), m) for m in SHORT.marks))
    with torch.inference_mode():
        there, back = network(pair_inputs([SHORT, other]))
    assert not torch.allclose(there, back, atol=1e-4)


def test_the_exported_graph_computes_what_the_network_does(network: PairNetwork) -> None:
    sizes = {"query": 384, "output": 384, "inner": 384, "outer": 1536}
    ranges = [{place: torch.rand(sizes[place]) + 0.1 for place in PLACES} for _ in network.layers]
    graph = PairGraph(network, Table(network.pieces.weight.detach()), ranges).eval()
    with torch.inference_mode():
        ours = network(pair_inputs([LONG]))[0]
        theirs = graph(*(torch.tensor(column) for column in (LONG.ids, LONG.shapes, LONG.marks)))
    assert float((ours - theirs).abs().max()) < 0.1  # embeddings are rounded to int8


def test_where_two_types_count_as_right_their_sum_is_what_counts() -> None:
    scores = torch.full((1, len(TYPES)), -50.0)
    scores[0, TYPES.index("CONCEDE")] = scores[0, TYPES.index("RETREAT")] = 0.0
    either = PairSentence(("a", "b"), (1, 2), ("CONCEDE", "RETREAT"))
    one = PairSentence(("a", "b"), (1, 2), ("CONCEDE",))
    assert float(loss_of(scores, [either])) == pytest.approx(0.0, abs=1e-3)
    assert float(loss_of(scores, [one])) == pytest.approx(0.693, abs=1e-2)


def test_the_table_of_word_pieces_stays_as_it_is(network: PairNetwork) -> None:
    assert not network.pieces.weight.requires_grad
    assert network.marks.weight.requires_grad
