"""Train a pair network on weighted pairs: the loop, the running mean of its weights, and what it says of pairs."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from dragoman.analysis.heads.pairs import Marked, mark
from dragoman.analysis.wordpiece import WordPieces
from training.batches import group
from training.labels import EVENTS, NO_EVENT
from training.pair_bystanders import with_bystander
from training.pair_material import Weighted
from training.pair_model import PairNetwork, pair_inputs
from training.pair_names import renamed
from training.pairs import PairSentence, is_one_way, turned
from training.paths import RUNS

TYPES = (*EVENTS, NO_EVENT)
LOG = RUNS / "pairs.jsonl"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides one step."""

    epochs: int
    rate: float
    head_rate: float
    pieces: int = 700  # in a batch
    warmup: float = 0.1
    renamed: float = 0.5  # share of pairs whose states are exchanged for others
    turned: float = 0.1  # share of one-way pairs that are asked the other way round, where nothing is done
    bystanders: float = 0.15  # share of pairs whose sentence gets a party that has no part in it
    average: float = 0.98  # of the running mean of the weights, which is what is kept
    seed: int = 1


class Trainer:
    """One network on one set of pairs."""

    def __init__(self, network: PairNetwork, recipe: Recipe, pairs: Sequence[Weighted], pieces: WordPieces) -> None:
        torch.manual_seed(recipe.seed)
        self.network, self.recipe, self.pairs, self.pieces = network, recipe, pairs, pieces
        self.chance = random.Random(recipe.seed)
        heads = [p for n, p in self.network.named_parameters() if n.startswith(("types", "marks"))]
        body = [p for n, p in self.network.named_parameters() if not n.startswith(("types", "marks")) and p.requires_grad]
        groups = [{"params": heads, "rate": recipe.head_rate}, {"params": body, "rate": recipe.rate}]
        self.optimiser = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.mean = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.names = [name for name in self.mean if name != "pieces.weight"]
        self.step, self.steps = 0, 0

    def run(self) -> PairNetwork:
        """The network with the mean weights, ready to be asked."""
        torch.set_float32_matmul_precision("medium")
        self.network.train()
        for epoch in range(self.recipe.epochs):
            chosen = self.draw()
            rows = [mark(self.pieces.encode(pair.words), pair.roles) for pair in chosen]
            batches = group([len(row.ids) for row in rows], self.recipe.pieces, self.chance)
            self.steps = self.steps or len(batches) * self.recipe.epochs
            began = time.monotonic()
            losses = [self._update([rows[i] for i in b], [chosen[i] for i in b]) for b in batches]
            spent = round(time.monotonic() - began, 1)
            log({"epoch": epoch, "pairs": len(chosen), "loss": round(sum(losses) / len(losses), 4), "s": spent})
        self.network.load_state_dict(self.mean)
        torch.set_float32_matmul_precision("highest")
        return self.network.eval()

    def draw(self) -> list[PairSentence]:
        """The pairs of an epoch: each as often as its weight says, some rewritten."""
        times = ((w.pair, int(w.weight + self.chance.random())) for w in self.pairs)
        return [self._rewritten(pair) for pair, count in times for _ in range(count)]

    def _rewritten(self, pair: PairSentence) -> PairSentence:
        if self.chance.random() < self.recipe.renamed:
            pair = renamed(pair, self.chance)
        if self.chance.random() < self.recipe.bystanders:
            return with_bystander(pair, self.chance)
        if is_one_way(pair) and NO_EVENT not in pair.types and self.chance.random() < self.recipe.turned:
            return turned(pair)
        return pair

    def _update(self, rows: Sequence[Marked], pairs: Sequence[PairSentence]) -> float:
        self.step += 1
        warm = max(1, int(self.steps * self.recipe.warmup))
        factor = min(self.step / warm, max(0.02, (self.steps - self.step) / max(1, self.steps - warm)))
        for group_ in self.optimiser.param_groups:
            group_["lr"] = group_["rate"] * factor
        loss = loss_of(self.network(pair_inputs(rows)), pairs)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.requires_grad], 1.0)
        self.optimiser.step()
        share = 1 - min(self.recipe.average, (1 + self.step) / (10 + self.step))
        values = self.network.state_dict()
        torch._foreach_lerp_([self.mean[name] for name in self.names], [values[name] for name in self.names], share)
        return float(loss.detach())


def loss_of(scores: Tensor, pairs: Sequence[PairSentence]) -> Tensor:
    """Cross entropy; where several types count as right, their probabilities are added up."""
    right = torch.tensor([[kind in pair.types for kind in TYPES] for pair in pairs])
    return -torch.logsumexp(scores.log_softmax(-1).masked_fill(~right, -1e4), -1).mean()


@torch.inference_mode()
def judged(network: PairNetwork, pairs: Sequence[PairSentence], pieces: WordPieces) -> list[dict[str, float]]:
    """Probabilities of the types of each pair."""
    rows = [mark(pieces.encode(pair.words), pair.roles) for pair in pairs]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    found: dict[int, dict[str, float]] = {}
    for first in range(0, len(order), 32):
        chosen = order[first : first + 32]
        scores = network(pair_inputs([rows[i] for i in chosen])).softmax(-1).tolist()
        found.update((i, dict(zip(TYPES, row, strict=True))) for i, row in zip(chosen, scores, strict=True))
    return [found[i] for i in range(len(rows))]


def log(entry: dict[str, object]) -> None:
    """A line in the log of the run, and on the screen."""
    line = json.dumps(entry)
    print(line, flush=True)
    RUNS.mkdir(parents=True, exist_ok=True)
    with LOG.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
