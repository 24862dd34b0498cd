"""MUC, B³ and CEAF-φ4 of events over many documents, from labels: fast where there are thousands of clusters.

The same measures as in ``coreference_scores.py``, whose tables of every cluster against every other would not fit. A test
holds the two together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

import numpy as np

from evaluation.coreference_scores import best_match


def event_scores(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """Per cent: ``CoNLL F1``, the F1 of each measure, and precision and recall of B³. Labels say the cluster of each mention."""
    shared, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    muc = _f1(_links(shared, founds, 1), _links(shared, golds, 0))
    precision = sum(n * n / founds[f] for (_, f), n in shared.items()) / len(gold)
    recall = sum(n * n / golds[g] for (g, _), n in shared.items()) / len(gold)
    best = _matched(shared, golds, founds)
    ceaf = _f1(best / len(founds), best / len(golds))
    b_cubed = _f1(precision, recall)
    values = {"CoNLL F1": (muc + b_cubed + ceaf) / 3, "MUC": muc, "B3": b_cubed, "CEAF-e": ceaf, "B3 P": precision, "B3 R": recall}
    return {name: round(100 * float(value), 2) for name, value in values.items()}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _links(shared: Counter[tuple[Hashable, Hashable]], sizes: Counter[Hashable], side: int) -> float:
    """The share of the links that hold the clusters of a side together and that the other side has too."""
    pieces = Counter(pair[side] for pair in shared)
    total = sum(size - 1 for size in sizes.values())
    return sum(size - pieces[cluster] for cluster, size in sizes.items()) / total if total else 0.0


def _matched(
    shared: Counter[tuple[Hashable, Hashable]], golds: Counter[Hashable], founds: Counter[Hashable]
) -> float:
    """The sum of φ4 over the best match. Clusters that share no mention, even by way of others, are matched apart."""
    return sum(_best(block, golds, founds) for block in _blocks(shared)) if shared else 0.0


def _best(
    block: dict[tuple[Hashable, Hashable], int], golds: Counter[Hashable], founds: Counter[Hashable]
) -> float:
    rows = {g: i for i, g in enumerate(dict.fromkeys(g for g, _ in block))}
    places = {f: i for i, f in enumerate(dict.fromkeys(f for _, f in block))}
    gain = np.zeros((len(rows), len(places)))
    for (g, f), n in block.items():
        gain[rows[g], places[f]] = 2 * n / (golds[g] + founds[f])
    return float(sum(gain[row, column] for row, column in best_match(gain)))


def _blocks(shared: Counter[tuple[Hashable, Hashable]]) -> list[dict[tuple[Hashable, Hashable], int]]:
    by: dict[tuple[int, Hashable], list[tuple[Hashable, Hashable]]] = defaultdict(list)
    for pair in shared:
        by[0, pair[0]].append(pair)
        by[1, pair[1]].append(pair)
    seen: set[tuple[Hashable, Hashable]] = set()
    blocks = []
    for start in shared:
        if start in seen:
            continue
        seen.add(start)
        block, stack = {}, [start]
        while stack:
            pair = stack.pop()
            block[pair] = shared[pair]
            for near in (*by[0, pair[0]], *by[1, pair[1]]):
                if near not in seen:
                    seen.add(near)
                    stack.append(near)
        blocks.append(block)
    return blocks
