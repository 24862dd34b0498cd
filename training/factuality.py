"""Train the factuality head on what the package's own model says of UDS-IH2 and of sentences of our own.

    python -m training.factuality --help

The encoder is not touched: trees, states and the graph's answers come from the exported files. Writes
``factuality.npz`` to the folder of these files, and their manifest anew.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.heads.factuality import FactualityWeights, scores
from training.export import write_manifest
from training.factuality_frames import own_sentences
from training.factuality_model import FactualityHead, HeadSizes, frequent, numbered
from training.factuality_rows import Rows, joined_rows, read_rows, reading_tree, reworded
from training.judged import read_judged
from training.paths import CORPORA, PACKAGE_DATA, RUNS
from training.scores import correlation, mean_absolute_error

FILE = "factuality.npz"


@dataclass(frozen=True, slots=True)
class FactualityRecipe:
    """Everything that decides a run."""

    copies: int = 3  # of the corpus, each reworded in another way; the corpus itself is left out
    reworded: float = 0.9
    own_rounds: int = 16  # times that each frame is filled
    own_weight: float = 2.0  # of a predicate of ours against one of the corpus
    epochs: int = 8
    batch: int = 512
    rate: float = 2e-3
    decay: float = 3.0
    warm_steps: int = 50
    least: int = 12  # predicates that have a feature
    bend: float = 0.5  # where the loss turns from squares into absolutes
    seed: int = 20


@dataclass(frozen=True, slots=True)
class Table:
    """Tensors of all training predicates."""

    rows: Tensor
    facts: Tensor
    states: Tensor
    judgements: Tensor
    weights: Tensor


def training_rows(analyser: Analyser, corpora: Path, recipe: FactualityRecipe) -> tuple[Rows, Rows]:
    """Predicates of reworded copies of the corpus, and of our own sentences."""
    judged = read_judged(corpora / "factuality" / "uds-ih2" / "train.jsonl")
    sentences = [(words, values) for words, values in judged.items() if values]
    chance = random.Random(recipe.seed)
    trees = [reading_tree(words, analyser.read_words(words)) for words, _ in sentences]
    copies = [reworded(sentences, trees, recipe.reworded, chance) for _ in range(recipe.copies)]
    corpus = joined_rows([read_rows(analyser, copy) for copy in copies])
    return corpus, read_rows(analyser, own_sentences(recipe.own_rounds, recipe.seed))


def table_of(corpus: Rows, own: Rows, features: list[str], own_weight: float) -> Table:
    both = joined_rows([corpus, own])
    weights = np.ones(len(both.judgements), dtype=np.float32)
    weights[len(corpus.judgements) :] = own_weight
    return Table(
        numbered(both.features, features),
        torch.from_numpy(both.facts),
        torch.from_numpy(both.states),
        torch.from_numpy(both.judgements),
        torch.from_numpy(weights),
    )


def train_head(recipe: FactualityRecipe, sizes: HeadSizes, table: Table, features: int) -> tuple[FactualityHead, list[float]]:
    """The head, and the mean loss of each epoch."""
    torch.manual_seed(recipe.seed)
    head = FactualityHead(features, sizes)
    optimiser = torch.optim.AdamW(head.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    total = recipe.epochs * -(-len(table.judgements) // recipe.batch)
    step, means = 0, []
    head.train()
    for _ in range(recipe.epochs):
        losses = []
        for chosen in torch.randperm(len(table.judgements)).split(recipe.batch):
            optimiser.param_groups[0]["lr"] = recipe.rate * min((step + 1) / recipe.warm_steps, max(0.02, 1 - step / total))
            step += 1
            found = head(table.rows[chosen], table.facts[chosen], table.states[chosen])
            loss = F.smooth_l1_loss(found, table.judgements[chosen], beta=recipe.bend, reduction="none")
            loss = (loss * table.weights[chosen]).mean()
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            losses.append(float(loss.detach()))
        means.append(round(sum(losses) / len(losses), 4))
    head.eval()
    return head, means


def write_weights(head: FactualityHead, features: list[str], path: Path) -> None:
    names = np.frombuffer("\n".join(features).encode(), dtype=np.uint8)
    np.savez_compressed(path, features=names, **head.arrays())  # type: ignore[arg-type]


def dev_scores(rows: Rows, weights: FactualityWeights) -> dict[str, float]:
    """The figures on predicates as the head's file judges them (of every part of speech, so not quite the package's)."""
    found = np.clip(scores(rows.features, rows.facts, rows.states, weights), -3, 3).tolist()
    gold = rows.judgements.tolist()
    return {"MAE": round(mean_absolute_error(gold, found), 4), "r": round(correlation(gold, found), 4)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="factuality", help="name of the run's log, below training/runs")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--package", type=Path, default=PACKAGE_DATA, help="folder of the exported model")
    defaults = asdict(FactualityRecipe()) | asdict(HeadSizes())
    for name, default in defaults.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    options = vars(parser.parse_args())
    recipe = FactualityRecipe(**{name: options[name] for name in asdict(FactualityRecipe())})
    sizes = HeadSizes(**{name: options[name] for name in asdict(HeadSizes())})
    torch.set_num_threads(1)
    began = time.monotonic()
    folder: Path = options["package"]
    if not (folder / FILE).exists():  # the analyser does not load without
        write_weights(FactualityHead(1, sizes), ["denied"], folder / FILE)
        write_manifest(folder)
    analyser = Analyser.load(folder)
    corpus, own = training_rows(analyser, options["corpora"], recipe)
    dev = read_rows(analyser, read_judged(options["corpora"] / "factuality" / "uds-ih2" / "dev.jsonl").items())
    read_s = round(time.monotonic() - began, 1)
    features = frequent([*corpus.features, *own.features], recipe.least)
    head, losses = train_head(recipe, sizes, table_of(corpus, own, features, recipe.own_weight), len(features))
    write_weights(head, features, folder / FILE)
    write_manifest(folder)
    entry = {
        "recipe": asdict(recipe), "sizes": asdict(sizes), "features": len(features), "losses": losses, "read_s": read_s,
        "s": round(time.monotonic() - began, 1), "dev": dev_scores(dev, FactualityWeights.load(folder / FILE)),
    }  # fmt: skip
    with (RUNS / f"{options['name']}.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(entry) + "\n")
    print(json.dumps(entry))


if __name__ == "__main__":
    main()
