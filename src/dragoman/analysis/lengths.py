"""Sentences too long for the encoder are cut at the best mark of punctuation; no word is lost."""

from __future__ import annotations

from collections.abc import Sequence

MAX_WORDS = 250
MAX_SENTENCE_PIECES = 380
_MARKS = ((";",), (":",), ("—", "–", "--", "-"), (",",))


def cut_to_length(
    words: Sequence[str], pieces: Sequence[int], most_words: int = MAX_WORDS, most_pieces: int = MAX_SENTENCE_PIECES
) -> list[tuple[int, int]]:
    """Half-open ranges that cover ``words``, none above the limits; ``pieces`` counts the pieces of each word."""
    if not words:
        return []
    ranges: list[tuple[int, int]] = []
    stack = [(0, len(words))]
    while stack:
        first, last = stack.pop()
        fits = last - first <= most_words and sum(pieces[first:last]) <= most_pieces
        if fits or last - first == 1:
            ranges.append((first, last))
        else:
            middle = _best_cut(words, first, last)
            stack += [(middle, last), (first, middle)]
    return ranges


def _best_cut(words: Sequence[str], first: int, last: int) -> int:
    """After the strongest mark in the middle half of the range, the one nearest its centre; else the centre."""
    centre = (first + last) // 2
    reach = (last - first) // 4
    middle = range(max(first, centre - reach), min(last - 1, centre + reach))
    places = sorted(middle, key=lambda place: (abs(place + 1 - centre), place))
    for marks in _MARKS:
        for place in places:
            if words[place] in marks:
                return place + 1
    return centre
