"""What the trainer asks of a task."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.nn import functional as F

from dragoman.analysis.shapes import Shape
from dragoman.analysis.wordpiece import WordPieces
from training.batches import IGNORE, MASK, Inputs, group, inputs_of
from training.model import Network

Losses = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Setting:
    """What every task needs: the word pieces, the size of a batch and the share of masked pieces."""

    pieces: WordPieces
    batch: int
    masked: float

    def inputs(self, sentences: Sequence[Sequence[str]]) -> Inputs:
        """The sentences as one batch, some of their pieces masked so that a word is also read from its neighbours."""
        inputs = inputs_of([self.pieces.encode(words) for words in sentences])
        chosen = (torch.rand(inputs.ids.shape) < self.masked) & (inputs.shapes != int(Shape.NONE))
        return replace(inputs, ids=inputs.ids.masked_fill(chosen, MASK))

    def groups(self, sentences: Sequence[Sequence[str]], chance: random.Random) -> list[list[int]]:
        """Rows in batches, each row once."""
        return group([self.pieces.count(words) for words in sentences], self.batch, chance)


class Task(Protocol):
    """One corpus with the heads that it trains."""

    name: str

    def plan(self, chance: random.Random) -> list[Any]:
        """The batches of an epoch."""

    def losses(self, network: Network, batch: Any, chance: random.Random) -> Losses:  # noqa: ANN401
        """What the network loses on a batch that ``plan`` made, by name of the head."""


def class_loss(scores: Tensor, target: Tensor) -> Tensor:
    """Cross entropy of (rows, words, classes) against (rows, words)."""
    return F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORE)
