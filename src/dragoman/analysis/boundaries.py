"""Where sentences end, by the rules of ``sentences`` and a small network that knows where they err.

The network reads a few small numbers for each word of a paragraph, made of its form and its surroundings; one of them is
what the rules decide. So it only has to learn their errors: web text without stops or capitals, and stops inside a
sentence. Where an end is impossible, it is not asked.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.lexicon import load_lexicon
from dragoman.analysis.sentences import sentence_ends
from dragoman.analysis.shapes import shape_of

Span = tuple[int, int]
Integers = NDArray[np.int64]
Floats = NDArray[np.float32]

# How many values each column has; the network has one embedding for each.
FORMS, ENDINGS = 8192, 1024
COLUMNS = {"form": FORMS, "ending": ENDINGS, "shape": 11, "kind": 24, "gap": 4, "rule": 3, "open": 6, "since": 8, "left": 8}
_DIGITS = str.maketrans("0123456789", "0000000000")
_STRAIGHT = str.maketrans("‘’‚‛“”„‟«»`", "''''" + '""""""' + "'")
_MARKS = {mark: number for number, mark in enumerate(('"', "'", "“", "”", "‘", "’", ",", ";", ":", "(", ")", "[", "]"), 1)}
_DASHES = frozenset(("-", "--", "–", "—"))
_LEFT = 1, 2, 3, 5, 8, 13, 21  # upper limits of the classes of distances

# A long paragraph is read in windows, so that memory does not grow with it; the network sees 30 words to each side.
_WINDOW, _MARGIN = 4096, 32
# An end without any mark must be likelier where the paragraph closes with a stop, as edited prose does.
_LIKELY, _LIKELY_UNMARKED = 0.5, 0.8
_CLOSING = ".!?…\"”’)"


class Scorer(Protocol):
    """What says how likely a sentence ends after each word: ``BoundaryRuntime``, or a stand-in."""

    def probabilities(self, rows: Integers) -> Floats: ...


def likely_ends(text: str, words: Sequence[Span], scorer: Scorer) -> list[int]:
    """As ``sentence_ends``, with the network's word on each place where a sentence may end."""
    rule_ends = sentence_ends(text, words)
    if len(words) < 2:
        return rule_ends
    scores = _in_windows(features(text, words, rule_ends), scorer)
    stopped = text[words[-1][0] : words[-1][1]][-1] in _CLOSING
    likely = [index + 1 for index in np.flatnonzero(scores[:-1] > _LIKELY).tolist() if _may_end(text, words, index + 1)]
    doubtful = {end for end in likely if stopped and scores[end - 1] < _LIKELY_UNMARKED and _unmarked(text, words, end)}
    return [end for end in likely if end not in doubtful] + [len(words)]


def _unmarked(text: str, words: Sequence[Span], end: int) -> bool:
    return text[words[end - 1][1] - 1].isalnum()


def _in_windows(rows: Integers, scorer: Scorer) -> Floats:
    parts = []
    for first in range(0, len(rows), _WINDOW):
        left = max(0, first - _MARGIN)
        found = scorer.probabilities(rows[left : first + _WINDOW + _MARGIN])
        parts.append(found[first - left : first - left + _WINDOW])
    return np.concatenate(parts)


def _may_end(text: str, words: Sequence[Span], end: int) -> bool:
    """Not after an abbreviation that a name follows, nor between words written together without a mark."""
    (start, stop), following = words[end - 1], words[end][0]
    if text[start:stop].lower() in load_lexicon().title:
        return False
    return stop < following or not (text[stop - 1].isalnum() and text[following].isalnum())


def features(text: str, words: Sequence[Span], rule_ends: Sequence[int]) -> Integers:
    """One row of ``COLUMNS`` for each word of a paragraph; ``rule_ends`` as ``sentence_ends`` gives them."""
    ends = frozenset(rule_ends)
    rows: list[tuple[int, ...]] = []
    quote = bracket = since = 0
    for index, (start, end) in enumerate(words):
        form = text[start:end]
        own = of_form(form)
        quote, bracket = _nesting(form, quote, bracket)
        ended = index + 1 in ends
        rule = 1 if ended else 2 if form[-1] in ".!?…" else 0
        gap = _gap(text, end, words[index + 1][0]) if index + 1 < len(words) else 3
        rows.append((*own, gap, rule, quote * 2 + bracket, _bucket(since), _bucket(len(words) - index - 1)))
        since = 0 if ended else since + 1
    return np.array(rows, dtype=np.int64).reshape(-1, len(COLUMNS))


@lru_cache(maxsize=65536)
def of_form(form: str) -> tuple[int, int, int, int]:
    """The columns that depend on the form alone: hashes of the form and of its ending, shape, kind."""
    plain = form.translate(_STRAIGHT).lower().translate(_DIGITS)
    return _hash(plain, FORMS), _hash(plain[-3:] + "$", ENDINGS), int(shape_of(form)), _kind(form)


def _hash(key: str, size: int) -> int:
    """A row from 1 to ``size - 1``; row 0 stands for an unknown word in training."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % (size - 1) + 1


def _kind(form: str) -> int:
    """Which mark or which list of the tokenizer a word belongs to; 0 for none."""
    if form in _MARKS:
        return _MARKS[form]
    if form in _DASHES:
        return 14
    if not any(char.isalnum() for char in form):
        return 15 if form == "." else 16 if set(form) <= set("!?") else 17 if set(form) <= set(".…") else 18
    lexicon, lower = load_lexicon(), form.lower()
    lists = (lexicon.title, lexicon.abbreviation, lexicon.speech, lexicon.starter)
    return next((number for number, words in enumerate(lists, 19) if lower in words), 23 if form.endswith(".") else 0)


def _nesting(form: str, quote: int, bracket: int) -> tuple[int, int]:
    """Whether a quotation (1 typewriter's, 2 typographer's) and a bracket are open after a word."""
    if form in ('"', "''", "``"):
        return (0 if quote else 1), bracket
    if form in "“”":
        return (2 if form == "“" else 0), bracket
    if form in "([":
        return quote, 1
    return quote, 0 if form in ")]" else bracket


def _gap(text: str, end: int, following: int) -> int:
    """Between two words: 0 nothing, 1 a space, 2 more, such as the end of a line."""
    return 0 if end == following else 1 if text[end:following] == " " else 2


def _bucket(distance: int) -> int:
    return next((number for number, limit in enumerate(_LEFT) if distance < limit), len(_LEFT))
