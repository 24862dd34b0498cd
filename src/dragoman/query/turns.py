"""The turns of a series: where its level rises or falls for good, or breaks out for a short while.

``segments`` cuts the series. A piece of at most ``BRIEF`` periods, on both sides of which the level is the same, is one
burst or dip; every other cut is a rise or a fall. The penalty of a cut is that of the Bayesian information criterion with two
parameters: its place and the new level.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np

from dragoman.query.segments import Likelihood, count_likelihood, mean_likelihood, partition

TurnKind = Literal["rise", "fall", "burst", "dip"]
Piece = tuple[int, int]
PARAMETERS = 2
LEAST_LENGTH = 100  # a short series is judged as strictly as one of so many periods
LIKELY = 3.84  # by so much another place may be less likely: 95 % of chi-squared
BRIEF = 3
LEAST_KNOWN = 3  # events, of fewer of which a mean score says nothing of a period
HALF = 4  # events of a period that say half of what endless ones would say: they are about the same affairs


@dataclass(frozen=True, slots=True)
class Turn:
    """Places in the series: the new level holds from ``at`` (which may be anything from ``earliest`` to ``latest``)
    until before ``end``. ``before`` and ``after`` are means of a period.

    ``strength`` is how many times over the turn pays for its penalty; 1 is just enough.
    """

    at: int
    earliest: int
    latest: int
    end: int
    kind: TurnKind
    before: float
    after: float
    strength: float


def count_turns(counts: Sequence[int], volumes: Sequence[float] | None = None) -> tuple[Turn, ...]:
    """Of a series of counts. With ``volumes`` (all that was reported in each period) counts are measured against them:
    the levels are then those of a period of mean volume."""
    scaled = [float(count) for count in counts]
    if volumes is not None:
        mean = sum(volumes) / max(len(volumes), 1)
        scaled = [count * mean / volume if volume else 0.0 for count, volume in zip(counts, volumes, strict=True)]
    return tuple(_turns(count_likelihood(scaled)))


def mean_turns(means: Sequence[float | None], numbers: Sequence[int]) -> tuple[Turn, ...]:
    """Of a series of means of so many values each; a period of fewer than ``LEAST_KNOWN`` says nothing."""
    told = list(zip(means, numbers, strict=True))
    places = [place for place, (mean, number) in enumerate(told) if mean is not None and number >= LEAST_KNOWN]
    known = [(mean, number) for mean, number in told if mean is not None and number >= LEAST_KNOWN]
    weights = [number / (number + HALF) for _, number in known]
    places.append(len(told))
    return tuple(
        replace(turn, at=places[turn.at], earliest=places[turn.earliest], latest=places[turn.latest], end=places[turn.end])
        for turn in _turns(mean_likelihood([mean for mean, _ in known], weights))
    )


def _turns(series: Likelihood) -> Iterator[Turn]:
    penalty = PARAMETERS * math.log(max(series.length, LEAST_LENGTH))
    starts = partition(series, penalty)
    pieces = list(pairwise((*starts, series.length)))
    brief = False
    for place in range(1, len(pieces)):
        before, piece = pieces[place - 1], pieces[place]
        if brief:
            brief = False  # what follows is what was before
            continue
        brief = place + 1 < len(pieces) and _is_brief(series, before, piece, pieces[place + 1], penalty)
        yield _turn(series, before, piece, penalty, brief)


def _is_brief(series: Likelihood, before: Piece, piece: Piece, after: Piece, penalty: float) -> bool:
    """Whether a short piece stands above or below neighbours that would be one piece without it."""
    old, level, new = (series.level(series.piece(*each)) for each in (before, piece, after))
    return piece[1] - piece[0] <= BRIEF and (level - old) * (level - new) > 0 and _gain(series, before, after) < penalty


def _turn(series: Likelihood, before: Piece, piece: Piece, penalty: float, brief: bool) -> Turn:
    old, new = series.level(series.piece(*before)), series.level(series.piece(*piece))
    earliest, latest = _likely(series, before[0], piece[0], piece[1])
    up: TurnKind = "burst" if brief else "rise"
    down: TurnKind = "dip" if brief else "fall"
    kind = up if new > old else down
    return Turn(piece[0], earliest, latest, piece[1], kind, old, new, _gain(series, before, piece) / penalty)


def _gain(series: Likelihood, one: Piece, other: Piece) -> float:
    """By how much two levels fit two pieces better than one does."""
    mine, theirs = series.piece(*one), series.piece(*other)
    return series.cost(mine + theirs) - series.cost(mine) - series.cost(theirs)


def _likely(series: Likelihood, start: int, at: int, end: int) -> tuple[int, int]:
    """The first and the last place where the cut could as well be."""
    cuts = np.arange(start + 1, end)
    costs = series.cuts(start, cuts, end)
    likely = cuts[costs <= costs[at - start - 1] + LIKELY]
    return int(likely[0]), int(likely[-1])
