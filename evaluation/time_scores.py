"""Scores of time expressions as TempEval-3 counts them: spans strict and relaxed, type and value of relaxed matches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Marked:
    """A time expression of gold or system; ``type`` is "" where the gold has none that counts."""

    start: int
    end: int
    value: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Gold with what was found for it (None: nothing), and what was found for no gold."""

    pairs: tuple[tuple[Marked, Marked | None], ...]
    spare: tuple[Marked, ...]


@dataclass
class Tally:
    """Counts over documents; ``f1`` gives the figures."""

    gold: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def add(self, pairing: Pairing) -> None:
        matched = [(gold, found) for gold, found in pairing.pairs if found is not None]
        self.gold += len(pairing.pairs)
        self.found += len(matched) + len(pairing.spare)
        self.right["relaxed span"] += len(matched)
        self.right["strict span"] += sum((gold.start, gold.end) == (found.start, found.end) for gold, found in matched)
        self.right["type"] += sum(gold.type == found.type for gold, found in matched)
        self.right["value"] += sum(gold.value == found.value for gold, found in matched)

    def precision(self, name: str) -> float:
        """Percent."""
        return 100 * self.right[name] / self.found if self.found else 0.0

    def recall(self, name: str) -> float:
        """Percent."""
        return 100 * self.right[name] / self.gold if self.gold else 0.0

    def f1(self, name: str) -> float:
        """Percent."""
        both = self.gold + self.found
        return 200 * self.right[name] / both if both else 0.0


def pair(gold: Iterable[Marked], found: Sequence[Marked]) -> Pairing:
    """Gives each gold expression, shortest first, the overlapping one with its value, else the first that overlaps."""
    free, pairs = list(found), []
    for entry in sorted(gold, key=lambda each: (each.end - each.start, each.start)):
        over = [each for each in free if each.start < entry.end and entry.start < each.end]
        match = next((each for each in over if each.value == entry.value), over[0] if over else None)
        if match:
            free.remove(match)
        pairs.append((entry, match))
    return Pairing(tuple(pairs), tuple(free))
