"""A plot that a notebook shows by itself and that can be saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.export.figures import figure_bytes, format_of
from dragoman.query.dyads import DyadReport
from dragoman.shown.series import dyad_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Plot:
    """``figure`` is matplotlib's, to be changed or saved otherwise."""

    figure: Figure

    def save(self, path: Path | str) -> None:
        """Writes it to a file that ends in .svg or .png; QueryError for another ending."""
        Path(path).write_bytes(figure_bytes(self.figure, format_of(str(path))))

    def _repr_png_(self) -> bytes:
        return figure_bytes(self.figure, "png")


def plot_of(report: DyadReport) -> Plot:
    """Cooperation upwards, conflict downwards, the mean score below, change points marked. ConfigError where the extra
    ``plots`` is missing."""
    return Plot(dyad_figure(report))
