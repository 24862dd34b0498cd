"""How much reports have in common, by the words that few of them have (tf-idf)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.record.average_link import average_link

Table = NDArray[np.float32]
STORIES = (0.25, 0.2, 0.15)  # mean cosines from which groups of reports are about one story: closely, fairly, loosely
RANK = 3  # how many near reports a report is compared by
MOST = 1.5
LITTLE = 0.05  # what any two reports have in common
ITSELF = 0.5


@dataclass(frozen=True)
class Background:
    """How many of so many other ``reports`` have a word: what is rare must not depend on how few reports are compared."""

    reports: int
    counts: Mapping[str, int]



@dataclass(frozen=True)
class Rarity:
    """What each word is worth: more, the fewer reports have it."""

    place: dict[str, int]
    worth: Table

    @classmethod
    def of(cls, reports: Sequence[Iterable[str]], background: Background) -> Rarity:
        counts = Counter(word for words in reports for word in set(words))
        known = sorted(counts)
        total = 1 + len(reports) + background.reports
        worth = [np.log(total / (1 + counts[word] + background.counts.get(word, 0))) + 1 for word in known]
        return cls({word: index for index, word in enumerate(known)}, np.array(worth, dtype=np.float32))

    def rows(self, texts: Sequence[Iterable[str]]) -> Table:
        """(texts, words) of length 1, or of zeros where a text has no word of the reports."""
        table = np.zeros((len(texts), len(self.place)), dtype=np.float32)
        for row, words in enumerate(texts):
            for word, count in Counter(words).items():
                if word in self.place:
                    table[row, self.place[word]] = 1 + np.log(count)
        table *= self.worth
        lengths = np.sqrt((table * table).sum(axis=1, keepdims=True))
        result: Table = table / np.maximum(lengths, np.float32(1e-9))
        return result

    def of_word(self, word: str) -> float:
        """The worth of a word; of one that no report has as a meaningful word, that of the rarest."""
        index = self.place.get(word)
        return float(self.worth.max(initial=1.0) if index is None else self.worth[index])


@dataclass(frozen=True)
class ReportLikeness:
    """Tables (reports, reports): cosines of ``words``, of ``names``, of the words of their ``leads``, and of the
    ``neighbours`` that two reports have in common; ``relative``: the cosine against those of the nearest reports; ``stories``:
    whether both tell one story, closely, fairly and loosely taken."""

    words: Table
    names: Table
    leads: Table
    neighbours: Table
    relative: Table
    stories: tuple[Table, ...]


def report_likeness(words: Table, names: Table, leads: Table) -> ReportLikeness:
    """From the rows of the reports' words, of their names, and of the words of their leads."""
    alike: Table = words @ words.T
    others = alike.copy()
    np.fill_diagonal(others, 0)
    near = np.maximum(others - LITTLE, 0) + ITSELF * np.eye(len(alike), dtype=np.float32)
    near /= np.sqrt((near * near).sum(axis=1, keepdims=True))
    stories = tuple(_same(average_link(alike.astype(np.float64), least)) for least in STORIES)
    return ReportLikeness(alike, names @ names.T, leads @ leads.T, near @ near.T, _relative(others), stories)


def _same(groups: list[int]) -> Table:
    numbers = np.array(groups)
    result: Table = (numbers[:, None] == numbers[None]).astype(np.float32)
    return result


def _relative(others: Table) -> Table:
    """Cosines against the ``RANK``-th best of both reports; ``MOST`` at most, and with itself."""
    rank = np.sort(others, axis=1)[:, max(-RANK, -len(others)) :][:, :1]
    relative: Table = np.minimum(others / np.maximum(np.sqrt(rank * rank.T), np.float32(1e-6)), np.float32(MOST))
    np.fill_diagonal(relative, MOST)
    return relative
