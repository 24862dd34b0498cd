"""Where figures become files: SVG or PNG, the same bytes for the same figure. Needs the extra ``plots``."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import ConfigError, QueryError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = (".svg", ".png")
# Told apart by lightness and pattern too, not by colour alone.
CONFLICT, COOPERATION, QUIET, INK = "#b2182b", "#2166ac", "#9a9a9a", "#222222"
HATCH = "////"
_STYLE: Any = {
    "svg.fonttype": "none",  # text stays text, and the file small
    "svg.hashsalt": "dragoman",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
    "hatch.linewidth": 0.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": QUIET,
    "axes.axisbelow": True,
}
DPI = 150
_DIGITS = re.compile(rb"(\d\.\d\d)\d+")  # a hundredth of a point is enough, and alike on all machines


def new_figure(width: float, height: float) -> Figure:
    """An empty figure of so many inches. Raises ConfigError where the extra is missing."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ConfigError("plots need matplotlib; install it: pip install 'dragoman[plots]'") from error
    return Figure(figsize=(width, height), layout="constrained", facecolor="white")


def format_of(path: str) -> str:
    """``svg`` or ``png``; QueryError for another ending."""
    ending = Path(path).suffix.lower()
    if ending not in FORMATS:
        raise QueryError(f"a plot is written to a file that ends in .svg or .png, not {path!r}")
    return ending[1:]


def styled() -> Any:  # noqa: ANN401 - a context of matplotlib's, which has no public type
    """The house's style, for drawing and for writing."""
    new_figure(1, 1)  # says what is missing
    import matplotlib

    return matplotlib.rc_context(_STYLE)


def figure_bytes(figure: Figure, form: str) -> bytes:
    """The file; without the date and the random ids that matplotlib would put into it."""
    out = io.BytesIO()
    nothing = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
    with styled():
        figure.savefig(out, format=form, dpi=DPI, metadata=nothing)
    return _DIGITS.sub(rb"\1", out.getvalue()) if form == "svg" else out.getvalue()
