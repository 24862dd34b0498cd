"""Whether what a predicate tells happened: from -3 (certainly not) to 3 (certainly).

A small network over the features of ``factuality_features.py``, each with a vector of its own, the word's state and
what the graph's own output ``facts`` says; it also decides how far to trust that output, which alone takes most
negations for truths. Only verbs and words with a copula are judged so; for all others the graph's answer stands. All is
numpy, over the predicates of one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.clauses import Tree
from dragoman.analysis.heads.factuality_features import features_of

Floats = NDArray[np.float32]
MOST = 3.0
_DIGITS = 3  # what the scale can tell apart


@dataclass(frozen=True, slots=True)
class FactualityWeights:
    """The head's arrays, as ``training.factuality`` writes them; *d* is the size of a feature's vector, *h* of a layer.

    ``rows``: of each feature in ``vectors`` (1 + features, d), whose row 0 is the bias; ``state`` (384, d); ``fact``
    (3, d) for the graph's answer, its square and its cube; ``trust`` (d, 1); ``hidden`` (d, h); ``output`` (h, 1); the
    rest are biases.
    """

    rows: dict[str, int]
    vectors: Floats
    state: Floats
    fact: Floats
    trust: Floats
    trust_bias: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    output_bias: Floats

    @classmethod
    def load(cls, path: Path) -> FactualityWeights:
        """From an ``.npz`` file: features in one string, a line each; vectors in int8 with a scale for each column."""
        with np.load(path, allow_pickle=False) as arrays:
            names = bytes(arrays["features"]).decode("utf-8").split("\n")
            vectors = arrays["vectors"].astype(np.float32) * arrays["scale"].astype(np.float32)
            vectors = np.concatenate([arrays["bias"].astype(np.float32)[None], vectors])
            others = [arrays[field.name].astype(np.float32) for field in fields(cls)[2:]]
            return cls({name: row for row, name in enumerate(names, start=1)}, vectors, *others)


def judge(tree: Tree, facts: Floats, states: Floats, weights: FactualityWeights) -> list[float]:
    """For each word of a sentence; ``facts`` (words,) is the graph's answer and ``states`` (words, 384) its context."""
    judged = facts.astype(np.float32)
    words = predicates_of(tree)
    if words:
        judged[words] = scores(features_of(tree, words), facts[words], states[words], weights)
    rounded: list[float] = np.round(np.clip(judged, -MOST, MOST).astype(np.float64), _DIGITS).tolist()
    return rounded


def predicates_of(tree: Tree) -> list[int]:
    """Verbs and words with a copula."""
    copular = {head for head, relation in zip(tree.heads, tree.relations, strict=True) if relation == "cop"}
    return [word for word, upos in enumerate(tree.upos) if upos == "VERB" or word in copular]


def scores(features: list[list[str]], facts: Floats, states: Floats, weights: FactualityWeights) -> Floats:
    """(predicates,), not yet kept to the scale."""
    rows = weights.rows
    known = [[0, *(rows[name] for name in row if name in rows)] for row in features]
    starts = np.cumsum([0, *map(len, known[:-1])])
    first: Floats = np.add.reduceat(weights.vectors[[number for row in known for number in row]], starts, axis=0)
    first += states @ weights.state + powers(facts) @ weights.fact
    np.maximum(first, 0, out=first)
    second = np.maximum(first @ weights.hidden + weights.hidden_bias, 0)
    trust = 1 / (1 + np.exp(-(first @ weights.trust + weights.trust_bias)))
    ours = second @ weights.output + weights.output_bias
    found: Floats = (trust * np.clip(facts, -MOST, MOST)[:, None] + (1 - trust) * ours)[:, 0].astype(np.float32)
    return found


def powers(facts: Floats) -> Floats:
    """(predicates, 3): the graph's answer on a scale of about -1 to 1, its square and its cube."""
    scaled = np.clip(facts, -MOST, MOST) / np.float32(MOST)
    return np.stack([scaled, scaled**2, scaled**3], axis=1).astype(np.float32)
