from __future__ import annotations

import sys
import xml.etree.ElementTree as xml

import pytest

from dragoman.errors import ConfigError, QueryError
from dragoman.export.figures import figure_bytes, format_of
from dragoman.export.network_plot import NetworkPlot, PlotEdge, network_figure
from dragoman.export.series_plot import Mark, SeriesPlot, series_figure

pytest.importorskip("matplotlib")
MONTHS = tuple(f"{year}-{month:02d}" for year in range(2019, 2025) for month in range(1, 13))
SERIES = SeriesPlot(
    title="Peru – Ecuador", unit="month", periods=MONTHS,
    cooperation=tuple(n % 4 for n in range(72)), conflict=tuple(n // 20 for n in range(72)),
    scores=tuple(None if n % 5 == 0 else n % 7 - 3.0 for n in range(72)),
    turns=(Mark(40, "2022-05 conflict up", True), Mark(41, "2022-06 score up", False)),
    events=(Mark(60, "ASSAULT 2024-01-05", True),),
)  # fmt: skip
NETWORK = NetworkPlot(
    "Who deals with whom",
    (("AAA", 9), ("BBB", 4), ("CCC", 3), ("DDD", 1), ("EEE", 0)),
    (PlotEdge("AAA", "BBB", 4, 0.0, ""), PlotEdge("AAA", "CCC", 3, 1.0, "war"), PlotEdge("DDD", "EEE", 1, None, "alliance")),
)


def words(svg):
    return {element.text for element in xml.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}


def test_a_series_has_its_words_and_axes():
    found = words(figure_bytes(series_figure(SERIES), "svg"))
    assert found >= {"Peru – Ecuador", "events a month", "month", "mean score", "cooperation", "conflict"}
    assert found >= {"2022-05 conflict up", "2022-06 score up", "ASSAULT 2024-01-05", "2019", "2024"}


def test_a_network_has_all_its_nodes():
    assert words(figure_bytes(network_figure(NETWORK), "svg")) >= {"AAA", "BBB", "CCC", "DDD", "EEE", "war", "alliance"}


@pytest.mark.parametrize("form", ["svg", "png"])
@pytest.mark.parametrize(("draw", "plot"), [(series_figure, SERIES), (network_figure, NETWORK)])
def test_the_same_figure_is_the_same_file(draw, plot, form):
    one, other = (figure_bytes(draw(plot), form) for _ in range(2))
    assert one == other


def test_nothing_to_draw():
    empty = SeriesPlot("nothing", "year", (), (), ())
    assert b"nothing" in figure_bytes(series_figure(empty), "svg")
    assert b"nobody" in figure_bytes(network_figure(NetworkPlot("nobody", (), ())), "svg")


def test_endings():
    assert (format_of("a/b.SVG"), format_of("c.png")) == ("svg", "png")
    with pytest.raises(QueryError, match=r"\.svg or \.png"):
        format_of("plot.pdf")


def test_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ConfigError, match=r"pip install 'dragoman\[plots\]'"):
        series_figure(SERIES)
