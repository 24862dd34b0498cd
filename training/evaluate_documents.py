"""Dev scores of the torch network's heads beyond trees and entities."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from dragoman.analysis.heads.attribution import (
    ROLES,
    Attribution,
    AttributionScores,
    LinkScores,
    decode_attributions,
)
from dragoman.analysis.quotes import document_marks, paragraphs_of
from training.document_model import CONTEXT, AttributionHead, Context, Links
from training.documents import AttributedDocument
from training.judged import Judged
from training.model import Network
from training.scores import correlation, mean_absolute_error, overlap_f1
from training.tasks.base import Setting
from training.tasks.documents import encode_chunks


def link_scores(links: Links, context: Tensor) -> LinkScores:
    """The projections of a scorer of links over the words of a document."""
    parts = []
    for side in (links.left, links.right):
        first, last = side.weight.split(CONTEXT, dim=1)
        parts += [context @ first.T + side.bias, context @ last.T]
    return LinkScores(*(part.numpy() for part in parts), links.terms.weight[:, 0].numpy())


def attributions_of(network: Network, setting: Setting, document: AttributedDocument) -> list[Attribution]:
    """What the network finds in a whole document."""
    states = encode_chunks(network, setting, [document.sentences])[0]
    marks = document_marks(document.sentences, document.paragraphs)
    return attributions_from(network.context, network.attribution, states, marks)


def attributions_from(
    reader: Context, head: AttributionHead, states: Tensor, marks: Sequence[int]
) -> list[Attribution]:
    """What the head finds in the states of a document's words, (words, HIDDEN)."""
    context = reader(states[:, None], torch.tensor(marks)[:, None])[:, 0]
    first, last = (context @ part for part in head.nobody.weight[0].split(CONTEXT))
    return decode_attributions(
        AttributionScores(
            head.tag(context).numpy(), head.allowed().numpy(), link_scores(head.speaker_of, context),
            link_scores(head.cue_of, context), (first + head.nobody.bias).numpy(), last.numpy(),
        ),
        paragraphs_of(marks),
    )  # fmt: skip


def score_attributions(pairs: Sequence[tuple[Sequence[Attribution], Sequence[Attribution]]]) -> dict[str, float]:
    """Exact F1 of each role and of the whole (hulls of contents) over (gold, found) documents, in words."""
    gold: dict[str, set[object]] = {name: set() for name in (*ROLES, "all")}
    found: dict[str, set[object]] = {name: set() for name in (*ROLES, "all")}
    for number, pair in enumerate(pairs):
        for sets, side in zip((gold, found), pair, strict=True):
            for attribution in side:
                hull = (min(s for s, _ in attribution.content), max(e for _, e in attribution.content))
                values = {"speaker": attribution.speaker, "cue": attribution.cue, "content": hull}
                for role, value in values.items():
                    if value is not None:
                        sets[role].add((number, value))
                sets["all"].add((number, *values.values()))
    return {name: overlap_f1(gold[name], found[name]) for name in gold}


def score_documents(network: Network, setting: Setting, documents: Sequence[AttributedDocument]) -> dict[str, float]:
    """Attribution on gold words and our own sentences."""
    return score_attributions([(d.attributions, attributions_of(network, setting, d)) for d in documents])


def score_facts(
    network: Network, setting: Setting, judged: Mapping[tuple[str, ...], Judged]
) -> dict[str, float]:
    """Mean absolute error and correlation with the judgements."""
    gold, found = [], []
    words = [key for key in judged if judged[key]]
    for batch in setting.groups(words, random.Random(0)):
        inputs = setting.inputs([words[row] for row in batch])
        layers = network.encoder(inputs.ids, inputs.shapes, inputs.mask)
        scores = network.factuality(layers, inputs.first, inputs.shapes)
        for place, row in enumerate(batch):
            for word, value in judged[words[row]].items():
                gold.append(value)
                found.append(float(scores[place, word + 1].clamp(-3, 3)))
    return {"MAE": mean_absolute_error(gold, found), "r": correlation(gold, found)}
