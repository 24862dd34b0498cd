"""A page by way of the worker, as every page is read."""

from __future__ import annotations

from dragoman.ingest.html import read_page
from fuzz.targets.page import DICTIONARY

__all__ = ["DICTIONARY", "run"]


def run(data: bytes) -> None:
    draft = read_page(data, "page")
    assert draft.text or draft.warnings
    assert not any("memory" in warning or "died" in warning for warning in draft.warnings), draft.warnings
