"""Groups by average link: the two groups whose members are most alike on average are joined, as long as that is enough."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def average_link(likeness: Floats, least: float) -> list[int]:
    """The number of the group of each row of a symmetric matrix; groups are numbered in the order of their first rows.

    Two groups are joined while the mean of ``likeness`` between their members is at least ``least``. The best partner of
    each group is kept, so that the time grows with the square of the rows.
    """
    count = len(likeness)
    if count == 0:
        return []
    alike = likeness.astype(np.float64)
    np.fill_diagonal(alike, -np.inf)
    sizes, home, rows = np.ones(count), np.arange(count), np.arange(count)
    best = alike.argmax(axis=1)
    while True:
        top = int(alike[rows, best].argmax())
        if not alike[top, best[top]] >= least:
            break
        kept, gone = sorted((top, int(best[top])))
        _join(alike, sizes, kept, gone)
        home[home == gone] = kept
        stale = (best == kept) | (best == gone)
        stale[[kept, gone]] = True
        best[stale] = alike[stale].argmax(axis=1)
        better = alike[:, kept] > alike[rows, best]
        best[better] = kept
    numbers = {group: number for number, group in enumerate(dict.fromkeys(home.tolist()))}
    return [numbers[group] for group in home.tolist()]


def _join(alike: Floats, sizes: Floats, kept: int, gone: int) -> None:
    """Puts the mean of two groups in the place of the one and bars the other."""
    total = sizes[kept] + sizes[gone]
    mean = (sizes[kept] * alike[kept] + sizes[gone] * alike[gone]) / total
    alike[kept], alike[:, kept] = mean, mean
    alike[gone], alike[:, gone] = -np.inf, -np.inf
    alike[kept, kept] = -np.inf
    sizes[kept] = total
