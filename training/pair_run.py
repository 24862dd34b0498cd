"""Train the pair network: ``python -m training.pair_run --help``; its log goes to ``training/runs/pairs.jsonl``.

In two steps: ``base`` learns from our own examples and from pairs that the rules code; ``final`` goes on from there with PLV,
all but the seventh that is kept for dev, and the examples again, once for each seed, and takes the mean of the weights.
``folds`` does the second step on a part of PLV at a time, with one seed, and scores the rest.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch

from dragoman.analysis.heads.pairs import Marked, mark
from dragoman.analysis.wordpiece import WordPieces
from training.committed import Constants
from training.export import kept_pieces
from training.model import Encoder
from training.pair_material import SILVER, Weighted, read_examples, read_pairs
from training.pair_model import PairNetwork
from training.pair_scores import figures, fit_temperature, tempered
from training.pair_training import TYPES, Recipe, Trainer, judged, log
from training.pairs import LabelledPair, as_words, read_labelled, split_pairs
from training.paths import CORPORA, OUT, PACKAGE_DATA, encoder_folder

FOLDER = OUT / "pairs"
BASE, CHECKPOINT = FOLDER / "base.pt", FOLDER / "last.pt"
FIRST = Recipe(epochs=2, rate=2e-4, head_rate=6e-4, bystanders=0.0)
SECOND = Recipe(epochs=5, rate=1.5e-4, head_rate=4.5e-4)
SEEDS = (1, 2)
EXAMPLE_SHARE = 0.5  # of our own examples in each epoch of the second step


def base(pieces: WordPieces) -> PairNetwork:
    """The network before it meets PLV."""
    own, silver = read_examples(), read_pairs(SILVER)
    log({"step": "base", "recipe": asdict(FIRST), "own": len(own), "silver": len(silver)})
    return Trainer(fresh(FIRST.seed), FIRST, [Weighted(pair, 1.0) for pair in own + silver], pieces).run()


def tuned(labelled: Sequence[LabelledPair], recipe: Recipe, pieces: WordPieces) -> PairNetwork:
    """The network that goes on from ``base`` with labelled pairs and some of our own examples."""
    plv = [Weighted(as_words(pair), 1.0) for pair in labelled]
    own = [Weighted(pair, EXAMPLE_SHARE) for pair in read_examples()]
    return Trainer(load_network(BASE), recipe, plv + own, pieces).run()


def folds(labelled: Sequence[LabelledPair], count: int, pieces: WordPieces) -> None:
    """Score every pair by a network that has not learnt from it."""
    order = list(range(len(labelled)))
    random.Random(5).shuffle(order)
    found: dict[int, dict[str, float]] = {}
    for fold in range(count):
        left_out = set(order[fold::count])
        network = tuned([p for i, p in enumerate(labelled) if i not in left_out], SECOND, pieces)
        rows = judged(network, [as_words(labelled[i]) for i in sorted(left_out)], pieces)
        found.update(zip(sorted(left_out), rows, strict=True))
        log({"fold": fold, **figures([labelled[i].root for i in sorted(left_out)], rows)})
    gold, rows = [pair.root for pair in labelled], [found[i] for i in range(len(labelled))]
    temperature = fit_temperature(gold, rows)
    cooled = [tempered(row, temperature) for row in rows]
    log({"folds": count, "recipe": asdict(SECOND), "temperature": temperature,
         **figures(gold, rows), "cooled": figures(gold, cooled)})  # fmt: skip


def final(labelled: Sequence[LabelledPair], everything: bool, pieces: WordPieces) -> PairNetwork:
    """The network that is exported; where it learns ``everything``, its figures on the kept part say nothing."""
    learnt, kept = split_pairs(labelled)
    learnt = list(labelled) if everything else learnt
    rows = [as_words(pair) for pair in kept]
    states = []
    for seed in SEEDS:
        network = tuned(learnt, replace(SECOND, seed=seed), pieces)
        log({"seed": seed, "kept": figures([p.root for p in kept], judged(network, rows, pieces))})
        states.append(network.state_dict())
    network.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    log({"step": "final", "everything": everything, "kept": figures([p.root for p in kept], judged(network, rows, pieces))})
    return network


def fresh(seed: int) -> PairNetwork:
    """The pretrained encoder with the table of word pieces that the package's encoder has, which the two share."""
    torch.manual_seed(seed)
    encoder = Encoder()
    encoder.load_pretrained(encoder_folder())
    vocabulary = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    with torch.no_grad():
        encoder.pieces.weight[kept_pieces(vocabulary)] = Constants(PACKAGE_DATA / "analysis.onnx").table("pieces")
    return PairNetwork(encoder, len(TYPES))


def encoder_pieces() -> WordPieces:
    """The whole vocabulary of the pretrained encoder."""
    return WordPieces(encoder_folder() / "vocab.txt")


def load_network(checkpoint: Path) -> PairNetwork:
    network = fresh(0)
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    return network.eval()


def marked_pairs() -> list[Marked]:
    """The pairs that the network learns from, as the package's graph reads them."""
    pieces = WordPieces(PACKAGE_DATA / "vocabulary.txt")
    learnt = split_pairs(read_labelled(CORPORA / "plover" / "plv-train.jsonl"))[0]
    return [mark(pieces.encode(pair.words), pair.roles) for pair in map(as_words, learnt)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("base", "folds", "final"))
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--everything", action="store_true", help="final: learn the kept seventh too, into all.pt")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    FOLDER.mkdir(parents=True, exist_ok=True)
    pieces = encoder_pieces()
    labelled = read_labelled(CORPORA / "plover" / "plv-train.jsonl")
    if options.step == "base":
        torch.save(base(pieces).state_dict(), BASE)
    elif options.step == "folds":
        folds(labelled, options.folds, pieces)
    else:
        target = CHECKPOINT.with_name("all.pt") if options.everything else CHECKPOINT
        torch.save(final(labelled, options.everything, pieces).state_dict(), target)


if __name__ == "__main__":
    main()
