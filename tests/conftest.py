"""What all tests share. Fixtures that load weights are made once; everything else is built by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dragoman.pipeline import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the committed weights and tables (about a second to load)."""
    from dragoman.pipeline import Reader

    return Reader.load()
