"""How the names of a document make each other's readings likelier: all vote, in rounds, for where they may lie.

A name whose readings are spread over the world says little; "Powderly", which only two towns are called, says much. So each
reading is given a probability, and a reading gains from the countries, the divisions and the neighbourhood (squares of a
degree) in which likely readings of *other* names lie. In a report on one county the small namesakes of great cities
support each other; in one on the world they find no support.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.resolution.place_mentions import Name
from dragoman.resolution.place_table import Entry

ROUNDS = 4
_SHARE, _SAME_SENTENCE, _SAME_DIVISION, _NEAR, _MOST_NEAR = 3.0, 1.0, 1.5, 1.3, 4.0
_LOCAL = frozenset({"city", "capital", "site"})
_WITHIN = _LOCAL | {"division"}
# What a country that is named outright counts for, against a town that lies in it.
_OUTRIGHT = 2.0
_DOUBTFUL = 0.3
Cell = tuple[int, int]


@dataclass(frozen=True)
class Votes:
    """What the names of a document vote for, by the set of entries that the name may mean (each such set once)."""

    countries: Mapping[str, float]
    divisions: dict[str, dict[int, float]]
    cells: dict[Cell, dict[int, float]]
    own: tuple[Mapping[str, float], ...]
    total: float

    def share(self, country: str | None, voter: int) -> float:
        """The part of the votes of others that a country has."""
        own = self.own[voter]
        total = self.total - sum(own.values())
        return (self.countries.get(country, 0.0) - own.get(country, 0.0)) / total if country and total > 1e-9 else 0.0

    def division(self, admin: str, voter: int) -> float:
        """How surely others name a division, or a town in it: at most 1."""
        return min(1.0, sum(vote for other, vote in self.divisions.get(admin, {}).items() if other != voter))

    def near(self, entry: Entry, voter: int) -> float:
        """How many others likely lie in the square of an entry or the eight around it."""
        best: dict[int, float] = {}
        row, column = _cell(entry)
        for cell in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for other, vote in self.cells.get(cell, {}).items():
                best[other] = max(best.get(other, 0.0), vote)
        return sum(vote for other, vote in best.items() if other != voter)


def voted(names: Sequence[Name], scored: Sequence[Sequence[float]]) -> tuple[list[list[float]], list[float]]:
    """The scores of the readings of each name with what the others add, and how many of these lie near the best one."""
    voters: dict[tuple[Entry, ...], int] = {}
    for name in names:
        voters.setdefault(name.entries, len(voters))
    numbers = [voters[name.entries] for name in names]
    current = [list(scores) for scores in scored]
    votes = None
    for _ in range(ROUNDS):
        chances = [_chances(scores) for scores in current]
        votes = _votes(names, numbers, chances, len(voters))
        nearby = _countries_of_sentences(names, chances)
        # A name that stands a thousand times is weighed once a round.
        gains = {voter: [_gain(entry, voter, votes) for entry in entries] for entries, voter in voters.items()}
        current = [
            [s + g + _beside(e, nearby[name.sentence]) for e, s, g in zip(name.entries, scored[i], gains[numbers[i]], strict=True)]
            for i, name in enumerate(names)
        ]
    if votes is None:
        return current, []
    best = [name.entries[scores.index(max(scores))] for name, scores in zip(names, current, strict=True)]
    support = {(voter, entry): votes.near(entry, voter) for voter, entry in dict.fromkeys(zip(numbers, best, strict=True))}
    return current, [support[voter, entry] for voter, entry in zip(numbers, best, strict=True)]


def _chances(scores: Sequence[float]) -> list[float]:
    highest = max(scores)
    weights = [math.exp(score - highest) for score in scores]
    return [weight / sum(weights) for weight in weights]


def _votes(names: Sequence[Name], numbers: Sequence[int], chances: Sequence[Sequence[float]], voters: int) -> Votes:
    countries: dict[str, float] = defaultdict(float)
    own: tuple[dict[str, float], ...] = tuple(defaultdict(float) for _ in range(voters))
    divisions: dict[str, dict[int, float]] = defaultdict(dict)
    cells: dict[Cell, dict[int, float]] = defaultdict(dict)
    for name, voter, shares in zip(names, numbers, chances, strict=True):
        for entry, share in zip(name.entries, shares, strict=True):
            chance = share * (_DOUBTFUL if name.doubtful else 1.0)
            if entry.country:
                weight = chance * (_OUTRIGHT if entry.kind in ("country", "demonym") else 1.0)
                countries[entry.country] += weight
                own[voter][entry.country] += weight
            if entry.kind in _WITHIN | {"region"} and "." in entry.admin:
                _raise(divisions[entry.admin], voter, chance)
            if entry.kind in _WITHIN:
                _raise(cells[_cell(entry)], voter, chance)
    return Votes(countries, divisions, cells, own, sum(countries.values()))


def _raise(votes: dict[int, float], voter: int, chance: float) -> None:
    votes[voter] = max(votes.get(voter, 0.0), chance)


def _countries_of_sentences(names: Sequence[Name], chances: Sequence[Sequence[float]]) -> dict[int, frozenset[str]]:
    """The countries that a sentence names or most likely has places in."""
    found: dict[int, set[str]] = defaultdict(set)
    for name, shares in zip(names, chances, strict=True):
        likeliest = name.entries[max(range(len(shares)), key=shares.__getitem__)]
        if likeliest.country and likeliest.kind in ("country", "demonym", "capital", "region"):
            found[name.sentence].add(likeliest.country)
    return defaultdict(frozenset, {sentence: frozenset(countries) for sentence, countries in found.items()})


def _gain(entry: Entry, voter: int, votes: Votes) -> float:
    """What the other names add to a reading; seas and regions stand for themselves."""
    if entry.kind == "country":
        return _SHARE * votes.share(entry.country, voter)
    if entry.kind not in _WITHIN:
        return 0.0
    gain = _SHARE * votes.share(entry.country, voter) + _SAME_DIVISION * votes.division(entry.admin, voter)
    # The middle of a state says nothing of its neighbourhood.
    if entry.kind in _LOCAL or entry.geonames is None:
        gain += _NEAR * min(_MOST_NEAR, votes.near(entry, voter))
    return gain


def _beside(entry: Entry, nearby: frozenset[str]) -> float:
    """What the countries that the sentence names add to a reading."""
    return _SAME_SENTENCE if entry.kind in _WITHIN and entry.country in nearby else 0.0


def _cell(entry: Entry) -> Cell:
    return math.floor(entry.latitude), math.floor(entry.longitude)
