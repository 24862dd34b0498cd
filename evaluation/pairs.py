"""The type of what one party does to another, against a PLV file: ``python -m evaluation.pairs [--file F]``.

Macro F1 over the roots of the file and over its four quads, and the calibration error of the best root. The best of the
16 types counts, never NONE; CONCEDE and RETREAT are one root there (YIELD). PLV has no dev part of its own: without
``--file`` the seventh of ``plv-train`` that training leaves out is scored. That is few, so ``--folds 3`` trains as the
package's network was trained on two thirds at a time and scores the third (needs torch and ``training.pair_run base``).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.weights import DATA
from evaluation.corpora import corpora
from training.pair_scores import figures
from training.pairs import LabelledPair, read_labelled, split_pairs


def pair_figures(analyser: Analyser, pairs: Sequence[LabelledPair]) -> dict[str, float]:
    """Macro F1 of roots and of quads, accuracy and calibration error, in per cent."""
    found = [analyser.code_pair(pair.text, pair.actor, pair.recipient) for pair in pairs]
    return figures([pair.root for pair in pairs], found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, help="a file in the format of plv-train.jsonl")
    parser.add_argument("--weights", type=Path, default=DATA, help="folder of the model's files")
    parser.add_argument("--folds", type=int, help="train and score on parts of the file instead")
    options = parser.parse_args()
    path = options.file or corpora() / "plover/plv-train.jsonl"
    pairs = read_labelled(path)
    if options.folds:
        run = import_module("training.pair_run")  # here, because it needs torch and scoring the package does not
        run.folds(pairs, options.folds, run.encoder_pieces())
        return
    for name, value in pair_figures(Analyser.load(options.weights), pairs if options.file else split_pairs(pairs)[1]).items():
        print(f"{name:17s} {value:.1f}")


if __name__ == "__main__":
    main()
