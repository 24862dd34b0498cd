"""Batches and targets of the tasks that read documents."""

import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'training'")

from dragoman.analysis.heads.attribution import TAGS, Attribution  # noqa: E402
from training.document_model import AttributionHead  # noqa: E402
from training.documents import AttributedDocument, Chunk  # noqa: E402
from training.tasks.documents import attributions_within, tags_of  # noqa: E402

pytestmark = pytest.mark.torch


def names(attributions: list[Attribution], words: int) -> list[str]:
    return [TAGS[tag] for tag in tags_of(attributions, words)]


def test_a_claim_inside_a_content_keeps_its_speaker_and_cue() -> None:
    outer, inner = Attribution((1, 2), (0, 1), ((2, 7),)), Attribution((4, 5), (3, 4), ((5, 7),))
    assert names([outer, inner], 7) == [
        "B-speaker", "B-cue", "B-content", "B-speaker", "B-cue", "B-content", "I-content",
    ]  # fmt: skip


def test_a_chunk_keeps_what_lies_in_it() -> None:
    document = AttributedDocument((("a",) * 10, ("b",) * 10), (0, 0), (Attribution((11, 12), (2, 3), ((12, 15),)),))
    (found,) = attributions_within(document, Chunk(0, range(1, 2), 10, 10))
    assert found == Attribution((1, 2), None, ((2, 5),))
    assert attributions_within(document, Chunk(0, range(0, 1), 0, 10)) == []


def test_the_loss_of_a_chain_is_its_negative_log_likelihood() -> None:
    torch.manual_seed(3)
    head = AttributionHead()
    torch.nn.init.normal_(head.transitions)
    scores, moves = torch.randn(3, 1, len(TAGS)), head.allowed()
    paths = torch.cartesian_prod(*[torch.arange(len(TAGS))] * 3)
    worth = moves[-1][paths[:, 0]] + moves[paths[:, 0], paths[:, 1]] + moves[paths[:, 1], paths[:, 2]]
    worth = worth + sum(scores[i, 0][paths[:, i]] for i in range(3))
    tags = torch.tensor([[0], [1], [2]])
    gold = worth[(paths == tags[:, 0]).all(1)]
    expected = (torch.logsumexp(worth, 0) - gold[0]) / 3
    assert torch.allclose(head.chain_loss(scores, tags, torch.tensor([3])), expected, atol=1e-4)


def test_padding_does_not_change_the_loss_of_a_chain() -> None:
    head = AttributionHead()
    scores, tags = torch.randn(5, 1, len(TAGS)), torch.tensor([[0], [1], [2], [0], [0]])
    short = head.chain_loss(scores[:3], tags[:3], torch.tensor([3]))
    assert torch.allclose(head.chain_loss(scores, tags, torch.tensor([3])), short, atol=1e-5)
