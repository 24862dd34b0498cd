"""A reader of words for tests: flat trees, states by the letters of a word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.types.word_reader import ReadWords, TextSpan

SIZE = 384


class FlatReader:
    """Implements ``WordReader``: every word hangs on the second one; sentences end at a free stop."""

    model = "flat"

    def read(self, words: Sequence[str]) -> ReadWords:
        heads = tuple(-1 if i == min(1, len(words) - 1) else min(1, len(words) - 1) for i in range(len(words)))
        states = np.array([self.meaning(word) for word in words], dtype=np.float32).reshape(len(words), SIZE)
        upos = tuple("PROPN" if word[:1].isupper() else "NOUN" for word in words)
        relations = tuple("root" if head < 0 else "nsubj" if i == 0 else "obj" for i, head in enumerate(heads))
        return ReadWords(tuple(words), tuple(word.lower() for word in words), upos, heads, relations, states)

    def meaning(self, word: str) -> np.ndarray:
        seed = sum(ord(letter) * 31**place for place, letter in enumerate(word.lower())) % 2**32
        return np.random.default_rng(seed).standard_normal(SIZE).astype(np.float32)

    def cut(self, text: str) -> list[list[TextSpan]]:
        rows: list[list[TextSpan]] = [[]]
        at = 0
        for word in text.split(" "):
            rows[-1].append((at, at + len(word)))
            at += len(word) + 1
            if word == ".":
                rows.append([])
        return [row for row in rows if row]
