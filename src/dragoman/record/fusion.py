"""Whether tellings in different reports are one event: a scored comparison that can be explained, and groups made of it.

All is pure: the store keeps what comes out as judgements, and a user's own go before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp

from dragoman.ontology.fusion import FusionWeights
from dragoman.record.fusion_features import features
from dragoman.record.mention_clusters import cluster as cluster
from dragoman.types.fusion import Comparison, EventProfile, FeatureShare

DIGITS = 4
Pair = tuple[str, str]


def compare(one: EventProfile, other: EventProfile, weights: FusionWeights | None = None) -> Comparison:
    """Whether two tellings are one event, with what each feature adds; the same whichever comes first."""
    table = FusionWeights.load() if weights is None else weights
    first, second = sorted((one, other), key=lambda profile: profile.id)
    shares = tuple(
        FeatureShare(name, value, round(value * table.features[name].weight, DIGITS))
        for name, value in features(first, second).items()
    )
    score = round(table.base + sum(share.share for share in shares), DIGITS)
    return Comparison(
        first.id, second.id, table.base, shares, score, round(1 / (1 + exp(-score)), DIGITS), score >= table.join_at
    )


def group(
    profiles: Sequence[EventProfile],
    comparisons: Iterable[Comparison],
    joined: Iterable[Pair] = (),
    split: Iterable[Pair] = (),
    weights: FusionWeights | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Ids of the profiles, grouped by event: each profile in one group, groups and members in the order of ``profiles``.

    The two groups whose pairs score best on average are joined as long as that is enough (``join_at``). A pair that was
    not compared (blocking left it out) counts as undecided, 0; a group none of whose pairs was compared with another's
    stays apart from it. ``joined`` and ``split`` are a user's own judgements and go before every score.
    """
    table = FusionWeights.load() if weights is None else weights
    ids = [profile.id for profile in profiles]
    scores = {_pair(c.one, c.other): c.score for c in comparisons}
    apart = {_pair(*pair) for pair in split}
    groups = _together(ids, [_pair(*pair) for pair in joined])
    while True:
        best = max(_candidates(groups, scores, apart), default=None)
        if best is None or best[0] < table.join_at:
            break
        one, other = -best[1], -best[2]
        groups[one] += groups.pop(other)
    place = {name: index for index, name in enumerate(ids)}
    ordered = (tuple(sorted(members, key=place.__getitem__)) for members in groups.values())
    return tuple(sorted(ordered, key=lambda members: place[members[0]]))


def _candidates(
    groups: dict[int, list[str]], scores: dict[Pair, float], apart: set[Pair]
) -> Iterable[tuple[float, int, int]]:
    """(mean score, minus one number, minus the other) of each pair of groups that may be joined; earlier ones win ties."""
    home = {name: number for number, members in groups.items() for name in members}
    sums: dict[tuple[int, int], float] = {}
    for (one, other), score in scores.items():
        a, b = sorted((home[one], home[other])) if one in home and other in home else (0, 0)
        if a != b:
            sums[a, b] = sums.get((a, b), 0.0) + score
    barred = {tuple(sorted((home[one], home[other]))) for one, other in apart if one in home and other in home}
    for (a, b), total in sums.items():
        if (a, b) not in barred:
            yield total / (len(groups[a]) * len(groups[b])), -a, -b


def _together(ids: Sequence[str], joined: Iterable[Pair]) -> dict[int, list[str]]:
    """Every id in a group of its own, but for those that a user has joined."""
    home = {name: index for index, name in enumerate(ids)}
    groups = {index: [name] for index, name in enumerate(ids)}
    for one, other in joined:
        if one in home and other in home and home[one] != home[other]:
            kept, gone = sorted((home[one], home[other]))
            for name in groups[gone]:
                home[name] = kept
            groups[kept] += groups.pop(gone)
    return groups


def _pair(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)
