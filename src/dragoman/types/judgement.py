"""What is judged on top of the facts, which stay as they were read: whether two are one, whether one is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "wrong", "open"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """``one`` and ``other`` are ids of facts of one kind, in either order. What a user says goes before Dragoman's own,
    until the user leaves it "open" again. "wrong" is said of one event alone: ``one`` and ``other`` are both its id.

    ``score`` and ``reasons`` (name of a feature → its share) explain a judgement of Dragoman's; ``author`` and ``because``
    say which user judged so, and why.
    """

    one: str
    other: str
    verdict: Verdict
    by: Literal["dragoman", "user"]
    score: float | None = None
    reasons: tuple[tuple[str, float], ...] = ()
    author: str | None = None
    because: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        return min(self.one, self.other), max(self.one, self.other)

    @property
    def alone(self) -> bool:
        """Whether it is about one fact and not about two."""
        return self.one == self.other
