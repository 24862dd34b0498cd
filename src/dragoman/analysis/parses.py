"""Readings of sentences as the heads of documents take them, a sentence that was read in parts put together again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.mentions import ROOT, Parsed

Floats = NDArray[np.float32]
STATE = 384  # size of the state of a word


class PartRead(Protocol):
    """What a ``Reading`` of the analyser holds; ``heads`` are 0 for the root, else 1-based."""

    @property
    def upos(self) -> list[str]: ...
    @property
    def feats(self) -> list[tuple[tuple[str, str], ...]]: ...
    @property
    def lemmas(self) -> list[str]: ...
    @property
    def heads(self) -> list[int]: ...
    @property
    def relations(self) -> list[str]: ...
    @property
    def entities(self) -> list[tuple[int, int, str]]: ...
    @property
    def context(self) -> Floats: ...


def joined(words: Sequence[str], parts: Sequence[PartRead]) -> tuple[Parsed, Floats]:
    """One sentence from the readings of its parts, whose roots hang on the first part's root, and its context."""
    heads: list[int] = []
    relations: list[str] = []
    entities: list[tuple[int, int, str]] = []
    top = ROOT
    for part in parts:
        first = len(heads)
        for head, relation in zip(part.heads, part.relations, strict=True):
            heads.append(head - 1 + first if head else top)
            relations.append(relation if head or top == ROOT else "parataxis")
        top = top if top != ROOT or not part.heads else part.heads.index(0)
        entities.extend((start + first, end + first, kind) for start, end, kind in part.entities)
    parsed = Parsed(
        tuple(words),
        tuple(tag for part in parts for tag in part.upos),
        tuple(feats for part in parts for feats in part.feats),
        tuple(lemma for part in parts for lemma in part.lemmas),
        tuple(heads),
        tuple(relations),
        tuple(entities),
    )
    context = [part.context for part in parts] or [np.zeros((0, STATE), dtype=np.float32)]
    return parsed, np.concatenate(context)
