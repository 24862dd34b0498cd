"""What the pair network learns beside PLV: sentences written for it, a file a type, and pairs that the rules code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from training.pairs import LabelledPair, PairSentence, as_words
from training.paths import OUT, ROOT

EXAMPLES = ROOT / "training" / "examples"
SILVER = OUT / "pairs" / "silver.jsonl"  # written by ``training.pair_silver``


@dataclass(frozen=True, slots=True)
class Weighted:
    """A pair and how often an epoch has it, on average."""

    pair: PairSentence
    weight: float


def read_examples(folder: Path = EXAMPLES) -> list[PairSentence]:
    """All examples; near-misses have the type that they really are of, or NONE."""
    return [pair for path in sorted(folder.glob("*.jsonl")) for pair in read_pairs(path)]


def read_pairs(path: Path) -> list[PairSentence]:
    """Lines with ``text``, ``actor``, ``recipient`` (code points) and ``type``; those without a party are left out."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        as_words(LabelledPair(row["text"], tuple(row["actor"]), tuple(row["recipient"]), row["type"]))
        for row in rows
        if row["actor"] and row["recipient"]
    ]
