"""Comparisons of tellings → bundles that are small enough to be grouped, and which judgements are worth keeping. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.types.fusion import Comparison

Pair = tuple[str, str]
# More tellings are never grouped together at once: of a war, one day leads to the next.
LARGEST = 150
# Of a telling so many of its surest judgements are kept, beside those that hold the group together.
KEPT = 3


def components(together: Iterable[Sequence[str]], comparisons: Iterable[Comparison]) -> tuple[frozenset[str], ...]:
    """Tellings that comparisons join, directly or through others, the surest first, up to ``LARGEST``; those that are
    ``together`` already stay so. Tellings that nothing joins are left out."""
    home: dict[str, set[str]] = {}
    for names in together:
        _unite(home, names, len(names))
    for comparison in sorted((c for c in comparisons if c.same), key=_surest_first):
        _unite(home, (comparison.one, comparison.other), LARGEST)
    return tuple(sorted({frozenset(names) for names in home.values() if len(names) > 1}, key=sorted))


def kept_pairs(members: Sequence[str], same: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Of the comparisons that join members of one group those that hold it together, and the surest of each member."""
    home: dict[str, set[str]] = {}
    numbers: dict[str, int] = dict.fromkeys(members, 0)
    kept = []
    for comparison in sorted(same, key=_surest_first):
        pair = comparison.one, comparison.other
        apart = home.get(pair[0], pair[0]) is not home.get(pair[1], pair[1])
        if apart or min(numbers[name] for name in pair) < KEPT:
            kept.append(comparison)
            _unite(home, pair, len(members))
            for name in pair:
                numbers[name] += 1
    return tuple(kept)


def _unite(home: dict[str, set[str]], names: Sequence[str], most: int) -> None:
    groups = [home.get(name, {name}) for name in names]
    union = set().union(*groups)
    if len(union) <= most or len(groups) == 1:
        home.update(dict.fromkeys(union, union))


def _surest_first(comparison: Comparison) -> tuple[float, str, str]:
    return -comparison.score, comparison.one, comparison.other
