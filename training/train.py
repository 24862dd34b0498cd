"""Train the analysis model: ``python -m training.train --help``.

All heads together by default; ``--tasks attribution`` trains one (with the encoder, or ``--encoder-rate 0`` without).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from dragoman.analysis.wordpiece import WordPieces
from training.corpora import Corpora, load_corpora
from training.documents import read_attributions, read_chains
from training.evaluate import Evaluation
from training.evaluate_documents import score_documents, score_facts
from training.judged import read_judged
from training.labels import collect_labels, full_lexicon
from training.model import Network
from training.paths import CORPORA, OUT, RUNS, encoder_folder
from training.tasks.base import Setting, Task
from training.tasks.documents import AttributionTask, ChainTask
from training.tasks.entities import EntityTask
from training.tasks.trees import TreeTask

TASKS = ("trees", "worldwide", "politics", "attribution", "chains")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides a run."""

    tasks: str = ",".join(TASKS)
    epochs: int = 7
    pieces: int = 2000
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    warmup: float = 0.06
    tree_share: float = 1.0  # of the sentences in each epoch
    worldwide_share: float = 0.6
    politics_share: float = 2.0
    entity_weight: float = 1.5
    attribution_weight: float = 2.0
    chain_weight: float = 0.5
    masked: float = 0.03  # of the word pieces, so that a word is also read from its neighbours
    average: float = 0.998  # of the running mean of the weights, which is what is scored and exported
    seed: int = 20
    threads: int = 2
    precision: str = "medium"  # of products in training: bf16 factors, fp32 sums; dev scores are taken in fp32


def make_tasks(recipe: Recipe, corpora: Corpora, network: Network, folder: Path, setting: Setting) -> list[Task]:
    """The tasks of a recipe with their corpora."""
    labels = network.labels
    attribution = folder / "attribution" / "polnear-train.jsonl"
    makers = {
        "trees": lambda: TreeTask(
            corpora.trees, read_judged(folder / "factuality" / "uds-ih2" / "train.jsonl"), labels, setting,
            recipe.tree_share,
        ),
        "worldwide": lambda: EntityTask(
            "worldwide", corpora.worldwide, labels, setting, recipe.worldwide_share, recipe.entity_weight
        ),
        "politics": lambda: EntityTask(
            "politics", corpora.politics, labels, setting, recipe.politics_share, recipe.entity_weight
        ),
        "attribution": lambda: AttributionTask(read_attributions(attribution), setting, recipe.attribution_weight),
        "chains": lambda: ChainTask(
            read_chains(folder / "treebank" / "gum-train.conllu"), setting, recipe.chain_weight
        ),
    }  # fmt: skip
    return [makers[name]() for name in recipe.tasks.split(",")]


class Trainer:
    """A run: its network, its optimiser, and how far it has come."""

    def __init__(self, recipe: Recipe, folder: Path, name: str) -> None:
        torch.manual_seed(recipe.seed)
        torch.set_num_threads(recipe.threads)
        self.recipe, self.corpora_folder, self.folder = recipe, folder, OUT / name
        self.corpora = load_corpora(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log_path = RUNS / f"{name}.jsonl"
        RUNS.mkdir(parents=True, exist_ok=True)
        self.labels = collect_labels(self.corpora)
        self.labels.save(self.folder / "labels.json")
        self.setting = Setting(WordPieces(encoder_folder() / "vocab.txt"), recipe.pieces, recipe.masked)
        self.network = Network(self.labels)
        self.network.encoder.load_pretrained(encoder_folder())
        self.mean = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.tasks = make_tasks(recipe, self.corpora, self.network, folder, self.setting)
        self.optimiser = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.epoch = 0
        self.steps = sum(len(self._plan(epoch)) for epoch in range(recipe.epochs))

    def _groups(self) -> list[dict[str, Any]]:
        encoder = [p for n, p in self.network.named_parameters() if n.startswith("encoder.")]
        heads = [p for n, p in self.network.named_parameters() if not n.startswith("encoder.")]
        return [
            {"params": encoder, "rate": self.recipe.encoder_rate, "lr": 0.0},
            {"params": heads, "rate": self.recipe.head_rate, "lr": 0.0},
        ]

    def _plan(self, epoch: int) -> list[tuple[Task, Any]]:
        """All batches of an epoch in their order."""
        chance = random.Random(self.recipe.seed * 1000 + epoch)
        steps = [(task, batch) for task in self.tasks for batch in task.plan(chance)]
        chance.shuffle(steps)
        return steps

    def run(self) -> None:
        """Train to the last epoch, with a checkpoint and dev scores after each."""
        self._log({"recipe": asdict(self.recipe), "steps": self.steps})
        for epoch in range(self.epoch, self.recipe.epochs):
            self._train_epoch(epoch)
            self.epoch = epoch + 1
            self.save()
            last = self.epoch == self.recipe.epochs
            self._log({"epoch": self.epoch, "dev": self.dev(None if last else 500)})

    def dev(self, limit: int | None) -> dict[str, dict[str, float]]:
        """Dev scores of the mean weights, in fp32; ``limit`` takes only so many sentences of each set."""
        torch.set_float32_matmul_precision("highest")
        network = Network(self.labels)
        network.load_state_dict(self.mean)
        network.eval()
        vocabulary = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
        lexicon = full_lexicon(self.corpora.trees, vocabulary)
        scores = Evaluation(network, self.labels, self.setting.pieces, lexicon).dev(self.corpora, limit)
        folder, setting = self.corpora_folder, Setting(self.setting.pieces, 4000, 0.0)
        with torch.inference_mode():
            articles = read_attributions(folder / "attribution" / "polnear-dev.jsonl", limit and limit // 20)
            scores["attribution"] = score_documents(network, setting, articles)
            judged = read_judged(folder / "factuality" / "uds-ih2" / "dev.jsonl")
            scores["factuality"] = score_facts(network, setting, judged)
        return scores

    def _train_epoch(self, epoch: int) -> None:
        chance = random.Random(self.recipe.seed * 7000 + epoch)
        torch.manual_seed(self.recipe.seed * 9000 + epoch)
        done = sum(len(self._plan(before)) for before in range(epoch))
        sums: dict[str, list[float]] = {}
        began = time.monotonic()
        torch.set_float32_matmul_precision(self.recipe.precision)
        self.network.train()
        steps = self._plan(epoch)
        for number, (task, batch) in enumerate(steps, start=1):
            losses = task.losses(self.network, batch, chance)
            if losses:
                self._update(sum(losses.values(), torch.zeros(())), done + number)
            for name, loss in losses.items():
                sums.setdefault(name, []).append(float(loss.detach()))
            if number % 50 == 0 or number == len(steps):
                means = {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
                spent = round(time.monotonic() - began, 1)
                self._log({"epoch": epoch, "step": number, "of": len(steps), "s": spent, "loss": means})
                sums = {}

    def _update(self, loss: Tensor, step: int) -> None:
        warm = max(1, int(self.steps * self.recipe.warmup))
        factor = min(step / warm, max(0.02, (self.steps - step) / max(1, self.steps - warm)))
        for group_ in self.optimiser.param_groups:
            group_["lr"] = group_["rate"] * factor
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        self._average(step)

    def _average(self, step: int) -> None:
        """The running mean of the weights; it begins with the weights themselves and grows longer."""
        share = 1 - min(self.recipe.average, (1 + step) / (10 + step))
        names, values = zip(*self.network.state_dict().items(), strict=True)
        torch._foreach_lerp_([self.mean[name] for name in names], list(values), share)

    def save(self) -> None:
        """Write the checkpoint of this epoch, which ``resume`` reads, whole or not at all."""
        path = self.folder / "last.pt"
        state = {
            "epoch": self.epoch, "network": self.mean, "newest": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
        }  # fmt: skip
        torch.save(state, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.folder / "last.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.epoch, self.mean = state["epoch"], state["network"]
            self.network.load_state_dict(state["newest"])
            self.optimiser.load_state_dict(state["optimiser"])

    def start_from(self, path: Path) -> None:
        """Take the weights of another run (to train on with a lower rate), but not its optimiser."""
        weights = torch.load(path, weights_only=True)["network"]
        self.network.load_state_dict(weights)
        self.mean = {name: value.detach().clone() for name, value in weights.items()}

    def _log(self, entry: dict[str, Any]) -> None:
        with self.log_path.open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="analysis", help="name of the run, below training/out and training/runs")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora (or set DRAGOMAN_CORPORA)")
    parser.add_argument("--from", dest="start", type=Path, help="checkpoint to start from (see training.committed)")
    for name, default in asdict(Recipe()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    arguments = parser.parse_args()
    recipe = Recipe(**{name: getattr(arguments, name) for name in asdict(Recipe())})
    trainer = Trainer(recipe, arguments.corpora, arguments.name)
    if arguments.start:
        trainer.start_from(arguments.start)
    trainer.resume()
    trainer.run()


if __name__ == "__main__":
    main()
