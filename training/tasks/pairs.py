"""The type of what one marked party does to another."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch

from dragoman.analysis.heads.pairs import roles_of_pieces
from training.labels import Labels
from training.model import Network
from training.pairs import PairSentence, is_one_way, turned
from training.tasks.base import Losses, Setting

TURNED = 0.1  # share of one-way pairs that are asked the other way round, where nothing is done


class PairTask:
    """PLV; a type that the data does not tell apart counts as either."""

    name = "pairs"

    def __init__(
        self, pairs: Sequence[PairSentence], labels: Labels, setting: Setting, passes: int, weight: float
    ) -> None:
        self.pairs, self.setting, self.passes, self.weight = pairs, setting, passes, weight
        self.types = labels.events

    def plan(self, chance: random.Random) -> list[list[int]]:
        words = [pair.words for pair in self.pairs]
        return [batch for _ in range(self.passes) for batch in self.setting.groups(words, chance)]

    def losses(self, network: Network, batch: list[int], chance: random.Random) -> Losses:
        chosen = [self.pairs[row] for row in batch]
        pairs = [turned(p) if is_one_way(p) and chance.random() < TURNED else p for p in chosen]
        scores = pair_scores(network, self.setting, pairs).log_softmax(-1)
        right = torch.tensor([[kind in pair.types for kind in self.types] for pair in pairs])
        return {"pairs": -torch.logsumexp(scores.masked_fill(~right, -1e4), -1).mean() * self.weight}


def pair_scores(network: Network, setting: Setting, pairs: Sequence[PairSentence]) -> torch.Tensor:
    """(pairs, types)."""
    inputs = setting.inputs([pair.words for pair in pairs])
    roles, word_roles = torch.zeros_like(inputs.ids), torch.zeros_like(inputs.first)
    for row, pair in enumerate(pairs):
        pieces = setting.pieces.encode(pair.words)
        roles[row, : len(pieces.ids)] = torch.tensor(roles_of_pieces(pair.roles, pieces.first, len(pieces.ids)))
        word_roles[row, 1 : len(pair.roles) + 1] = torch.tensor(pair.roles)
    layers = network.encoder(inputs.ids, inputs.shapes, inputs.mask, roles)
    return network.pairs(layers, inputs.first, inputs.shapes, word_roles)
