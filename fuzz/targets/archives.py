"""As ``source``, from seeds of its own: archives."""

from __future__ import annotations

from fuzz.targets.source import DICTIONARY, run

__all__ = ["DICTIONARY", "run"]
