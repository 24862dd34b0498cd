"""Known names in a text: the longest of many surfaces, bounded by words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ahocorasick_rs

from dragoman.resolution.gazetteer_names import fold


class Searcher:
    """Longest word-bounded occurrences of a set of folded surfaces."""

    def __init__(self, surfaces: Iterable[str]) -> None:
        self.surfaces = sorted(surfaces)
        self._automaton = ahocorasick_rs.AhoCorasick(self.surfaces)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, surface), leftmost and longest first, not overlapping; offsets in code points of ``text``."""
        folded = fold(text)
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        bounded = sorted((start, -end, index) for index, start, end in found if is_bounded(folded, start, end))
        reached = 0
        for start, minus_end, index in bounded:
            if start >= reached:
                reached = -minus_end
                yield start, reached, self.surfaces[index]


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit goes on before ``start`` or after ``end``."""
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return before and (end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()))
