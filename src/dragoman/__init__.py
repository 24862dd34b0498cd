"""Dragoman reads news about international affairs and keeps a sourced record of the international system.

>>> import dragoman
>>> reader = dragoman.load()                                    # doctest: +SKIP
>>> reading = reader.read("…", published=date(2025, 5, 7))      # doctest: +SKIP
>>> reading.events[0].evidence[0].text                          # doctest: +SKIP
>>> with dragoman.open_record("world.sqlite") as record:        # doctest: +SKIP
...     table = record.to_pandas("events", country="Sudan", since="2023")
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from dragoman.types import notebook, word_reader
from dragoman.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dragoman.ontology.fitted import CodebookFiles
    from dragoman.pipeline import Reader
    from dragoman.query.dyads import DyadReport
    from dragoman.recorded import Record
    from dragoman.resolution.own_files import ActorFiles
    from dragoman.shown.notebook import Shown
    from dragoman.shown.plots import Plot
    from dragoman.types.word_reader import WordReader

__all__ = ["__version__", "load", "open_record", "plot", "show"]


def load(actors: ActorFiles = None, codebooks: CodebookFiles = None) -> Reader:
    """A :class:`dragoman.pipeline.Reader` with weights and gazetteer loaded once; thread-safe.

    ``actors`` is the path of a file (TOML or CSV) of actors of your own, or several; see docs/gazetteer.md.
    ``codebooks`` is the path of a fitted codebook of your own, or several; see docs/tutorials/your-own-codebook.md.

    Raises:
        ActorsError: a file of actors cannot be used; the text names file and entry.
        CodebookError: a codebook of your own is not fitted, or was fitted on other weights.
        AnalysisError, GazetteerError, CodebookError: package data are missing or damaged.
    """
    from dragoman.pipeline import Reader

    return Reader.load(actors, codebooks)


def open_record(record: Path | str, actors: ActorFiles = None) -> Record:
    """The record at a path or ``postgresql://…``, to list, to turn into tables, to export; a context.

    ``actors``: as for :func:`load`, for the names in filters.

    Raises:
        StoreError: there is no record, or it cannot be opened.
    """
    from dragoman.recorded import Record
    from dragoman.store import open_store

    return Record(open_store(record), actors)


def show(values: Iterable[object], most: int = 20) -> Shown:
    """The first ``most`` of several events, claims, relations or entries of a record as a table for a notebook; single
    ones, readings, dyads and listings show themselves. Raises QueryError for anything else, and for a mixture."""
    from dragoman.errors import QueryError
    from dragoman.shown.notebook import Shown, several_html

    html = several_html(values, most)
    if html is None:
        raise QueryError("only events, claims, relations, or entries of one kind make a table, and at least one of them")
    return Shown(html)


def plot(report: DyadReport) -> Plot:
    """A dyad (``Record.dyad``) as a plot that a notebook shows. Raises ConfigError where the extra ``plots`` is missing."""
    from dragoman.shown.plots import plot_of

    return plot_of(report)


def __getattr__(name: str) -> ModuleType:
    """``dragoman.record.fusion.cluster`` without an import of its own; nothing is loaded before it is asked for."""
    if name != "record":
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    import dragoman.record.fusion

    return dragoman.record


def _words() -> WordReader:
    """Who reads given words for layers that may not import the analysis."""
    from dragoman.analysis.analyser import Analyser
    from dragoman.analysis.given_words import GivenWords

    return GivenWords(Analyser.load())


def _html(value: object) -> str | None:
    """What notebooks show of values of layers that may not know how they are shown."""
    from dragoman.shown.notebook import html_of

    return html_of(value)


word_reader.provide(_words)
notebook.provide(_html)
