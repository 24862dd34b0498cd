"""The network that says what one marked party does to another: layers of its own on the encoder's word pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.analysis.heads.pairs import Mark, Marked
from dragoman.analysis.shapes import Shape
from training.model import Encoder, Layer
from training.sizes import HEADS, HIDDEN

LEARNT_STD = 0.02
POOLED = 4  # the root mark, the opening marks of actor and recipient, the mean of all pieces


@dataclass(frozen=True, slots=True)
class PairInputs:
    """A batch of marked sentences, padded; ``valid`` is true where there is a piece."""

    ids: Tensor
    shapes: Tensor
    marks: Tensor
    valid: Tensor


def pair_inputs(rows: Sequence[Marked]) -> PairInputs:
    """Pad marked sentences to one batch."""
    length = max(len(row.ids) for row in rows)
    ids, shapes, marks = (torch.zeros(len(rows), length, dtype=torch.long) for _ in range(3))
    valid = torch.zeros(len(rows), length, dtype=torch.bool)
    shapes += int(Shape.NONE)
    for index, row in enumerate(rows):
        for column, values in zip((ids, shapes, marks), (row.ids, row.shapes, row.marks), strict=True):
            column[index, : len(values)] = torch.tensor(values)
        valid[index, : len(row.ids)] = True
    return PairInputs(ids, shapes, marks, valid)


class PairNetwork(nn.Module):
    """A copy of the encoder's layers; the table of word pieces is the encoder's and stays as it is."""

    def __init__(self, encoder: Encoder, types: int, hidden: int = HIDDEN, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.positions, self.shapes = encoder.pieces, encoder.positions, encoder.shapes
        self.norm, self.layers = encoder.norm, encoder.layers
        self.pieces.weight.requires_grad_(False)
        self.marks = nn.Embedding(len(Mark), HIDDEN)
        nn.init.normal_(self.marks.weight, std=LEARNT_STD)
        with torch.no_grad():
            self.marks.weight[Mark.NONE] = 0.0
        self.dropout = nn.Dropout(dropout)
        self.types = nn.Sequential(
            nn.Dropout(dropout), nn.Linear(POOLED * HIDDEN, hidden), nn.Tanh(), nn.Dropout(dropout), nn.Linear(hidden, types)
        )

    def forward(self, inputs: PairInputs) -> Tensor:
        """(batch, types)."""
        positions = self.positions(torch.arange(inputs.ids.shape[1]))[None]
        marked = self.marks(inputs.marks) * (inputs.marks != Mark.NONE)[..., None]
        states = self.dropout(self.norm(self.pieces(inputs.ids) + positions + self.shapes(inputs.shapes) + marked))
        mask = torch.zeros(inputs.ids.shape).masked_fill(~inputs.valid, -1e9)[:, None, None]
        for layer in self.layers:
            states = run_layer(layer, states, mask)  # type: ignore[arg-type]
        scores: Tensor = self.types(pooled(states, inputs))
        return scores


def run_layer(layer: Layer, states: Tensor, mask: Tensor) -> Tensor:
    """The layer, with the attention in one fused product."""
    batch, length, _ = states.shape
    query, key, value = (
        part(states).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2) for part in (layer.query, layer.key, layer.value)
    )
    context = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    joined = context.transpose(1, 2).reshape(batch, length, HIDDEN)
    states = layer.attention_norm(states + layer.dropout(layer.output(joined)))
    normed: Tensor = layer.norm(states + layer.dropout(layer.outer(F.gelu(layer.inner(states)))))
    return normed


def pooled(states: Tensor, inputs: PairInputs) -> Tensor:
    """(batch, POOLED * HIDDEN)."""
    def at(mark: Mark) -> Tensor:
        chosen = (inputs.marks == mark).to(states.dtype)[..., None]
        return (states * chosen).sum(1) / chosen.sum(1).clamp_min(1)
    weight = inputs.valid.to(states.dtype)[..., None]
    mean = (states * weight).sum(1) / weight.sum(1)
    return torch.cat([states[:, 0], at(Mark.ACTOR), at(Mark.RECIPIENT), mean], -1)
