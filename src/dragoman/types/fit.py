"""What fitting a codebook of the user's own says of one of its types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FitSentence:
    """An example of the user's file and its line."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class FitReport:
    """How many sentences of each sort a scorer takes for its type, and, ``unseen``, had it not learnt from their words.

    ``events`` are the event words of the examples (lemmas, each once); ``missed`` are the examples that it does not take,
    ``taken`` the near-misses that it does. ``neutral`` are the package's own sentences.
    """

    type: str
    events: tuple[str, ...]
    examples: int
    missed: tuple[FitSentence, ...]
    unseen_missed: int
    near_misses: int
    taken: tuple[FitSentence, ...]
    unseen_taken: int
    neutral: int
    neutral_taken: int
    unseen_neutral_taken: int
