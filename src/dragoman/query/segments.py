"""Cuts a series where its level changes: optimal partitioning with pruning (PELT).

The method is that of Killick, Fearnhead and Eckley, "Optimal detection of changepoints with a linear computational
cost", JASA 107 (2012), 1590–1598: of all ways to cut the series the one with the smallest cost, where every cut costs a
penalty. The cost of a piece is twice its negative log-likelihood under one level, up to a constant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Places = NDArray[np.int64]

MEDIAN = 0.4549  # of chi-squared with one degree of freedom: squared differences are compared with it
LEAST_DISPERSION, MOST_DISPERSION = 0.01, 4.0
USUAL_DISPERSION, USUAL_WEIGHT = 0.4, 20
TELLING = 2  # events a period, from which on neighbours say how much counts vary
HALVINGS = 40
FEW = 8  # means, below which their variance is not known
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Likelihood:
    """What pieces of a series cost. ``sums`` are running totals, one row for each statistic that ``fit`` turns into
    the cost of a piece and ``level`` into its mean."""

    sums: Values
    fit: Callable[[Values], Values]
    level: Callable[[Values], float]

    @property
    def length(self) -> int:
        return int(self.sums.shape[1]) - 1

    def piece(self, start: int, end: int) -> Values:
        """The statistics of a piece, half-open; those of two pieces may be added."""
        return self.sums[:, end] - self.sums[:, start]

    def costs(self, starts: Places, end: int) -> Values:
        """Of each piece from a start up to the end."""
        return self.fit(self.sums[:, end : end + 1] - self.sums[:, starts])

    def cuts(self, start: int, cuts: Places, end: int) -> Values:
        """Of the two pieces into which each cut parts a piece."""
        return self.fit(self.sums[:, cuts] - self.sums[:, [start]]) + self.costs(cuts, end)

    def cost(self, piece: Values) -> float:
        return float(self.fit(piece[:, None])[0])


def partition(series: Likelihood, penalty: float) -> tuple[int, ...]:
    """Where the pieces begin, 0 first; nothing for a series without values."""
    best, before = np.zeros(series.length + 1), np.zeros(series.length + 1, dtype=np.int64)
    best[0] = -penalty
    alive = np.zeros(1, dtype=np.int64)
    for end in range(1, series.length + 1):
        totals = best[alive] + series.costs(alive, end)
        place = int(np.argmin(totals))
        best[end], before[end] = totals[place] + penalty, alive[place]
        alive = np.append(alive[totals <= best[end]], end)  # the others can never become the best again
    starts, at = [], series.length
    while at > 0:
        at = int(before[at])
        starts.append(at)
    return tuple(reversed(starts))


def count_likelihood(counts: Sequence[float]) -> Likelihood:
    """Of counts that vary more than a Poisson's: negative binomial, with one dispersion for the whole series."""
    size = 1 / dispersion(counts)

    def fit(pieces: Values) -> Values:
        total, length = pieces
        mean = total / length
        told = total * np.log(np.maximum(mean, TINY)) - (total + length * size) * np.log1p(mean / size)
        return np.asarray(-2 * (told - total * np.log(size)))

    ones = np.ones(len(counts))
    return Likelihood(_running(counts, ones), fit, lambda piece: float(piece[0] / piece[1]))


def mean_likelihood(means: Sequence[float], weights: Sequence[float]) -> Likelihood:
    """Of means that are known the better, the greater their weight; a weight of 0 says that nothing is known."""
    value, weight = np.asarray(means, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    variance = _variance(value[weight > 0], weight[weight > 0])

    def fit(pieces: Values) -> Values:
        known, total, squares = pieces
        return np.asarray((squares - total**2 / np.maximum(known, TINY)) / variance)

    def level(piece: Values) -> float:
        return float(piece[1] / piece[0]) if piece[0] else 0.0

    return Likelihood(_running(weight, weight * value, weight * value**2), fit, level)


def dispersion(counts: Sequence[float]) -> float:
    """How much more the counts vary than a Poisson's (the variance is m + dispersion · m²), from neighbours.

    Neighbours mostly share their level, so the median of their squared differences hardly sees the changes. Small
    counts say next to nothing about it: the usual dispersion counts as much as ``USUAL_WEIGHT`` pairs of neighbours.
    """
    values = np.asarray(counts, dtype=np.float64)
    squares, means = np.diff(values) ** 2 / 2, (values[1:] + values[:-1]) / 2
    squares, means = squares[means >= TELLING], means[means >= TELLING]
    least, most = LEAST_DISPERSION, MOST_DISPERSION
    for _ in range(HALVINGS if len(means) else 0):
        middle = (least + most) / 2
        if float(np.median(squares / (means + middle * means**2))) > MEDIAN:
            least = middle
        else:
            most = middle
    return (len(means) * (least + most) / 2 + USUAL_WEIGHT * USUAL_DISPERSION) / (len(means) + USUAL_WEIGHT)


def _variance(means: Values, weights: Values) -> float:
    """Of a mean with weight 1, from neighbours; 1 where there are too few."""
    if len(means) <= FEW:
        return 1.0
    shared = weights[1:] * weights[:-1] / (weights[1:] + weights[:-1])
    return max(float(np.median(shared * np.diff(means) ** 2)) / MEDIAN, 0.01)


def _running(*rows: Sequence[float] | Values) -> Values:
    return np.asarray([np.concatenate([[0.0], np.cumsum(np.asarray(row, dtype=np.float64))]) for row in rows])
