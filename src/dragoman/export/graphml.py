"""A network of states as GraphML: who does what to whom, counted. It has a line for each pair, direction and quad.

Events in which nobody receives (talks, clashes) stand in both directions; ``mutual`` counts them, so the number of events
on a pair is the sum of ``events`` less half of ``mutual``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO, Any

from dragoman.export.party_facts import PartyFacts, pairs, party_facts
from dragoman.export.tab_separated import SPACES
from dragoman.ontology.state_codes import state_named
from dragoman.store.entries import EventEntry

# Source, target, quad, and the status where it is asked for.
EdgeKey = tuple[str, str, str, str]


@dataclass(slots=True)
class Edge:
    """Counts grow while the events go by."""

    events: int = 0
    mutual: int = 0
    score: float = 0.0


@dataclass(slots=True)
class Network:
    """Nodes as id → (name, kind); ``lonely`` counts the events without a pair, which no line can show."""

    nodes: dict[str, tuple[str, str]] = field(default_factory=dict)
    appearances: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    edges: dict[EdgeKey, Edge] = field(default_factory=lambda: defaultdict(Edge))
    events: int = 0
    lonely: int = 0


def write_graphml(entries: Iterable[EventEntry], file: IO[bytes], status: bool = False, parties: bool = False) -> int:
    """Writes the network and returns the number of events in it.

    ``status``: lines of their own for each status. ``parties``: nodes are the parties themselves, not their states.
    """
    import networkx

    network = gather(entries, status, parties)
    graph = networkx.MultiDiGraph(events=network.events, events_without_pair=network.lonely)
    for node, (name, kind) in sorted(network.nodes.items()):
        graph.add_node(node, name=name.translate(SPACES), kind=kind, events=network.appearances[node])
    for number, (key, edge) in enumerate(sorted(network.edges.items())):
        graph.add_edge(key[0], key[1], key=f"e{number}", **_attributes(key, edge))
    networkx.write_graphml(graph, file)
    return network.events


def gather(entries: Iterable[EventEntry], status: bool, parties: bool) -> Network:
    """The network of the events; it needs memory by its pairs, not by its events."""
    network = Network()
    for entry in entries:
        _add(network, entry, entry.event.status if status else "", parties)
    return network


def _add(network: Network, entry: EventEntry, status: str, parties: bool) -> None:
    network.events += 1
    for party in {_node(p, parties): p for p in party_facts(entry, (*entry.actors, *entry.recipients))}.values():
        network.nodes.setdefault(_node(party, parties), _described(party, parties))
        network.appearances[_node(party, parties)] += 1
    found = {(_node(one, parties), _node(other, parties)) for one, other in pairs(entry, every=True) if one and other}
    network.lonely += not found
    for one, other in found:
        edge = network.edges[(one, other, entry.event.quad or "", status)]
        edge.events += 1
        edge.mutual += one != other and not entry.recipients
        edge.score += entry.event.score or 0.0


def _node(party: PartyFacts, parties: bool) -> str:
    """The state, or the party itself where it belongs to none."""
    return party.actor.id if parties else party.state or party.actor.id


def _described(party: PartyFacts, parties: bool) -> tuple[str, str]:
    if parties or party.state is None:
        return party.actor.name, party.actor.kind
    state = state_named(party.state)
    return (party.state if state is None else state.name), "state"


def _attributes(key: EdgeKey, edge: Edge) -> dict[str, Any]:
    found = {
        "quad": key[2],
        "events": edge.events,
        "mutual": edge.mutual,
        "mean_score": round(edge.score / edge.events, 4),
    }
    return found | {"status": key[3]} if key[3] else found
