"""The coreference head in torch; ``dragoman.analysis.heads.coreference`` computes the same in numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.analysis.heads.mention_pairs import PAIR_FEATURES
from dragoman.analysis.heads.mention_table import FLAGS, PLACES, SIZES
from dragoman.analysis.parses import STATE


@dataclass(frozen=True, slots=True)
class HeadSizes:
    """Sizes of the head and what share of its units is dropped in training."""

    mention: int = 96
    hidden: int = 96
    second: int = 64
    states_dropped: float = 0.4
    dropped: float = 0.3


class CoreferenceHead(nn.Module):
    """Scores of earlier mentions as antecedents of a mention, and of "none"."""

    def __init__(self, sizes: HeadSizes) -> None:
        super().__init__()
        self.sizes = sizes
        size, hidden = sizes.mention, sizes.hidden
        self.places = nn.Linear(PLACES * STATE, size)
        self.classes = nn.Embedding(sum(SIZES), size)
        nn.init.normal_(self.classes.weight, std=0.1)
        self.register_buffer("offsets", torch.tensor([sum(SIZES[:index]) for index in range(len(SIZES))]))
        self.flags = nn.Linear(FLAGS, size, bias=False)
        self.norm = nn.LayerNorm(size)
        self.anaphor, self.antecedent = nn.Linear(size, hidden), nn.Linear(size, hidden, bias=False)
        self.product = nn.Linear(size, hidden, bias=False)
        self.features = nn.Linear(PAIR_FEATURES, hidden, bias=False)
        self.second, self.score = nn.Linear(hidden, sizes.second), nn.Linear(sizes.second, 1)
        self.none_hidden, self.none_score = nn.Linear(size, hidden), nn.Linear(hidden, 1)

    def mentions(self, states: Tensor, codes: Tensor, flags: Tensor) -> Tensor:
        """(n, PLACES, STATE) states of the words of *n* mentions with their classes → (n, mention)."""
        dropped = F.dropout(states, self.sizes.states_dropped, self.training).flatten(1)
        summed = self.places(dropped) + self.flags(flags) + self.classes(codes + self.offsets).sum(1)
        vectors: Tensor = self._dropped(F.relu(self.norm(summed)))
        return vectors

    def forward(self, vectors: Tensor, rows: Tensor, old: Tensor, features: Tensor) -> Tensor:
        """Scores (rows, candidates + 1), "none" last; ``old`` (rows, candidates): indices of mentions."""
        ours = vectors[rows]
        hidden = self.product(ours[:, None] * F.embedding(old, vectors)) + self.features(features)
        hidden = hidden + self.anaphor(ours)[:, None] + F.embedding(old, self.antecedent(vectors))
        hidden = self._dropped(F.relu(self.second(self._dropped(F.relu(hidden)))))
        none = self.none_score(self._dropped(F.relu(self.none_hidden(ours))))
        return torch.cat([self.score(hidden).squeeze(-1), none], 1)

    def _dropped(self, values: Tensor) -> Tensor:
        return F.dropout(values, self.sizes.dropped, self.training)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """The weights by the names of ``CoreferenceWeights``, matrices as (in, out), in fp16."""
        layers = {
            "places": self.places, "flags": self.flags, "anaphor": self.anaphor, "antecedent": self.antecedent,
            "product": self.product, "features": self.features, "second": self.second, "score": self.score,
            "none_hidden": self.none_hidden, "none_score": self.none_score,
        }  # fmt: skip
        found = {name: layer.weight.T for name, layer in layers.items()}
        found |= {f"{name}_bias": layer.bias for name, layer in layers.items() if layer.bias is not None}
        found |= {"classes": self.classes.weight, "norm_scale": self.norm.weight, "norm_bias": self.norm.bias}
        halves: dict[str, NDArray[np.generic]] = {
            name: tensor.detach().numpy().astype(np.float16) for name, tensor in found.items()
        }
        return halves | {"class_offsets": self.offsets.numpy().astype(np.int64)}
