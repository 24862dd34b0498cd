"""Parts of speech, features and lemmas from scores of classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Value = TypeVar("Value")


def decode_tags(scores: NDArray[np.floating], values: Sequence[Value]) -> list[Value]:
    """The value with the highest score in each row; on a tie the first, which is the commoner one."""
    return [values[index] for index in scores.argmax(axis=1)]
