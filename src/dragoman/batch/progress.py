"""How far a run is, for another thread to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Progress:
    """Documents so far: done by earlier runs, done by this one, known; ``counted``: whether more may become known."""

    before: int = 0
    done: int = 0
    known: int = 0
    counted: bool = False
