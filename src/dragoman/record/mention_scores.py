"""How probable it is that two mentions tell one event: a vote of small decision trees over ``mention_features.COLUMNS``.

The trees and the turn of the states are fitted to ECB+ by ``python -m training.fusion``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import numpy as np

from dragoman.errors import AnalysisError
from dragoman.record.mention_features import COLUMNS, Ints, unit
from dragoman.record.report_likeness import Background, Table

PATH = Path(__file__).with_name("data") / "fusion_mentions.npz"
WORDS = ("model", "columns", "known")
BLOCK = 65536  # pairs at once


@dataclass(frozen=True)
class MentionWeights:
    """The trees, (trees, nodes) each: a pair goes ``left`` where its ``column`` is at most ``threshold``, else ``right``,
    and takes the ``value`` (log odds) of the ``leaf`` that it comes to. ``base`` are the log odds before all trees.

    ``centre`` (1152,) and ``turn`` (1152, axes) bring the states of mentions of one event close together. ``least`` is the
    mean probability from which groups are joined; ``known`` and ``counts`` say how many of so many ``reports`` have a word;
    ``model`` is the hash of the analysis weights whose states were seen.
    """

    column: Ints
    threshold: Table
    left: Ints
    right: Ints
    value: Table
    leaf: Ints
    base: Table
    centre: Table
    turn: Table
    least: Table
    reports: Ints
    counts: Ints
    known: tuple[str, ...]
    model: str
    columns: tuple[str, ...]

    @property
    def background(self) -> Background:
        return Background(int(self.reports), dict(zip(self.known, self.counts.tolist(), strict=True)))

    @classmethod
    def load(cls, path: Path = PATH) -> MentionWeights:
        """The weights of the package, read once. Raises AnalysisError where they are missing or do not fit the features."""
        return _load(path)


@lru_cache(maxsize=1)
def _load(path: Path) -> MentionWeights:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            held = {field.name: arrays[field.name] for field in fields(MentionWeights)}
    except (OSError, KeyError, ValueError) as error:
        raise AnalysisError(f"the model file {path.name} cannot be read: {error}; reinstall dragoman") from error
    whole = {name: array.astype(np.int64 if array.dtype.kind in "iub" else np.float32)
             for name, array in held.items() if name not in WORDS}  # fmt: skip
    known, listed = (tuple(str(word) for word in held[name]) for name in ("known", "columns"))
    weights = MentionWeights(**whole, known=known, columns=listed, model=str(held["model"]))
    if weights.columns != COLUMNS:
        raise AnalysisError(f"the model file {path.name} was fitted to other features; run python -m training.fusion --write")
    return weights


def turned(states: Table, weights: MentionWeights) -> Table:
    """(mentions, axes), each of length 1."""
    return unit(((states - weights.centre) @ weights.turn).astype(np.float32))


def probabilities(values: Table, weights: MentionWeights) -> Table:
    """For each pair (rows of ``columns``) the probability that both mentions tell one event."""
    parts = [_block(values[first : first + BLOCK], weights) for first in range(0, len(values), BLOCK)]
    return np.concatenate(parts or [np.zeros(0, dtype=np.float32)])


def _block(values: Table, weights: MentionWeights) -> Table:
    rows = np.arange(len(values))
    score = np.full(len(values), weights.base, dtype=np.float64)
    for tree in range(len(weights.column)):
        node = np.zeros(len(values), dtype=np.int64)
        while True:
            here = weights.leaf[tree][node] == 0
            if not here.any():
                break
            low = values[rows, weights.column[tree][node]] <= weights.threshold[tree][node]
            node = np.where(here, np.where(low, weights.left[tree][node], weights.right[tree][node]), node)
        score += weights.value[tree][node]
    result: Table = (1 / (1 + np.exp(-score))).astype(np.float32)
    return result
