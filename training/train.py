"""Train all heads of the analysis model together: ``python -m training.train --help``."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from dragoman.analysis.shapes import Shape
from dragoman.analysis.wordpiece import WordPieces
from training.augment import augment_tagged, augment_tree
from training.batches import IGNORE, MASK, Inputs, TreeTargets, group, inputs_of, lengths_of, tag_targets
from training.corpora import Corpora, TaggedSentence, load_corpora
from training.evaluate import Evaluation
from training.labels import collect_labels, full_lexicon
from training.model import Network, Syntax
from training.paths import CORPORA, OUT, RUNS, encoder_folder

# The sentences of CrossNER are few: each batch of them is repeated so often per epoch.
POLITICS_PASSES = 2


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides a run."""

    epochs: int = 10
    pieces: int = 2000
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    warmup: float = 0.06
    worldwide_share: float = 0.6  # of the Worldwide sentences in each epoch
    entity_weight: float = 1.5
    masked: float = 0.03  # of the word pieces, so that a word is also read from its neighbours
    seed: int = 20
    threads: int = 2
    precision: str = "medium"  # of products in training: bf16 factors, fp32 sums; dev scores are taken in fp32


@dataclass(frozen=True, slots=True)
class Step:
    """One batch: rows of one corpus."""

    corpus: str
    rows: list[int]


class Trainer:
    """A run: its network, its optimiser, and how far it has come."""

    def __init__(self, recipe: Recipe, corpora: Corpora, name: str) -> None:
        torch.manual_seed(recipe.seed)
        torch.set_num_threads(recipe.threads)
        self.recipe, self.corpora, self.folder = recipe, corpora, OUT / name
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log_path = RUNS / f"{name}.jsonl"
        RUNS.mkdir(parents=True, exist_ok=True)
        self.labels = collect_labels(corpora)
        self.labels.save(self.folder / "labels.json")
        self.pieces = WordPieces(encoder_folder() / "vocab.txt")
        self.network = Network(self.labels)
        self.network.encoder.load_pretrained(encoder_folder())
        self.optimiser = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.epoch = 0
        self.schedules = [self._plan(epoch) for epoch in range(recipe.epochs)]
        self.steps = sum(len(plan) for plan in self.schedules)

    def _groups(self) -> list[dict[str, Any]]:
        encoder = [p for n, p in self.network.named_parameters() if n.startswith("encoder.")]
        heads = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        return [
            {"params": encoder, "rate": self.recipe.encoder_rate, "lr": 0.0},
            {"params": heads, "rate": self.recipe.head_rate, "lr": 0.0},
        ]

    def _plan(self, epoch: int) -> list[Step]:
        """All batches of an epoch in their order."""
        chance = random.Random(self.recipe.seed * 1000 + epoch)
        steps = self._steps("trees", lengths_of(self.corpora.trees, self.pieces), chance)
        worldwide = self._steps("worldwide", lengths_of(self.corpora.worldwide, self.pieces), chance)
        steps += worldwide[: math.ceil(len(worldwide) * self.recipe.worldwide_share)]
        for _ in range(POLITICS_PASSES):
            steps += self._steps("politics", lengths_of(self.corpora.politics, self.pieces), chance)
        chance.shuffle(steps)
        return steps

    def _steps(self, corpus: str, lengths: list[int], chance: random.Random) -> list[Step]:
        return [Step(corpus, rows) for rows in group(lengths, self.recipe.pieces, chance)]

    def run(self) -> None:
        """Train to the last epoch, with a checkpoint and dev scores after each."""
        vocabulary = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
        evaluation = Evaluation(
            self.network, self.labels, self.pieces, full_lexicon(self.corpora.trees, vocabulary)
        )
        self._log({"recipe": asdict(self.recipe), "steps": self.steps})
        for epoch in range(self.epoch, self.recipe.epochs):
            self._train_epoch(epoch)
            self.epoch = epoch + 1
            self.save()
            torch.set_float32_matmul_precision("highest")
            self._log({"epoch": self.epoch, "dev": evaluation.dev(self.corpora)})

    def _train_epoch(self, epoch: int) -> None:
        chance = random.Random(self.recipe.seed * 7000 + epoch)
        torch.manual_seed(self.recipe.seed * 9000 + epoch)
        done = sum(len(plan) for plan in self.schedules[:epoch])
        sums: dict[str, list[float]] = {}
        began = time.monotonic()
        torch.set_float32_matmul_precision(self.recipe.precision)
        self.network.train()
        for number, step in enumerate(self.schedules[epoch], start=1):
            losses = self._losses(step, chance)
            self._update(sum(losses.values(), torch.zeros(())), done + number)
            for name, loss in losses.items():
                sums.setdefault(name, []).append(float(loss.detach()))
            if number % 20 == 0 or number == len(self.schedules[epoch]):
                means = {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
                spent = round(time.monotonic() - began, 1)
                self._log({"epoch": epoch, "step": number, "of": len(self.schedules[epoch]), "s": spent, "loss": means})
                sums = {}

    def _losses(self, step: Step, chance: random.Random) -> dict[str, Tensor]:
        return self._tree_losses(step, chance) if step.corpus == "trees" else self._entity_losses(step, chance)

    def _tree_losses(self, step: Step, chance: random.Random) -> dict[str, Tensor]:
        sentences = [augment_tree(self.corpora.trees[row], chance) for row in step.rows]
        inputs = self._masked(inputs_of([self.pieces.encode(s.words) for s in sentences]))
        targets = TreeTargets(sentences, self.labels, inputs.first.shape[1])
        layers = self.network.encoder(inputs.ids, inputs.shapes, inputs.mask)
        syntax = self.network.syntax(layers, inputs.first, inputs.shapes)
        losses = {
            name: _loss(getattr(syntax, name), getattr(targets, name)) for name in ("upos", "feats", "lemma")
        }
        arcs = syntax.arcs.masked_fill(~inputs.word_mask[:, None, :], -1e9)
        losses["arc"] = _loss(arcs, targets.heads)
        losses["relation"] = self._relation_loss(syntax, targets)
        return losses

    def _masked(self, inputs: Inputs) -> Inputs:
        chosen = (torch.rand(inputs.ids.shape) < self.recipe.masked) & (inputs.shapes != int(Shape.NONE))
        return replace(inputs, ids=inputs.ids.masked_fill(chosen, MASK))

    def _relation_loss(self, syntax: Syntax, targets: TreeTargets) -> Tensor:
        rows, words = (targets.heads >= 0).nonzero(as_tuple=True)
        heads = targets.heads[rows, words]
        scores = self.network.relation(syntax.dependents[rows, words], syntax.heads[rows, heads])
        return F.cross_entropy(scores, targets.relations[rows, words], ignore_index=IGNORE)

    def _entity_losses(self, step: Step, chance: random.Random) -> dict[str, Tensor]:
        corpus: list[TaggedSentence] = getattr(self.corpora, step.corpus)
        sentences = [augment_tagged(corpus[row], chance) for row in step.rows]
        inputs = self._masked(inputs_of([self.pieces.encode(s.words) for s in sentences]))
        target = tag_targets(sentences, getattr(self.labels, step.corpus), inputs.first.shape[1])
        layers = self.network.encoder(inputs.ids, inputs.shapes, inputs.mask)
        scores = getattr(self.network, step.corpus)(self.network.entities(layers, inputs.first, inputs.shapes))
        return {step.corpus: _loss(scores, target) * self.recipe.entity_weight}

    def _update(self, loss: Tensor, step: int) -> None:
        warm = max(1, int(self.steps * self.recipe.warmup))
        factor = min(step / warm, max(0.02, (self.steps - step) / max(1, self.steps - warm)))
        for group_ in self.optimiser.param_groups:
            group_["lr"] = group_["rate"] * factor
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()

    def save(self) -> None:
        """Write the checkpoint of this epoch, which ``resume`` reads, whole or not at all."""
        path = self.folder / "last.pt"
        state = {"epoch": self.epoch, "network": self.network.state_dict(), "optimiser": self.optimiser.state_dict()}
        torch.save(state, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.folder / "last.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.epoch = state["epoch"]
            self.network.load_state_dict(state["network"])
            self.optimiser.load_state_dict(state["optimiser"])

    def start_from(self, path: Path) -> None:
        """Take the weights of another run (to train on with a lower rate), but not its optimiser."""
        self.network.load_state_dict(torch.load(path, weights_only=True)["network"])

    def _log(self, entry: dict[str, Any]) -> None:
        with self.log_path.open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")


def _loss(scores: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="analysis", help="name of the run, below training/out and training/runs")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora (or set DRAGOMAN_CORPORA)")
    parser.add_argument("--from", dest="start", type=Path, help="checkpoint to start from")
    for name, default in asdict(Recipe()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    arguments = parser.parse_args()
    recipe = Recipe(**{name: getattr(arguments, name) for name in asdict(Recipe())})
    trainer = Trainer(recipe, load_corpora(arguments.corpora), arguments.name)
    if arguments.start:
        trainer.start_from(arguments.start)
    trainer.resume()
    trainer.run()


if __name__ == "__main__":
    main()
