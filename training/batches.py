"""Batches of about so many word pieces, of sentences of like length, in an order fixed by a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from dragoman.analysis.heads.lemma import script_for
from dragoman.analysis.shapes import Shape
from dragoman.analysis.wordpiece import MAX_PIECES, Pieces
from training.corpora import TaggedSentence, TreeSentence
from training.labels import Labels

IGNORE = -100
MASK = 103  # the piece [MASK] of the vocabulary


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the network reads; ``first`` has the root mark as word 0; ``words`` counts the words of each sentence."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    word_mask: Tensor


def inputs_of(sentences: Sequence[Pieces]) -> Inputs:
    """Pad sentences to one batch."""
    length = max(len(pieces.ids) for pieces in sentences)
    words = max(len(pieces.first) for pieces in sentences) + 1
    ids = torch.zeros(len(sentences), length, dtype=torch.long)
    shapes = torch.full((len(sentences), length), int(Shape.NONE), dtype=torch.long)
    mask = torch.full((len(sentences), 1, 1, length), -1e9)
    first = torch.zeros(len(sentences), words, dtype=torch.long)
    word_mask = torch.zeros(len(sentences), words, dtype=torch.bool)
    for row, pieces in enumerate(sentences):
        size, count = len(pieces.ids), len(pieces.first)
        ids[row, :size] = torch.tensor(pieces.ids)
        shapes[row, :size] = torch.tensor(pieces.shapes)
        mask[row, :, :, :size] = 0.0
        first[row, 1 : count + 1] = torch.tensor(pieces.first)
        word_mask[row, : count + 1] = True
    return Inputs(ids, shapes, mask, first, word_mask)


def _column(rows: Sequence[Sequence[int]], width: int) -> Tensor:
    """Targets beside the words, with the root and the padding ignored."""
    target = torch.full((len(rows), width), IGNORE, dtype=torch.long)
    for index, row in enumerate(rows):
        target[index, 1 : len(row) + 1] = torch.tensor(row)
    return target


class TreeTargets:
    """Gold classes of a batch of trees."""

    def __init__(self, sentences: Sequence[TreeSentence], labels: Labels, width: int) -> None:
        index = {name: {v: i for i, v in enumerate(getattr(labels, name))} for name in ("upos", "feats", "lemma")}
        relations = {value: i for i, value in enumerate(labels.relations)}
        self.upos = _column([[index["upos"].get(t, IGNORE) for t in s.upos] for s in sentences], width)
        self.feats = _column([[index["feats"].get(f, IGNORE) for f in s.feats] for s in sentences], width)
        scripts = [[script_for(f, lemma) for f, lemma in zip(s.words, s.lemmas, strict=True)] for s in sentences]
        self.lemma = _column([[index["lemma"].get(script, IGNORE) for script in row] for row in scripts], width)
        self.heads = _column([s.heads for s in sentences], width)
        self.relations = _column([[relations.get(r, IGNORE) for r in s.relations] for s in sentences], width)


def tag_targets(sentences: Sequence[TaggedSentence], tags: Sequence[str], width: int) -> Tensor:
    """Gold classes of a batch of tagged sentences."""
    index = {tag: i for i, tag in enumerate(tags)}
    return _column([[index[tag] for tag in s.tags] for s in sentences], width)


def group(lengths: Sequence[int], pieces_a_batch: int, chance: random.Random) -> list[list[int]]:
    """Indices in batches: sentences of like length together, a little shuffled, the batches in random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] * chance.uniform(0.93, 1.07))
    batches: list[list[int]] = []
    current: list[int] = []
    longest = 0
    for index in order:
        if lengths[index] > MAX_PIECES:
            continue
        longest = max(longest, lengths[index] + 2)
        if current and longest * (len(current) + 1) > pieces_a_batch:
            batches.append(current)
            current, longest = [], lengths[index] + 2
        current.append(index)
    if current:
        batches.append(current)
    chance.shuffle(batches)
    return batches
