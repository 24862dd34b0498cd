"""A network → where its parties stand in a picture: the part that hangs together in the middle, the others below. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot

from dragoman.query.network import Network, NetworkEdge

WIDTH, HEIGHT, ROW, MARGIN = 1000.0, 560.0, 90.0, 60.0
SMALLEST, LARGEST, HEAVIEST = 15.0, 28.0, 7.0
SEED, ROUNDS, DISTANCE = 7, 200, 1.6
NEAREST, STEPS = 74.0, 60
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Circle:
    id: str
    x: float
    y: float
    radius: float
    events: int


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge as a line; ``tone``: of what most of its events are."""

    edge: NetworkEdge
    one: Point
    other: Point
    width: float
    tone: str


@dataclass(frozen=True, slots=True)
class Picture:
    circles: tuple[Circle, ...]
    ties: tuple[Tie, ...]
    width: float = WIDTH
    height: float = HEIGHT + ROW


def picture(network: Network) -> Picture:
    places = _places(network)
    most = max((node.strength for node in network.nodes), default=1) or 1
    heaviest = max((edge.weight for edge in network.edges), default=1) or 1
    circles = tuple(
        Circle(node.id, *places[node.id], round(SMALLEST + (LARGEST - SMALLEST) * (node.strength / most) ** 0.5, 1), node.strength)
        for node in network.nodes
    )
    ties = tuple(
        Tie(edge, places[edge.pair[0]], places[edge.pair[1]], round(1 + HEAVIEST * edge.weight / heaviest, 1), _tone(edge))
        for edge in network.edges
    )
    return Picture(circles, ties)


def _tone(edge: NetworkEdge) -> str:
    if edge.cooperation == edge.conflict:
        return "neutral"
    return "conflict" if edge.conflict > edge.cooperation else "cooperation"


def _places(network: Network) -> dict[str, Point]:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_edges_from(edge.pair for edge in network.edges)
    parts = sorted(map(sorted, networkx.connected_components(graph)), key=lambda part: (-len(part), part))
    found: dict[str, Point] = {}
    for number, part in enumerate(parts):
        if number == 0:
            placed = networkx.spring_layout(graph.subgraph(part), k=DISTANCE / len(part) ** 0.5, iterations=ROUNDS, seed=SEED)
            found |= dict(_spread(placed))
        else:
            found |= dict(_in_row(part, number - 1, len(parts) - 1))
    return found


def _spread(placed: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, Point]]:
    """Over all of the picture: half of a place is where the layout has it, half its rank, so that crowds come apart."""
    across, down = (_shares([float(point[axis]) for point in placed.values()]) for axis in (0, 1))
    points = [(MARGIN + x * (WIDTH - 2 * MARGIN), MARGIN + y * (HEIGHT - 2 * MARGIN)) for x, y in zip(across, down, strict=True)]
    for name, (x, y) in zip(placed, _apart(points), strict=True):
        yield name, (round(x, 1), round(y, 1))


def _shares(values: list[float]) -> list[float]:
    """From 0 to 1."""
    if len(values) == 1:
        return [0.5]
    low, span, ranked = min(values), (max(values) - min(values)) or 1.0, sorted(values)
    return [((value - low) / span + ranked.index(value) / (len(values) - 1)) / 2 for value in values]


def _apart(points: list[Point]) -> list[Point]:
    """Whoever is too near to another steps back, some times."""
    for _ in range(STEPS):
        for one, other in combinations(range(len(points)), 2):
            (x, y), (u, v) = points[one], points[other]
            distance = hypot(u - x, v - y) or 1.0
            if distance < NEAREST:
                push = (NEAREST - distance) / 2 / distance
                points[one] = _inside(x - (u - x) * push, y - (v - y) * push)
                points[other] = _inside(u + (u - x) * push, v + (v - y) * push)
    return points


def _inside(x: float, y: float) -> Point:
    return min(max(x, MARGIN), WIDTH - MARGIN), min(max(y, MARGIN), HEIGHT - MARGIN)


def _in_row(part: list[str], number: int, parts: int) -> Iterator[tuple[str, Point]]:
    """A small part in its share of the row below."""
    share = (WIDTH - 2 * MARGIN) / parts
    for place, name in enumerate(part):
        x = MARGIN + share * number + share * (place + 1) / (len(part) + 1)
        yield name, (round(x, 1), round(HEIGHT + ROW / 2 - (12.0 if place % 2 else 0.0), 1))
