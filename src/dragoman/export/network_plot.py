"""The picture of a network: nodes as large as what they take part in, edges by sign, what stands between them in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.export.figures import CONFLICT, COOPERATION, INK, QUIET, new_figure, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIDE = 8.0
SEED = 1  # the same picture every time
ROUNDS = 200
DISTANCE = 2.5  # times the usual one: words need room
BELOW, SMALL = -1.3, 0.12  # where smaller parts stand, and how large
NODE, THICKEST = (140.0, 1400.0), 5.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlotEdge:
    """``conflict``: the share of conflict, 0…1, None where nothing took place; ``words`` stand beside it."""

    one: str
    other: str
    weight: float
    conflict: float | None
    words: str


@dataclass(frozen=True, slots=True)
class NetworkPlot:
    """``nodes``: names with their strength."""

    title: str
    nodes: tuple[tuple[str, int], ...]
    edges: tuple[PlotEdge, ...]


def network_figure(plot: NetworkPlot) -> Figure:
    """The figure; ConfigError where the extra ``plots`` is missing."""
    with styled():
        figure = new_figure(SIDE, SIDE)
        figure.suptitle(plot.title, x=0.01, ha="left", fontsize=11, color=INK)
        axes = figure.subplots()
        axes.set_axis_off()
        places = _places(plot)
        for edge in plot.edges:
            _draw_edge(axes, edge, places, max(edge.weight for edge in plot.edges))
        _draw_nodes(axes, plot.nodes, places)
        _explain(axes)
        axes.margins(0.08)
        return figure


def _places(plot: NetworkPlot) -> dict[str, Point]:
    """The largest part that hangs together fills the picture, the others stand in a row below it."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(name for name, _ in plot.nodes)
    graph.add_edges_from((edge.one, edge.other) for edge in plot.edges)
    parts = sorted(map(sorted, networkx.connected_components(graph)), key=lambda part: (-len(part), part))
    places: dict[str, Point] = {}
    for number, part in enumerate(parts):
        middle = (0.0, 0.0) if number == 0 else (-1 + 2 * (number - 0.5) / (len(parts) - 1), BELOW)
        scale = 1.0 if number == 0 else SMALL
        found = networkx.spring_layout(
            graph.subgraph(part), k=DISTANCE / len(part) ** 0.5, iterations=ROUNDS, seed=SEED, scale=scale, center=middle
        )
        places |= {name: (round(float(x), 3), round(float(y), 3)) for name, (x, y) in found.items()}
    return places


def _draw_edge(axes: Axes, edge: PlotEdge, places: dict[str, Point], heaviest: float) -> None:
    (x, y), (other_x, other_y) = places[edge.one], places[edge.other]
    colour, line = _look(edge.conflict)
    width = 0.6 + THICKEST * (edge.weight / heaviest) ** 0.5
    axes.plot((x, other_x), (y, other_y), color=colour, linestyle=line, linewidth=width, alpha=0.75, zorder=1)
    if edge.words:
        axes.annotate(
            edge.words, ((x + other_x) / 2, (y + other_y) / 2), fontsize=6, color=INK, ha="center", va="center",
            bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.8}, zorder=5,
        )  # fmt: skip


def _look(conflict: float | None) -> tuple[str, str]:
    if conflict is None:
        return QUIET, ":"
    return (CONFLICT, "--") if conflict > 0.5 else (COOPERATION, "-")


def _draw_nodes(axes: Axes, nodes: Sequence[tuple[str, int]], places: dict[str, Point]) -> None:
    strongest = max((strength for _, strength in nodes), default=1) or 1
    least, most = NODE
    for name, strength in nodes:
        x, y = places[name]
        axes.scatter([x], [y], s=least + (most - least) * strength / strongest, color="white", edgecolor=INK, zorder=3)
        axes.annotate(name, (x, y), ha="center", va="center", fontsize=7, color=INK, zorder=4)


def _explain(axes: Axes) -> None:
    for label, conflict in (("mostly cooperation", 0.0), ("mostly conflict", 1.0), ("nothing that took place", None)):
        colour, line = _look(conflict)
        axes.plot([], [], color=colour, linestyle=line, label=label)
    axes.legend(loc="upper left", frameon=False, fontsize=8)
