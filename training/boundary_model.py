"""The network that finds where sentences end, and its export."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.analysis.boundaries import COLUMNS

WIDTH, KERNEL = 64, 5
DILATIONS = (1, 2, 4, 8)  # together they reach 30 words to each side
FORM, ENDING, SMALL = 32, 12, 6  # widths of the embeddings
DROPOUT = 0.3


class BoundaryNetwork(nn.Module):
    """Embeddings of the columns, then residual convolutions of growing reach, then one score for each word."""

    def __init__(self) -> None:
        super().__init__()
        widths = {"form": FORM, "ending": ENDING}
        self.columns = nn.ModuleList(nn.Embedding(size, widths.get(name, SMALL)) for name, size in COLUMNS.items())
        for column in self.columns:
            nn.init.normal_(column.weight, std=0.3)
        self.joined = nn.Linear(sum(column.embedding_dim for column in self.columns), WIDTH)
        self.layers = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, KERNEL, padding=KERNEL // 2 * reach, dilation=reach) for reach in DILATIONS
        )
        self.inner, self.outer = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, 1)

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        """(batch, words, columns) and which words are there, (batch, words), to logits of an end, (batch, words)."""
        words = torch.cat([column(rows[..., i]) for i, column in enumerate(self.columns)], dim=-1)
        words = self._dropped(F.relu(self.joined(self._dropped(words))))
        states = words.transpose(1, 2)
        for layer in self.layers:
            states = (states + F.relu(layer(self._dropped(states, 0.5)))) * mask[:, None]
        states = self._dropped(torch.cat([states.transpose(1, 2), words], dim=-1))
        logits: Tensor = self.outer(F.relu(self.inner(states)))[..., 0]
        return logits

    def _dropped(self, values: Tensor, share: float = 1.0) -> Tensor:
        return F.dropout(values, DROPOUT * share, self.training)


class _Small(nn.Module):
    """The network for one paragraph, (words, columns) to probabilities (words,); embeddings int8, the rest fp16."""

    def __init__(self, network: BoundaryNetwork) -> None:
        super().__init__()
        for index, column in enumerate(network.columns):
            weight = column.weight.detach()
            scale = weight.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
            self.register_buffer(f"table{index}", (weight / scale).round().to(torch.int8))
            self.register_buffer(f"scale{index}", scale.half())
        for name, part in network.named_modules():
            if isinstance(part, nn.Linear | nn.Conv1d):
                self.register_buffer(name.replace(".", "_"), part.weight.detach().half())
                self.register_buffer(name.replace(".", "_") + "_bias", part.bias.detach())

    def _linear(self, name: str, values: Tensor) -> Tensor:
        return values @ getattr(self, name).float().transpose(0, 1) + getattr(self, f"{name}_bias")

    def forward(self, rows: Tensor) -> Tensor:
        found = [
            F.embedding(rows[:, i], getattr(self, f"table{i}")).float()
            * F.embedding(rows[:, i], getattr(self, f"scale{i}")).float()
            for i in range(len(COLUMNS))
        ]
        words = F.relu(self._linear("joined", torch.cat(found, dim=-1)))
        states = words.transpose(0, 1)[None]
        for index, reach in enumerate(DILATIONS):
            weight, bias = getattr(self, f"layers_{index}").float(), getattr(self, f"layers_{index}_bias")
            states = states + F.relu(F.conv1d(states, weight, bias, padding=KERNEL // 2 * reach, dilation=reach))
        joined = torch.cat([states[0].transpose(0, 1), words], dim=-1)
        return torch.sigmoid(self._linear("outer", F.relu(self._linear("inner", joined)))[:, 0])


def export_boundaries(network: BoundaryNetwork, path: Path) -> None:
    """Write the graph that ``BoundaryRuntime`` runs."""
    torch.onnx.export(
        _Small(network.eval()), (torch.ones(9, len(COLUMNS), dtype=torch.long),), path, input_names=["features"],
        output_names=["probabilities"], opset_version=17, dynamo=False, do_constant_folding=False,
        dynamic_axes={"features": {0: "words"}, "probabilities": {0: "words"}},
    )  # fmt: skip
