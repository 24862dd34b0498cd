"""Networks as plots, and plots as files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.cli.network_text import network_title
from dragoman.errors import StoreError
from dragoman.export.figures import figure_bytes, format_of
from dragoman.export.network_plot import NetworkPlot, PlotEdge, network_figure
from dragoman.query.network import Network, NetworkEdge

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# In a picture there is no room for more.
DRAWN = {"war": "war", "ceasefire": "ceasefire", "alliance": "alliance", "sanctions-in-force": "sanctions"}


def save_figure(figure: Figure, path: str) -> None:
    """Writes the file, whole or not at all. QueryError for an ending that is not known, StoreError where it cannot."""
    whole = figure_bytes(figure, format_of(path))
    target = Path(path)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(whole)
        unfinished.replace(target)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def network_of(network: Network) -> Figure:
    return network_figure(
        NetworkPlot(
            title=network_title(network),
            nodes=tuple((node.id, node.strength) for node in network.nodes),
            edges=tuple(_plot_edge(edge) for edge in network.edges),
        )
    )


def _plot_edge(edge: NetworkEdge) -> PlotEdge:
    number = edge.cooperation + edge.conflict
    share = edge.conflict / number if number else None
    words = ", ".join(DRAWN[kind] for kind in edge.relations if kind in DRAWN)
    return PlotEdge(*edge.pair, edge.weight, share, words)
