"""Named entities by one scheme."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from training.augment import augment_tagged
from training.batches import tag_targets
from training.corpora import TaggedSentence
from training.labels import Labels
from training.model import Network
from training.tasks.base import Losses, Setting, class_loss


class EntityTask:
    """A corpus of BIO tags; ``share`` of its batches make an epoch (2 takes all of them twice)."""

    def __init__(
        self, scheme: str, corpus: Sequence[TaggedSentence], labels: Labels, setting: Setting, share: float,
        weight: float,
    ) -> None:  # fmt: skip
        self.name, self.corpus, self.setting, self.share, self.weight = scheme, corpus, setting, share, weight
        self.tags: Sequence[str] = getattr(labels, scheme)

    def plan(self, chance: random.Random) -> list[list[int]]:
        batches: list[list[int]] = []
        for _ in range(math.ceil(self.share)):
            batches += self.setting.groups([s.words for s in self.corpus], chance)
        return batches[: math.ceil(len(batches) * self.share / math.ceil(self.share))]

    def losses(self, network: Network, batch: list[int], chance: random.Random) -> Losses:
        sentences = [augment_tagged(self.corpus[row], chance) for row in batch]
        inputs = self.setting.inputs([s.words for s in sentences])
        target = tag_targets(sentences, self.tags, inputs.first.shape[1])
        layers = network.encoder(inputs.ids, inputs.shapes, inputs.mask)
        scores = getattr(network, self.name)(network.entities(layers, inputs.first, inputs.shapes))
        return {self.name: class_loss(scores, target) * self.weight}
