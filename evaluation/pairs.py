"""The type of what one party does to another, against a PLV file: ``python -m evaluation.pairs [--file F]``.

Macro F1 over the roots of the file and over its four quads. The best of the 16 types counts, never NONE; CONCEDE and
RETREAT are one root there (YIELD). PLV has no dev part of its own: without ``--file`` the seventh of ``plv-train`` that
training leaves out is scored.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.weights import DATA
from evaluation.corpora import corpora
from training.pairs import LabelledPair, read_labelled, split_pairs
from training.scores import macro_f1

YIELD = frozenset(("CONCEDE", "RETREAT"))
# Verbal and material cooperation and conflict, as PLV counts them.
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3,
    "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip


def pair_figures(analyser: Analyser, pairs: Sequence[LabelledPair]) -> dict[str, float]:
    """Macro F1 in per cent of roots and of quads."""
    found = [root_of(analyser.code_pair(pair.text, pair.actor, pair.recipient)) for pair in pairs]
    return {
        "root macro F1": macro_f1([pair.root for pair in pairs], found),
        "quad macro F1": macro_f1([str(QUADS[p.root]) for p in pairs], [str(QUADS[root]) for root in found]),
    }


def root_of(probabilities: dict[str, float]) -> str:
    """The best root: the probabilities of types that PLV does not tell apart are added up."""
    roots: dict[str, float] = {}
    for kind, probability in probabilities.items():
        if kind != "NONE":
            root = "YIELD" if kind in YIELD else kind
            roots[root] = roots.get(root, 0.0) + probability
    return max(roots, key=lambda root: roots[root])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, help="a file in the format of plv-train.jsonl")
    parser.add_argument("--weights", type=Path, default=DATA, help="folder of the model's files")
    options = parser.parse_args()
    path = options.file or corpora() / "plover/plv-train.jsonl"
    pairs = read_labelled(path)
    for name, value in pair_figures(Analyser.load(options.weights), pairs if options.file else split_pairs(pairs)[1]).items():
        print(f"{name:15s} {value:.1f}")


if __name__ == "__main__":
    main()
