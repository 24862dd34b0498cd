from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from dragoman.analysis.weights import DATA
from dragoman.analysis.word_vectors import PIECES, WordVectors
from dragoman.analysis.wordpiece import WordPieces
from dragoman.errors import AnalysisError

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(DATA / "vocabulary.txt")


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_words_of_like_meaning_are_near(pieces: WordPieces) -> None:
    vectors = WordVectors(DATA, pieces)
    frigate, warship, budget = (vectors.of(word) for word in ("frigate", "warship", "budget"))
    assert frigate.shape == (vectors.length,)
    assert likeness(frigate, warship) > likeness(frigate, budget) + 0.2


def test_a_table_of_another_vocabulary(pieces: WordPieces, tmp_path: Path) -> None:
    shutil.copy(DATA / PIECES, tmp_path)
    with (tmp_path / PIECES).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(AnalysisError, match="does not fit its vocabulary"):
        WordVectors(tmp_path, pieces)
