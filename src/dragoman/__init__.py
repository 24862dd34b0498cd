"""Dragoman reads news about international affairs and keeps a sourced record of the international system.

>>> import dragoman
>>> reader = dragoman.load()                                    # doctest: +SKIP
>>> reading = reader.read("…", published=date(2025, 5, 7))      # doctest: +SKIP
>>> reading.events[0].evidence[0].text                          # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.ontology.fitted import CodebookFiles
    from dragoman.pipeline import Reader
    from dragoman.resolution.own_files import ActorFiles

__all__ = ["__version__", "load"]


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
