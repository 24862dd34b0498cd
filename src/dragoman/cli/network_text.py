"""A network as tables for people."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.cli.asking import table_lines
from dragoman.export.wording import counted, interval_words
from dragoman.query.network import Network, NetworkEdge, NetworkNode

_EDGES = ("edge", "cooperation", "conflict", "unsettled", "score", "stands")
_NODES = ("party", "edges", "shown", "events", "cooperation", "conflict")


def network_lines(network: Network) -> Iterator[str]:
    yield network_title(network)
    if network.edges:
        yield ""
        yield from table_lines(_EDGES, [_edge(edge) for edge in network.edges], lambda column: 0 < column < 5)
        yield ""
        yield from table_lines(_NODES, [_node(node) for node in network.nodes], lambda column: column > 0)
    if network.edges_left_out:
        parties = "1 party" if network.nodes_left_out == 1 else f"{network.nodes_left_out:,} parties"
        yield ""
        yield f"{counted(network.edges_left_out, 'weaker edge')} and {parties} not shown (--most, --hub)"


def network_title(network: Network) -> str:
    first, last = (day.isoformat() if day else None for day in (network.since, network.until))
    time = interval_words(first, last) if first and last else f"since {first}" if first else f"up to {last}" if last else ""
    around = f"around {network.country}" if network.country else ""
    return ", ".join(part for part in ("Who deals with whom", around, time) if part)


def _edge(edge: NetworkEdge) -> tuple[str, ...]:
    score = "" if edge.score is None else f"{edge.score:+.1f}"
    counts = (edge.cooperation, edge.conflict, edge.unsettled)
    return (" – ".join(edge.pair), *map(str, counts), score, ", ".join(edge.relations))


def _node(node: NetworkNode) -> tuple[str, ...]:
    return (node.id, *map(str, (node.degree, node.shown, node.strength, node.cooperation, node.conflict)))
