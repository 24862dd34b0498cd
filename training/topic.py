"""Train the head that tells reports about politics from others: ``python -m training.topic --help``.

The reports of ``bulk/`` stand under the headings of the page that they come from. Half of the training sentences are of
reports under political headings, half of reports under headings of sport, science and the arts; headings that mix both
(business, health, disasters) are left out. The labels are noisy: a riot of fans stands under sport. Every eighth year is
kept for measuring (``evaluation.other_topics``). Takes a minute.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.heads.topic import FEWEST, TopicWeights, mean_state
from dragoman.analysis.tokenizer import segment
from training.export import write_manifest
from training.headings import OTHER, POLITICAL, is_kept
from training.paths import BULK, CORPORA, PACKAGE_DATA

FILE = "topic.npz"
REPORTS = 4000  # of each kind
SEED, DECAY = 3, 5e-3


@dataclass(frozen=True, slots=True)
class Rows:
    """Sentences: mean ``states`` (rows, 384), ``labels`` (rows,) 1 for political, ``reports`` (rows,) their numbers."""

    states: NDArray[np.float32]
    labels: NDArray[np.float32]
    reports: NDArray[np.int64]


def chosen_reports(lines: Sequence[str], kept: bool, seed: int = SEED) -> list[tuple[str, int]]:
    """Texts with their label, political first, at most ``REPORTS`` of each kind; ``kept``: of the years kept apart."""
    reports = [json.loads(line) for line in lines]
    chance = random.Random(seed)
    found: list[tuple[str, int]] = []
    for label, headings in ((1, POLITICAL), (0, OTHER)):
        pool = [r["text"] for r in reports if r["category"] in headings and is_kept(r["date"]) == kept]
        found.extend((text, label) for text in chance.sample(pool, min(REPORTS, len(pool))))
    return found


def rows_of(analyser: Analyser, reports: Sequence[tuple[str, int]]) -> Rows:
    states, labels, numbers = [], [], []
    for number, (text, label) in enumerate(reports):
        for sentence in segment(text):
            words = [text[start:end] for start, end in sentence.words]
            if len(words) >= FEWEST:
                states.append(mean_state(analyser.context(words)))
                labels.append(label)
                numbers.append(number)
    return Rows(np.array(states), np.array(labels, dtype=np.float32), np.array(numbers))


def fit(rows: Rows) -> TopicWeights:
    """Logistic regression with squared weights as its price, on standardised states, back on the states as they are."""
    mean, spread = rows.states.mean(axis=0), rows.states.std(axis=0) + 1e-6
    inputs, labels = torch.from_numpy((rows.states - mean) / spread), torch.from_numpy(rows.labels)
    weights, bias = torch.zeros(inputs.shape[1], requires_grad=True), torch.zeros((), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=300)

    def step() -> float:
        optimiser.zero_grad()
        loss = F.binary_cross_entropy_with_logits(inputs @ weights + bias, labels) + DECAY * (weights**2).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss.item()

    optimiser.step(step)  # type: ignore[no-untyped-call]
    found = weights.detach().numpy() / spread
    return TopicWeights(found.astype(np.float32), np.float32(float(bias.detach()) - float(mean @ found)))  # type: ignore[arg-type]


def accuracy(rows: Rows, weights: TopicWeights) -> float:
    """The share of reports on whose side of zero the mean of their sentences falls, in percent."""
    odds = rows.states @ weights.weights + weights.bias
    right = [
        (odds[rows.reports == report].mean() > 0) == (rows.labels[rows.reports == report][0] == 1)
        for report in np.unique(rows.reports)
    ]
    return round(100 * float(np.mean(right)), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--package", type=Path, default=PACKAGE_DATA, help="folder of the exported model")
    options = parser.parse_args()
    torch.set_num_threads(1)
    if not (options.package / FILE).exists():  # the analyser does not load without
        np.savez(options.package / FILE, weights=np.zeros(384, np.float32), bias=np.float32(0))
        write_manifest(options.package)
    lines = (options.corpora / BULK).read_text(encoding="utf-8").splitlines()
    analyser = Analyser.load(options.package)
    weights = fit(rows_of(analyser, chosen_reports(lines, kept=False)))
    np.savez(options.package / FILE, weights=weights.weights, bias=weights.bias)
    write_manifest(options.package)
    kept = rows_of(analyser, chosen_reports(lines, kept=True))
    print(json.dumps({"sentences kept": len(kept.labels), "reports on the right side": accuracy(kept, weights)}))


if __name__ == "__main__":
    main()
