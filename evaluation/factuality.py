"""Factuality against UDS-IH2: ``python -m evaluation.factuality [--file F]``.

Mean absolute error and Pearson's r over all judged predicates, on gold tokens; judgements run from -3 to 3.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.weights import DATA
from evaluation.corpora import corpora
from training.judged import read_judged
from training.scores import correlation, mean_absolute_error


def factuality_figures(analyser: Analyser, path: Path) -> dict[str, float]:
    """The figures on a file of UDS-IH2."""
    judged = [(words, values) for words, values in read_judged(path).items() if values]
    found = analyser.factuality([words for words, _ in judged], [list(values) for _, values in judged])
    pairs = [pair for (_, values), row in zip(judged, found, strict=True) for pair in zip(values.values(), row, strict=True)]
    gold, ours = [one for one, _ in pairs], [other for _, other in pairs]
    return {"MAE": mean_absolute_error(gold, ours), "r": correlation(gold, ours)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=corpora() / "factuality/uds-ih2/dev.jsonl")
    parser.add_argument("--weights", type=Path, default=DATA, help="folder of the model's files")
    options = parser.parse_args()
    for name, value in factuality_figures(Analyser.load(options.weights), options.file).items():
        print(f"{name:5s} {value:.3f}")


if __name__ == "__main__":
    main()
