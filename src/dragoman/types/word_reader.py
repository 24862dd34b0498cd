"""What a layer below the analysis may ask of it: the trees and states of given words.

The record must not import the analysis (they are siblings), and still ``dragoman.record.fusion.cluster`` is called with
words alone. So the package says on import how such a reader is made (``provide``), and it is made when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from dragoman.errors import AnalysisError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

TextSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReadWords:
    """One sentence: ``heads`` are indices of words, -1 for the root; ``states`` are (words, 384)."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    states: Floats


class WordReader(Protocol):
    """Reads given words, and cuts texts into them."""

    @property
    def model(self) -> str:
        """The hash of the weights."""
        ...

    def read(self, words: Sequence[str]) -> ReadWords:
        """A sentence of any length."""
        ...

    def meaning(self, word: str) -> Floats:
        """What a word means out of context, (384,)."""
        ...

    def cut(self, text: str) -> list[list[TextSpan]]:
        """The words of each sentence of a text, in code points."""
        ...


_MAKERS: list[Callable[[], WordReader]] = []


def provide(make: Callable[[], WordReader]) -> None:
    """Says how the reader of the package is made; the last word holds."""
    _MAKERS[:] = [make]
    provided.cache_clear()


@lru_cache(maxsize=1)
def provided() -> WordReader:
    """The reader of the package, loaded once. Raises AnalysisError where none is, or its weights are damaged."""
    if not _MAKERS:
        raise AnalysisError("nothing here reads words: import dragoman, or hand a reader over")
    return _MAKERS[0]()
