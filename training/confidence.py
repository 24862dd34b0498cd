"""Fits the weights of the confidence of events to the annotated reports, and says how good they are on reports left out.

    python -m training.confidence [--write]

A logistic regression over the signs of ``dragoman.record.confidence`` (scikit-learn). Figures are those of
``evaluation.confidence``, in cross-validation: each report is judged by weights that learnt from the others. ``--write``
puts weights that learnt from all into ``ontology/data/confidence.yaml``. Needs the annotated stories beside the corpora.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

import dragoman
from dragoman.ontology.confidence import Weights
from dragoman.record.confidence import confidence
from evaluation.confidence import Judged, all_judged, calibration

PATH = Path(dragoman.__file__).parent / "ontology/data/confidence.yaml"
HEAD = """# What makes an event more or less likely to be right in type, actors' and recipients' countries: log-odds. ``base`` is
# for an event without any sign; each sign that holds adds its number. The signs are those of record/confidence.py.
# Fitted to annotated reports: python -m training.confidence --write
"""
STRENGTH = 0.3  # inverse of the pull towards 0; chosen among 0.03 … 3 in cross-validation, where it matters little
RARE = 6  # a sign that fewer events have tells nothing


def fitted(rows: Sequence[Judged], strength: float = STRENGTH) -> Weights:
    """Weights that fit these events, rounded to a hundredth."""
    counts = Counter(sign for row in rows for sign in row.signs)
    names = sorted(sign for sign, count in counts.items() if count >= RARE)
    table = np.array([[float(name in row.signs) for name in names] for row in rows])
    model = LogisticRegression(C=strength, max_iter=1000)
    model.fit(table, [row.right for row in rows], sample_weight=[row.weight for row in rows])
    signs = {name: round(float(value), 2) for name, value in zip(names, model.coef_[0], strict=True)}
    return Weights(round(float(model.intercept_[0]), 2), {name: value for name, value in signs.items() if value})


def left_out(rows: Sequence[Judged], strength: float = STRENGTH) -> list[float]:
    """The confidence of each event by weights that never saw its report."""
    weights = {name: fitted([r for r in rows if r.report != name], strength) for name in {r.report for r in rows}}
    return [confidence(row.signs, weights[row.report]) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    parser.add_argument("--strength", type=float, default=STRENGTH)
    options = parser.parse_args()
    rows = all_judged(dragoman.load())
    for name, value in calibration(rows, left_out(rows, options.strength)).items():
        print(f"{name:20s} {value:.3f}")
    weights = fitted(rows, options.strength)
    if options.write:
        text = yaml.safe_dump({"base": weights.base, "signs": dict(weights.signs)}, sort_keys=True)
        PATH.write_text(HEAD + text, encoding="utf-8")
        return
    print(f"base {weights.base}")
    for sign, value in sorted(weights.signs.items(), key=lambda item: item[1]):
        print(f"{value:6.2f} {sign}")


if __name__ == "__main__":
    main()
