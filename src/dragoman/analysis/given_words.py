"""The analyser as a reader of given words, for layers that may not import it (``types/word_reader.py``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.runtime import Floats
from dragoman.types.word_reader import ReadWords, TextSpan

BLANK = "_"  # a word of spaces has no pieces


@dataclass(frozen=True)
class GivenWords:
    """Implements ``dragoman.types.word_reader.WordReader``."""

    analyser: Analyser

    @property
    def model(self) -> str:
        return self.analyser.model

    def read(self, words: Sequence[str]) -> ReadWords:
        parsed, states = self.analyser.read_sentence([word if word.strip() else BLANK for word in words])
        return ReadWords(parsed.words, parsed.lemmas, parsed.upos, parsed.heads, parsed.relations, states)

    def meaning(self, word: str) -> Floats:
        return self.analyser.vectors.of(word)

    def cut(self, text: str) -> list[list[TextSpan]]:
        return [list(sentence.words) for sentence in self.analyser.sentences_of(text)]
