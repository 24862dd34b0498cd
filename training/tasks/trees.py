"""Trees, tags, features, lemmas, and whether what a predicate tells happened: one reading of a treebank sentence."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from training.augment import augment_tree
from training.batches import IGNORE, TreeTargets
from training.corpora import TreeSentence
from training.judged import Judged
from training.labels import Labels
from training.model import Network, Syntax
from training.tasks.base import Losses, Setting, class_loss

FACT_WEIGHT = 0.5


class TreeTask:
    """The treebanks; factuality where UDS-IH2 judges a word of a sentence of EWT."""

    name = "trees"

    def __init__(
        self, trees: Sequence[TreeSentence], judged: Mapping[tuple[str, ...], Judged], labels: Labels, setting: Setting,
        share: float,
    ) -> None:  # fmt: skip
        self.trees, self.judged, self.labels, self.setting, self.share = trees, judged, labels, setting, share

    def plan(self, chance: random.Random) -> list[list[int]]:
        batches = self.setting.groups([t.words for t in self.trees], chance)
        return batches[: math.ceil(len(batches) * self.share)]

    def losses(self, network: Network, batch: list[int], chance: random.Random) -> Losses:
        judged = [self.judged.get(self.trees[row].words, {}) for row in batch]
        sentences = [augment_tree(self.trees[row], chance) for row in batch]
        inputs = self.setting.inputs([s.words for s in sentences])
        targets = TreeTargets(sentences, self.labels, inputs.first.shape[1])
        layers = network.encoder(inputs.ids, inputs.shapes, inputs.mask)
        syntax = network.syntax(layers, inputs.first, inputs.shapes)
        losses = {name: class_loss(getattr(syntax, name), getattr(targets, name)) for name in ("upos", "feats", "lemma")}
        losses["arc"] = class_loss(syntax.arcs.masked_fill(~inputs.word_mask[:, None, :], -1e9), targets.heads)
        losses["relation"] = _relation_loss(network, syntax, targets)
        if any(judged):
            losses["fact"] = _fact_loss(network.factuality(layers, inputs.first, inputs.shapes), judged) * FACT_WEIGHT
        return losses


def _relation_loss(network: Network, syntax: Syntax, targets: TreeTargets) -> Tensor:
    rows, words = (targets.heads >= 0).nonzero(as_tuple=True)
    heads = targets.heads[rows, words]
    scores = network.relation(syntax.dependents[rows, words], syntax.heads[rows, heads])
    return F.cross_entropy(scores, targets.relations[rows, words], ignore_index=IGNORE)


def _fact_loss(scores: Tensor, judged: Sequence[Judged]) -> Tensor:
    """Mean absolute error, rounded off near zero; ``scores``: (rows, words + 1), word 0 the root."""
    cells = [(row, word, value) for row, values in enumerate(judged) for word, value in values.items()]
    found = scores[torch.tensor([row for row, _, _ in cells]), torch.tensor([word + 1 for _, word, _ in cells])]
    return F.smooth_l1_loss(found, torch.tensor([value for _, _, value in cells]), beta=0.5)
