"""Whether what a document tells are events of politics, by what its sentences are about.

"Defending" a title, "launching" a satellite and "awarding" a prize are told in the words of politics. In a report about
sport, science or the arts a telling counts only where its own sentence is clearly about politics.
"""

from __future__ import annotations

from collections.abc import Collection
from statistics import fmean

from dragoman.types.analysis import Sentence

# Mean log odds below which a long report is about something else, and how much lower one of n sentences must lie (1/n).
OTHER, UNSURE = -1.0, 1.0
CLEARLY = 1.0  # log odds at which a sentence by itself is about politics


def about_other(sentences: Collection[Sentence]) -> bool:
    """Whether the report is about something else than politics; a report too short to tell is taken to be political."""
    odds = [sentence.politics for sentence in sentences if sentence.politics is not None]
    return bool(odds) and fmean(odds) < OTHER - UNSURE / len(odds)


def clearly_political(sentence: Sentence) -> bool:
    return sentence.politics is not None and sentence.politics >= CLEARLY
