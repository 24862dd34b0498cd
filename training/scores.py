"""Scores on gold tokens, as the CoNLL shared tasks count them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set


def tree_scores(
    gold: Sequence[Sequence[tuple[int, str]]], found: Sequence[Sequence[tuple[int, str]]]
) -> dict[str, float]:
    """UAS and LAS in per cent over all tokens, punctuation included; ``LAS-sub`` counts subtypes of relations too."""
    total = heads = universal = full = 0
    for gold_sentence, found_sentence in zip(gold, found, strict=True):
        for (head, relation), (found_head, found_relation) in zip(gold_sentence, found_sentence, strict=True):
            total += 1
            if head == found_head:
                heads += 1
                universal += relation.split(":")[0] == found_relation.split(":")[0]
                full += relation == found_relation
    return {"UAS": _share(heads, total), "LAS": _share(universal, total), "LAS-sub": _share(full, total)}


def accuracy(gold: Iterable[Sequence[str]], found: Iterable[Sequence[str]]) -> float:
    """Per cent of equal values."""
    pairs = [pair for g, f in zip(gold, found, strict=True) for pair in zip(g, f, strict=True)]
    return _share(sum(g == f for g, f in pairs), len(pairs))


def span_scores(
    gold: Iterable[Sequence[tuple[int, int, str]]], found: Iterable[Sequence[tuple[int, int, str]]]
) -> dict[str, float]:
    """Precision, recall and F1 in per cent: a span counts where both ends and the type are right."""
    right = gold_count = found_count = 0
    for g, f in zip(gold, found, strict=True):
        right += len(set(g) & set(f))
        gold_count += len(set(g))
        found_count += len(set(f))
    precision, recall = _share(right, found_count), _share(right, gold_count)
    both = precision + recall
    return {"P": precision, "R": recall, "F1": round(2 * precision * recall / both, 2) if both else 0.0}


def overlap_f1(gold: Set[object], found: Set[object]) -> float:
    """F1 in per cent of two sets of spans (or of whatever counts as found where it is equal)."""
    return _share(2 * len(gold & found), len(gold) + len(found))


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def correlation(gold: Sequence[float], found: Sequence[float]) -> float:
    """Pearson's r."""
    count = len(gold)
    mean_gold, mean_found = sum(gold) / count, sum(found) / count
    both = sum((g - mean_gold) * (f - mean_found) for g, f in zip(gold, found, strict=True))
    squares = sum((g - mean_gold) ** 2 for g in gold) * sum((f - mean_found) ** 2 for f in found)
    return round(both / squares**0.5, 4) if squares else 0.0


def mean_absolute_error(gold: Sequence[float], found: Sequence[float]) -> float:
    """Mean of the absolute differences."""
    return round(sum(abs(g - f) for g, f in zip(gold, found, strict=True)) / len(gold), 4)


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Mean F1 in per cent over the classes that occur in ``gold``."""
    kinds = sorted(set(gold))
    pairs = list(zip(gold, found, strict=True))
    parts = [_share(2 * sum(g == f == kind for g, f in pairs), gold.count(kind) + found.count(kind)) for kind in kinds]
    return round(sum(parts) / len(parts), 2)
