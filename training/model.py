"""The network in plain torch: a BERT encoder with shapes, and one small head per task."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.analysis.shapes import Shape
from training.document_model import AntecedentHead, AttributionHead, Context
from training.labels import Labels
from training.sizes import HEADS, HIDDEN, INNER, LAYERS, PIECES, POSITIONS

ARC, RELATION, ENTITY, FACT = 320, 128, 256, 128
MIXED_LAYERS = 4


class Layer(nn.Module):
    """One transformer layer, as in BERT: normalised after each half; without dropout of attention, which pays little."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = states.shape
        query, key, value = (
            part(states).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5
        if mask is not None:
            scores = scores + mask
        context = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, HIDDEN)
        states = self.attention_norm(states + self.dropout(self.output(context)))
        inner = self.outer(F.gelu(self.inner(states)))
        normed: Tensor = self.norm(states + self.dropout(inner))
        return normed


class Encoder(nn.Module):
    """Word pieces and shapes to the states of the last layers."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(len(Shape), HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> list[Tensor]:
        positions = self.positions(torch.arange(ids.shape[1], device=ids.device))[None]
        states = self.pieces(ids) + positions + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        kept = []
        for layer in self.layers:
            states = layer(states, mask)
            kept.append(states)
        return kept[-MIXED_LAYERS:]

    def load_pretrained(self, folder: Path) -> None:
        """Weights of MiniLM-L6 as sentence-transformers publishes them; the segment embedding joins the positions."""
        weights = load_file(folder / "model.safetensors")
        names = {
            "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
            "attention.output.dense": "output", "attention.output.LayerNorm": "attention_norm",
            "intermediate.dense": "inner", "output.dense": "outer", "output.LayerNorm": "norm",
        }  # fmt: skip
        state = {
            "pieces.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "shapes.weight": self.shapes.weight.detach(),
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        for index in range(LAYERS):
            for theirs, ours in names.items():
                for kind in ("weight", "bias"):
                    state[f"layers.{index}.{ours}.{kind}"] = weights[f"encoder.layer.{index}.{theirs}.{kind}"]
        self.load_state_dict(state)


class Mix(nn.Module):
    """A learnt average of the last layers, and the states of the first pieces with the shapes of their words."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(MIXED_LAYERS))
        self.scale = nn.Parameter(torch.ones(1))
        self.shapes = nn.Embedding(len(Shape), HIDDEN)
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, layers: list[Tensor], first: Tensor, shapes: Tensor) -> Tensor:
        weights = self.weights.softmax(0)
        mixed = sum(weight * layer for weight, layer in zip(weights, layers, strict=True)) * self.scale
        words = torch.gather(mixed, 1, first[..., None].expand(-1, -1, HIDDEN))
        shaped: Tensor = words + self.shapes(torch.gather(shapes, 1, first))
        return shaped


class Projection(nn.Module):
    """One hidden layer with dropout over whole units."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.linear = nn.Linear(HIDDEN, size)
        self.dropout = dropout

    def forward(self, words: Tensor) -> Tensor:
        projected = F.leaky_relu(self.linear(words), 0.1)
        if self.training:
            keep = torch.rand(projected.shape[0], 1, projected.shape[2], device=projected.device) >= self.dropout
            projected = projected * keep / (1 - self.dropout)
        return projected


class RelationScorer(nn.Module):
    """Scores of the relations of given pairs: biaffine, with a constant joined to both sides."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(RELATION + 1, relations * (RELATION + 1)))
        self.relations = relations

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """``dependents`` and ``heads``: (pairs, RELATION) → (pairs, relations)."""
        left = F.pad(dependents, (0, 1), value=1.0) @ self.weight
        right = F.pad(heads, (0, 1), value=1.0)
        scores: Tensor = (left.view(-1, self.relations, RELATION + 1) @ right[..., None]).squeeze(-1)
        return scores


@dataclass(frozen=True, slots=True)
class Syntax:
    """Outputs of the syntactic heads, word 0 being the root; all (batch, words + 1, …)."""

    upos: Tensor
    feats: Tensor
    lemma: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class Network(nn.Module):
    """The encoder with all heads."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = Encoder()
        self.syntax_mix, self.entity_mix = Mix(), Mix()
        self.dropout = nn.Dropout(0.3)
        self.upos = nn.Linear(HIDDEN, len(labels.upos))
        self.feats = nn.Linear(HIDDEN, len(labels.feats))
        self.lemma = nn.Linear(HIDDEN, len(labels.lemma))
        self.arc_dependent, self.arc_head = Projection(ARC, 0.33), Projection(ARC, 0.33)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.relation_dependent, self.relation_head = Projection(RELATION, 0.33), Projection(RELATION, 0.33)
        self.relation = RelationScorer(len(labels.relations))
        self.entity = nn.Linear(HIDDEN, ENTITY)
        self.worldwide = nn.Linear(ENTITY, len(labels.worldwide))
        self.politics = nn.Linear(ENTITY, len(labels.politics))
        self.document_mix, self.fact_mix = Mix(), Mix()
        self.context, self.attribution, self.antecedent = Context(), AttributionHead(), AntecedentHead()
        self.fact = nn.Sequential(nn.Dropout(0.2), nn.Linear(HIDDEN, FACT), nn.GELU(), nn.Linear(FACT, 1))

    def syntax(self, layers: list[Tensor], first: Tensor, shapes: Tensor) -> Syntax:
        words = self.syntax_mix(layers, first, shapes)
        dropped = self.dropout(words)
        head = self.arc_head(words)
        arcs = self.arc_dependent(words) @ self.arc @ head.transpose(1, 2) + (head @ self.arc_bias)[:, None, :]
        return Syntax(
            self.upos(dropped), self.feats(dropped), self.lemma(dropped), arcs,
            self.relation_dependent(words), self.relation_head(words),
        )  # fmt: skip

    def entities(self, layers: list[Tensor], first: Tensor, shapes: Tensor) -> Tensor:
        words = self.dropout(self.entity_mix(layers, first, shapes))
        hidden: Tensor = F.gelu(self.entity(words))
        return hidden

    def factuality(self, layers: list[Tensor], first: Tensor, shapes: Tensor) -> Tensor:
        """(batch, words + 1): how sure it is that what the word tells happened, from -3 to 3."""
        scores: Tensor = self.fact(self.fact_mix(layers, first, shapes)).squeeze(-1)
        return scores
