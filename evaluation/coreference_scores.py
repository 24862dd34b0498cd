"""MUC, B³ and CEAF-φ4 with their mean, as the CoNLL-2012 task scores coreference (Pradhan et al. 2014).

A cluster is a list of spans of any hashable kind. Counts are summed over documents before ratios are taken. Mentions
that only one side has are treated as the reference scorer does: they lie in no cluster of the other side.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Cluster = Sequence[Hashable]
Clusters = Sequence[Cluster]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a measure found of what there was: ``right`` twice, because precision and recall count it differently."""

    right_of_found: float = 0.0
    found: float = 0.0
    right_of_gold: float = 0.0
    gold: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right_of_found + other.right_of_found,
            self.found + other.found,
            self.right_of_gold + other.right_of_gold,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        return self.right_of_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right_of_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


MEASURES = ("mentions", "MUC", "B3", "CEAF-e")


def score_documents(pairs: Iterable[tuple[Clusters, Clusters]]) -> dict[str, float]:
    """Per cent over (gold, found) pairs: precision, recall and F1 of each measure, and their mean as ``CoNLL F1``."""
    totals = dict.fromkeys(MEASURES, Counts())
    for gold, found in pairs:
        for name, counts in count_document(gold, found).items():
            totals[name] += counts
    scores = {
        f"{name} {letter}": round(100 * value, 2)
        for name, counts in totals.items()
        for letter, value in (("P", counts.precision), ("R", counts.recall), ("F1", counts.f1))
    }
    mean = sum(totals[name].f1 for name in MEASURES[1:]) / 3
    return {"CoNLL F1": round(100 * mean, 2), **scores}


def count_document(gold: Clusters, found: Clusters) -> dict[str, Counts]:
    """The counts of every measure for one document."""
    return {"mentions": _mentions(gold, found), "MUC": muc(gold, found), "B3": b_cubed(gold, found), "CEAF-e": ceaf(gold, found)}


def _mentions(gold: Clusters, found: Clusters) -> Counts:
    ours, theirs = {span for cluster in found for span in cluster}, {span for cluster in gold for span in cluster}
    both = float(len(ours & theirs))
    return Counts(both, len(ours), both, len(theirs))


def muc(gold: Clusters, found: Clusters) -> Counts:
    """Links (Vilain et al. 1995): how many of the links that hold each cluster together the other side has too."""
    right_of_gold, all_gold = _kept_links(gold, found)
    right_of_found, all_found = _kept_links(found, gold)
    return Counts(right_of_found, all_found, right_of_gold, all_gold)


def _kept_links(key: Clusters, other: Clusters) -> tuple[float, float]:
    place = {span: index for index, cluster in enumerate(other) for span in cluster}
    kept = total = 0
    for cluster in key:
        known = [place[span] for span in cluster if span in place]
        parts = len(set(known)) + len(cluster) - len(known)
        kept += len(cluster) - parts
        total += len(cluster) - 1
    return float(kept), float(total)


def b_cubed(gold: Clusters, found: Clusters) -> Counts:
    """Mentions (Bagga and Baldwin 1998): which share of its cluster each mention shares with the other side's."""
    gold_sets, found_sets = [set(cluster) for cluster in gold], [set(cluster) for cluster in found]
    shared = _overlaps(gold_sets, found_sets) ** 2
    gold_sizes, found_sizes = _sizes(gold_sets), _sizes(found_sets)
    right_of_gold = float((shared.sum(axis=1) / gold_sizes).sum()) if gold else 0.0
    right_of_found = float((shared.sum(axis=0) / found_sizes).sum()) if found else 0.0
    return Counts(right_of_found, float(found_sizes.sum()), right_of_gold, float(gold_sizes.sum()))


def ceaf(gold: Clusters, found: Clusters) -> Counts:
    """Entities (Luo 2005): the best one-to-one match of clusters, similar by φ4 = 2 |G ∩ F| / (|G| + |F|)."""
    gold_sets, found_sets = [set(cluster) for cluster in gold], [set(cluster) for cluster in found]
    if not gold or not found:
        return Counts(0.0, len(found), 0.0, len(gold))
    sizes = _sizes(gold_sets)[:, None] + _sizes(found_sets)[None, :]
    similarity = 2 * _overlaps(gold_sets, found_sets) / sizes
    best = sum(float(similarity[row, column]) for row, column in best_match(similarity))
    return Counts(best, len(found), best, len(gold))


def _overlaps(gold: Sequence[set[Hashable]], found: Sequence[set[Hashable]]) -> NDArray[np.float64]:
    return np.array([[len(one & other) for other in found] for one in gold], dtype=np.float64).reshape(
        len(gold), len(found)
    )


def _sizes(sets: Sequence[set[Hashable]]) -> NDArray[np.float64]:
    return np.array([len(cluster) for cluster in sets], dtype=np.float64)


def best_match(gain: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pairs (row, column) of a one-to-one match with the largest sum of gains, by Kuhn and Munkres in O(n³).

    The variant with potentials: rows are added one at a time by the shortest augmenting path.
    """
    turned = gain.shape[0] > gain.shape[1]
    cost = -(gain.T if turned else gain)
    rows, columns = cost.shape
    row_potential, column_potential = np.zeros(rows + 1), np.zeros(columns + 1)
    match = np.zeros(columns + 1, dtype=np.int64)  # row (1-based) of each column (1-based), 0 for none
    for row in range(1, rows + 1):
        match[0] = row
        column = 0
        shortest, before = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=np.int64)
        used = np.zeros(columns + 1, dtype=bool)
        while match[column] != 0:
            used[column] = True
            at = int(match[column])
            reduced = cost[at - 1] - row_potential[at] - column_potential[1:]
            closer = ~used[1:] & (reduced < shortest[1:])
            shortest[1:][closer] = reduced[closer]
            before[1:][closer] = column
            nearest = int(np.where(used[1:], np.inf, shortest[1:]).argmin()) + 1
            step = shortest[nearest]
            row_potential[match[used]] += step
            column_potential[used] -= step
            shortest[1:][~used[1:]] -= step
            column = nearest
        while column:
            match[column] = match[before[column]]
            column = int(before[column])
    pairs = [(int(match[column]) - 1, column - 1) for column in range(1, columns + 1) if match[column]]
    return [(column, row) for row, column in pairs] if turned else pairs
