"""Who reads words for the layers below the analysis."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.errors import AnalysisError
from dragoman.types import word_reader


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    makers = list(word_reader._MAKERS)
    yield
    word_reader._MAKERS[:] = makers
    word_reader.provided.cache_clear()


def test_a_reader_is_made_once_when_first_asked_for() -> None:
    made: list[object] = []
    word_reader.provide(lambda: made.append(object()) or made[-1])  # type: ignore[arg-type, func-returns-value, return-value]
    assert not made
    assert word_reader.provided() is word_reader.provided()
    assert len(made) == 1


def test_without_a_reader_it_says_what_to_do() -> None:
    word_reader._MAKERS.clear()
    word_reader.provided.cache_clear()
    with pytest.raises(AnalysisError, match="import dragoman"):
        word_reader.provided()
