"""Meanings of single words, out of context: the encoder's own table of word pieces, which the package carries anyway."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.parses import STATE
from dragoman.analysis.wordpiece import WordPieces
from dragoman.errors import AnalysisError

Vector = NDArray[np.float32]
PIECES = "pieces.bin"
_SCALE_BYTES = 2  # after the int8 rows of all pieces stands one float16 for each


class WordVectors:
    """Vectors of length ``STATE``, the mean of all pieces taken off. Safe to share between threads."""

    def __init__(self, folder: Path, pieces: WordPieces) -> None:
        raw = np.fromfile(folder / PIECES, dtype=np.int8)
        count = pieces.size
        if raw.size != count * (STATE + _SCALE_BYTES):
            raise AnalysisError(f"the model file {PIECES} does not fit its vocabulary; reinstall dragoman")
        self._rows = raw[: count * STATE].reshape(count, STATE)
        self._scales = raw[count * STATE :].view("<f2").astype(np.float32)
        self._mean = (self._rows.T.astype(np.float32) @ self._scales / count).astype(np.float32)
        self._pieces = pieces
        self.length = STATE
        self.of = lru_cache(maxsize=65536)(self._of)

    def _of(self, word: str) -> Vector:
        """The mean of a word's pieces."""
        ids = list(self._pieces.ids(word))
        rows = self._rows[ids].astype(np.float32) * self._scales[ids, None]
        vector: Vector = rows.mean(axis=0) - self._mean
        return vector
