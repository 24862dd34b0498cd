"""Who is who: each mention takes the earlier mention that scores best as its antecedent, or none.

Mention ranking (Wiseman et al. 2015; Lee et al. 2017 without their search for mentions, which come from the tree): a
mention is a vector made of the states of four of its words and of classes; a pair is scored from both vectors, their
product and what the two have in common. All is numpy, in blocks of rows, so that memory does not grow with the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.mention_pairs import candidates_of, pair_features
from dragoman.analysis.heads.mention_table import NONE, Ints, MentionTable, table_of
from dragoman.analysis.heads.mentions import Parsed

Floats = NDArray[np.float32]
Span = tuple[int, int, int]
ROWS = 64  # mentions in one block
_NEVER = np.float32(-1e9)
_EPSILON = np.float32(1e-5)


@dataclass(frozen=True, slots=True)
class CoreferenceWeights:
    """The head's arrays, as ``training.coreference`` writes them; *m* is the size of a mention, *h* of the layers.

    ``places`` (PLACES × state, m); ``classes`` (all classes, m), of which ``class_offsets`` says where each kind of
    class begins; ``flags`` (FLAGS, m); ``anaphor``, ``antecedent``, ``product`` (m, h); ``features`` (PAIR_FEATURES, h);
    ``second`` (h, h2); ``score`` (h2, 1); ``none_hidden`` (m, h), ``none_score`` (h, 1); the rest are biases and the
    scale of the normalisation.
    """

    places: Floats
    places_bias: Floats
    classes: Floats
    class_offsets: Ints
    flags: Floats
    norm_scale: Floats
    norm_bias: Floats
    anaphor: Floats
    anaphor_bias: Floats
    antecedent: Floats
    product: Floats
    features: Floats
    second: Floats
    second_bias: Floats
    score: Floats
    score_bias: Floats
    none_hidden: Floats
    none_hidden_bias: Floats
    none_score: Floats
    none_score_bias: Floats

    @classmethod
    def load(cls, path: Path) -> tuple[CoreferenceWeights, ...]:
        """The members of the ensemble in an ``.npz`` file, whose arrays are named ``0.places`` and so on."""
        with np.load(path, allow_pickle=False) as arrays:
            count = 1 + max(int(name.split(".")[0]) for name in arrays.files)
            return tuple(
                cls(**{field.name: _widened(arrays[f"{member}.{field.name}"]) for field in fields(cls)})
                for member in range(count)
            )


def _widened(array: NDArray[Any]) -> NDArray[Any]:
    """Stored in fp16, computed in fp32."""
    return array.astype(np.int64 if array.dtype.kind == "i" else np.float32)


def find_chains(
    sentences: Sequence[Parsed], states: Floats, members: Sequence[CoreferenceWeights]
) -> list[list[Span]]:
    """Clusters of at least two spans (sentence, first word, one past the last), in the order of their first mentions.

    ``states``: (words of the document, 384), the ``context`` of its sentences one below the other.
    """
    table = table_of(sentences)
    return clusters_of(table, best_antecedents(table, states, members))


def best_antecedents(table: MentionTable, states: Floats, members: Sequence[CoreferenceWeights]) -> list[int]:
    """For each mention the index of its antecedent, ``NONE`` where it has none; scores are means over the members."""
    candidates = candidates_of(table)
    vectors = [mention_vectors(table, states, member) for member in members]
    best: list[int] = []
    for first in range(0, len(table.mentions), ROWS):
        rows = np.arange(first, min(first + ROWS, len(table.mentions)))
        old = candidates[rows]
        features = pair_features(table, rows, np.maximum(old, 0)).reshape(-1, old.size).T.astype(np.float32)
        scores = np.zeros((len(rows), old.shape[1] + 1), dtype=np.float32)
        for vector, member in zip(vectors, members, strict=True):
            scores += pair_scores(vector, features, rows, np.maximum(old, 0), member)
        scores[:, :-1][old == NONE] = _NEVER
        chosen = scores.argmax(axis=1)
        best.extend(np.append(old, np.full((len(rows), 1), NONE), axis=1)[np.arange(len(rows)), chosen].tolist())
    return best


def mention_vectors(table: MentionTable, states: Floats, weights: CoreferenceWeights) -> Floats:
    """(mentions, m). Each word is projected once for each place that it may have."""
    size = weights.places.shape[1]
    summed = weights.places_bias + table.flags @ weights.flags
    summed += weights.classes[table.codes + weights.class_offsets].sum(axis=1)
    for place, words in enumerate(table.places.T):
        width = states.shape[1]
        summed += states[words] @ weights.places[place * width : (place + 1) * width]
    mean = summed.mean(axis=1, keepdims=True)
    spread = summed.var(axis=1, keepdims=True)
    normed = (summed - mean) / np.sqrt(spread + _EPSILON) * weights.norm_scale + weights.norm_bias
    vectors: Floats = np.maximum(normed, 0).astype(np.float32).reshape(-1, size)
    return vectors


def pair_scores(vectors: Floats, features: Floats, rows: Ints, old: Ints, weights: CoreferenceWeights) -> Floats:
    """Scores (rows, candidates + 1), "none" last; ``features`` (rows × candidates, PAIR_FEATURES)."""
    ours = vectors[rows]
    low = int(old.min()) if old.size else 0
    projected = vectors[low:] @ weights.antecedent
    pairs = (vectors[old] * ours[:, None]).reshape(-1, vectors.shape[1])
    hidden = pairs @ weights.product
    hidden += features @ weights.features
    hidden += projected[old.ravel() - low]
    hidden.reshape(*old.shape, -1)[:] += (ours @ weights.anaphor + weights.anaphor_bias)[:, None]
    np.maximum(hidden, 0, out=hidden)
    second = hidden @ weights.second
    second += weights.second_bias
    np.maximum(second, 0, out=second)
    scores = (second @ weights.score + weights.score_bias).reshape(old.shape)
    none = np.maximum(ours @ weights.none_hidden + weights.none_hidden_bias, 0) @ weights.none_score
    joined: Floats = np.append(scores, none + weights.none_score_bias, axis=1)
    return joined


def clusters_of(table: MentionTable, antecedents: Sequence[int]) -> list[list[Span]]:
    """Mentions that are bound through their antecedents; those bound to none are left out."""
    cluster: list[int] = []
    members: dict[int, list[Span]] = {}
    for index, (mention, old) in enumerate(zip(table.mentions, antecedents, strict=True)):
        cluster.append(index if old == NONE else cluster[old])
        members.setdefault(cluster[index], []).append(mention.span)
    return [spans for spans in members.values() if len(spans) > 1]
