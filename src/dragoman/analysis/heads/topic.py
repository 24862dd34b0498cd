"""Whether a sentence comes from a report about politics, or about sport, science, the arts: log odds.

One linear layer over the mean state of the sentence's words. A film festival and a summit share most of their verbs; what
tells them apart is everything around these, which the mean state holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FEWEST = 6  # words; a shorter sentence tells too little
_DIGITS = 2  # what the judgement can tell apart


@dataclass(frozen=True, slots=True)
class TopicWeights:
    """The layer as ``training.topic`` writes it: ``weights`` (384,) and ``bias`` ()."""

    weights: Floats
    bias: Floats

    @classmethod
    def load(cls, path: Path) -> TopicWeights:
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["weights"], arrays["bias"])


def mean_state(states: Floats) -> Floats:
    """(384,) from ``states`` (words, 384) of one sentence."""
    mean: Floats = states.mean(axis=0)
    return mean


def politics(states: Floats, weights: TopicWeights) -> float | None:
    """Log odds that the sentence belongs to a report about politics; None where it has fewer than ``FEWEST`` words."""
    if len(states) < FEWEST:
        return None
    return round(float(mean_state(states) @ weights.weights + weights.bias), _DIGITS)
