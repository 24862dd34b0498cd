"""Who deals with whom: states as nodes, pairs as edges, with what happened between them and what stands between them.

A record of the world has more pairs than a picture can show, and some states deal with all others. So only the strongest
edges are kept, and no node keeps more than so many; what is left out is counted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from dragoman.query.quads import CONFLICT
from dragoman.store.base import View
from dragoman.store.entries import Party
from dragoman.store.filters import EventFilter
from dragoman.store.side_tallies import SideTally
from dragoman.store.summaries import Standing
from dragoman.types.resolution import STATELESS

MOST_EDGES, MOST_OF_NODE = 40, 8
STANDING_READ = 200  # relations of a kind
# What states are to each other on a day; trade figures and offices are not.
KINDS = ("war", "ceasefire", "alliance", "partnership", "sanctions-in-force", "occupation", "tension", "support", "mediation")
_STATE_CODE = re.compile(r"[A-Z]{3}")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """A pair in the order of the alphabet; ``unsettled`` events are planned, proposed, alleged, denied or hypothetical.

    ``score`` is the mean of the events that took place, None without any. ``relations`` are the kinds that stand.
    """

    pair: Pair
    cooperation: int
    conflict: int
    unsettled: int
    score: float | None
    relations: tuple[str, ...]

    @property
    def strength(self) -> int:
        return self.cooperation + self.conflict + self.unsettled

    @property
    def weight(self) -> int:
        """By which edges are kept: a relation that stands counts as an event."""
        return self.strength + len(self.relations)


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """``degree`` and ``strength`` (events) are over all its edges, ``shown`` counts those that are kept."""

    id: str
    degree: int
    strength: int
    cooperation: int
    conflict: int
    shown: int


@dataclass(frozen=True, slots=True)
class Network:
    """The strongest edge first, the strongest node first; ``edges_left_out`` and ``nodes_left_out`` are not shown."""

    since: date | None
    until: date | None
    country: str | None
    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    nodes_left_out: int
    edges_left_out: int


def network(
    view: View,
    days: Mapping[str, int],
    *,
    since: date | None = None,
    until: date | None = None,
    country: str | None = None,
    most: int = MOST_EDGES,
    most_of_node: int = MOST_OF_NODE,
    bodies: bool = False,
) -> Network:
    """The network of the events from ``since`` to ``until``, and of the relations that stand at its end.

    ``most_of_node``: so many edges of one party at most, but for the country. ``country``: only its own edges and those among
    the parties it deals with. ``bodies``: also parties other than states,
    the European Union and the United Nations.
    ``days``: how long a report of a relation is trusted (``ontology.standing``).
    """
    tallies = list(view.by_sides(EventFilter(since=since, until=until)))
    standing = _standing(view, days, until) if until else ()
    edges = sorted(_edges(tallies, standing, bodies), key=lambda edge: (-edge.weight, edge.pair))
    if country is not None:
        near = {party for edge in edges if country in edge.pair for party in edge.pair}
        edges = [edge for edge in edges if near.issuperset(edge.pair)]
    kept = tuple(_kept(edges, most, most_of_node, country))
    nodes = sorted(_nodes(edges, kept), key=lambda node: (-node.strength, -node.degree, node.id))
    shown = tuple(node for node in nodes if node.shown)
    return Network(since, until, country, shown, kept, len(nodes) - len(shown), len(edges) - len(kept))


def _standing(view: View, days: Mapping[str, int], on: date) -> Iterable[Standing]:
    return view.standing(on, {kind: days[kind] for kind in KINDS if kind in days}, None, STANDING_READ)


def _edges(tallies: Iterable[SideTally], standing: Iterable[Standing], bodies: bool) -> Iterator[NetworkEdge]:
    counts: defaultdict[Pair, Counter[str]] = defaultdict(Counter)
    scores: defaultdict[Pair, float] = defaultdict(float)
    relations: defaultdict[Pair, set[str]] = defaultdict(set)
    for tally in tallies:
        sign = "unsettled" if not tally.settled else "conflict" if tally.quad in CONFLICT else "cooperation"
        for pair in _pairs(tally):
            counts[pair][sign] += tally.events
            scores[pair] += tally.score if tally.settled else 0.0
    for held in standing:
        entry = held.entry
        between = _pair(_side(entry.subject), _side(entry.object))
        if between is not None:
            relations[between].add(entry.relation.kind)
    for pair in counts.keys() | relations.keys():
        if not bodies and not all(map(_STATE_CODE.fullmatch, pair)):
            continue
        cooperation, conflict, unsettled = (counts[pair][sign] for sign in ("cooperation", "conflict", "unsettled"))
        number = cooperation + conflict
        score = round(scores[pair] / number, 2) if number else None
        yield NetworkEdge(pair, cooperation, conflict, unsettled, score, tuple(sorted(relations[pair])))


def _pairs(tally: SideTally) -> set[Pair]:
    """Actor with recipient; among the actors where nobody receives."""
    sides = product(tally.actors, tally.recipients) if tally.recipients else combinations(tally.actors, 2)
    return {pair for one, other in sides if (pair := _pair(one, other)) is not None}


def _side(party: Party) -> str:
    """The state that a party belongs to, as in the sides of events."""
    return party.id if party.country is None or party.country in STATELESS else party.country


def _pair(one: str, other: str) -> Pair | None:
    return None if one == other else (min(one, other), max(one, other))


def _kept(edges: Sequence[NetworkEdge], most: int, most_of_node: int, country: str | None) -> Iterator[NetworkEdge]:
    """The strongest, of which no node but the country has more than it may."""
    taken: Counter[str] = Counter()
    for edge in edges:
        if sum(taken.values()) // 2 == most:
            return
        if all(party == country or taken[party] < most_of_node for party in edge.pair):
            taken.update(edge.pair)
            yield edge


def _nodes(edges: Sequence[NetworkEdge], kept: Sequence[NetworkEdge]) -> Iterator[NetworkNode]:
    found: defaultdict[str, list[NetworkEdge]] = defaultdict(list)
    shown = Counter(party for edge in kept for party in edge.pair)
    for edge in edges:
        for party in edge.pair:
            found[party].append(edge)
    for party, own in found.items():
        yield NetworkNode(
            id=party,
            degree=len(own),
            strength=sum(edge.strength for edge in own),
            cooperation=sum(edge.cooperation for edge in own),
            conflict=sum(edge.conflict for edge in own),
            shown=shown[party],
        )
