"""The factuality head in torch; ``dragoman.analysis.heads.factuality`` computes the same in numpy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.analysis.parses import STATE


@dataclass(frozen=True, slots=True)
class HeadSizes:
    """Sizes of the head and what is dropped in training."""

    vector: int = 40
    hidden: int = 48
    features_dropped: float = 0.3
    states_dropped: float = 0.5
    dropped: float = 0.15
    noise: float = 0.5  # standard deviation, added to the graph's answer so that the head does not lean on it


class FactualityHead(nn.Module):
    """Judgements of predicates; feature 0 stands for none."""

    def __init__(self, features: int, sizes: HeadSizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.vectors = nn.Embedding(features + 1, sizes.vector, padding_idx=0)
        nn.init.normal_(self.vectors.weight, std=0.05)
        with torch.no_grad():
            self.vectors.weight[0] = 0
        self.bias = nn.Parameter(torch.zeros(sizes.vector))
        self.state = nn.Linear(STATE, sizes.vector, bias=False)
        self.fact = nn.Linear(3, sizes.vector, bias=False)
        self.trust = nn.Linear(sizes.vector, 1)
        self.hidden = nn.Linear(sizes.vector, sizes.hidden)
        self.output = nn.Linear(sizes.hidden, 1)

    def forward(self, rows: Tensor, facts: Tensor, states: Tensor) -> Tensor:
        """``rows`` (n, most features of a predicate), ``facts`` (n,), ``states`` (n, STATE) → (n,)."""
        sizes = self.sizes
        if self.training:
            kept = 1 - sizes.features_dropped
            rows = rows * (torch.rand(rows.shape) < kept)
            facts = facts + sizes.noise * torch.randn_like(facts)
        else:
            kept = 1.0
        scaled = facts.clamp(-3, 3) / 3
        first = self.vectors(rows).sum(1) / kept + self.bias
        first = first + self.state(F.dropout(states, sizes.states_dropped, self.training))
        first = first + self.fact(torch.stack([scaled, scaled**2, scaled**3], 1))
        first = F.dropout(F.relu(first), sizes.dropped, self.training)
        second = F.dropout(F.relu(self.hidden(first)), sizes.dropped, self.training)
        trust = torch.sigmoid(self.trust(first))[:, 0]
        found: Tensor = trust * 3 * scaled + (1 - trust) * self.output(second)[:, 0]
        return found

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """The weights by the names of ``FactualityWeights``, matrices as (in, out); vectors in int8, the rest in fp16."""
        biased = {"trust": self.trust, "hidden": self.hidden, "output": self.output}
        layers = {"state": self.state, "fact": self.fact, **biased}
        found = {name: layer.weight.T for name, layer in layers.items()}
        found |= {f"{name}_bias": layer.bias for name, layer in biased.items()} | {"bias": self.bias}
        table = self.vectors.weight.detach()[1:]
        scale = (table.abs().amax(0) / 127).clamp_min(1e-6).half().float()
        halves = {name: tensor.detach().numpy().astype(np.float16) for name, tensor in found.items()}
        vectors = (table / scale).round().clamp(-127, 127).numpy().astype(np.int8)
        return {**halves, "vectors": vectors, "scale": scale.numpy().astype(np.float16)}


def frequent(rows: Sequence[Sequence[str]], least: int) -> list[str]:
    """Features that at least ``least`` predicates have, in the order of the alphabet."""
    counts = Counter(name for row in rows for name in set(row))
    return sorted(name for name, count in counts.items() if count >= least)


def numbered(rows: Sequence[Sequence[str]], features: Sequence[str]) -> Tensor:
    """Numbers of the known features, from 1; the rest of each row is 0."""
    numbers = {name: number for number, name in enumerate(features, start=1)}
    known = [[numbers[name] for name in row if name in numbers] for row in rows]
    table = np.zeros((len(rows), max(map(len, known), default=0)), dtype=np.int64)
    for row, found in zip(table, known, strict=True):
        row[: len(found)] = found
    return torch.from_numpy(table)
