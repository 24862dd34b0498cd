"""How good probabilities of types are, as PLV counts: roots, quads, and whether a probability says how often it is right."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from training.scores import macro_f1

Probabilities = Mapping[str, float]

# PLV does not tell these two types apart.
YIELD = frozenset(("CONCEDE", "RETREAT"))
# Verbal and material cooperation and conflict, as PLV counts them.
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3,
    "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
BINS = 10
TEMPERATURES = tuple(round(0.5 + 0.05 * step, 2) for step in range(51))


def roots_of(probabilities: Probabilities) -> dict[str, float]:
    """Probabilities of PLV's roots; NONE has none."""
    roots: dict[str, float] = {}
    for kind, probability in probabilities.items():
        if kind != "NONE":
            root = "YIELD" if kind in YIELD else kind
            roots[root] = roots.get(root, 0.0) + probability
    return roots


def root_of(probabilities: Probabilities) -> str:
    """The best root."""
    roots = roots_of(probabilities)
    return max(roots, key=lambda root: roots[root])


def figures(gold: Sequence[str], found: Sequence[Probabilities]) -> dict[str, float]:
    """Macro F1 in per cent of roots and quads, the share of right roots, and the calibration error of the best one."""
    best = [root_of(probabilities) for probabilities in found]
    right = [g == b for g, b in zip(gold, best, strict=True)]
    return {
        "root macro F1": macro_f1(gold, best),
        "quad macro F1": macro_f1([str(QUADS[root]) for root in gold], [str(QUADS[root]) for root in best]),
        "root accuracy": round(100 * sum(right) / len(right), 2),
        "calibration error": calibration_error([max(roots_of(p).values()) for p in found], right),
    }


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error in per cent, over ten bins of equal width."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for probability, hit in zip(sure, right, strict=True):
        bins.setdefault(min(int(probability * BINS), BINS - 1), []).append((probability, hit))
    gaps = (abs(sum(p for p, _ in rows) - sum(hit for _, hit in rows)) for rows in bins.values())
    return round(100 * sum(gaps) / len(sure), 2)


def fit_temperature(gold: Sequence[str], found: Sequence[Probabilities]) -> float:
    """What scores have to be divided by, so that the gold roots are likeliest."""
    return min(TEMPERATURES, key=lambda temperature: _surprise(gold, found, temperature))


def _surprise(gold: Sequence[str], found: Sequence[Probabilities], temperature: float) -> float:
    cooled = (roots_of(tempered(probabilities, temperature)) for probabilities in found)
    return -sum(math.log(max(roots[root], 1e-9)) for root, roots in zip(gold, cooled, strict=True))


def tempered(probabilities: Probabilities, temperature: float) -> dict[str, float]:
    """The probabilities of scores that are divided by ``temperature``."""
    raised = {kind: max(probability, 1e-12) ** (1 / temperature) for kind, probability in probabilities.items()}
    return {kind: value / sum(raised.values()) for kind, value in raised.items()}
