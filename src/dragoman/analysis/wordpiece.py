"""Words to word pieces of the encoder's vocabulary."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from dragoman.analysis.shapes import Shape, shape_of

# Only the first piece of a word is read by the heads; the tail of a long URL would only cost time.
MAX_PIECES_PER_WORD = 8
MAX_PIECES = 510

_STRAIGHT = str.maketrans("‘’‚‛“”„‟«»", "''''" + '""""""')
_QUOTES = {"``": '"', "''": '"', "‘‘": '"', "’’": '"'}


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as the network reads it: parallel ``ids`` and ``shapes``; ``first[i]`` is where word *i* begins.

    Position 0 is the opening mark, which stands for the root of the tree.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]


def straighten(word: str) -> str:
    """The word with typewriter quotes: the vocabulary knows these best, and both ways of typing read alike."""
    word = _QUOTES.get(word, word)
    return word.translate(_STRAIGHT)


class WordPieces:
    """The vocabulary of the encoder (BERT, lower case). Not bound to any sentence: safe to share between threads."""

    def __init__(self, vocabulary: Path) -> None:
        words = vocabulary.read_text(encoding="utf-8").splitlines()
        table = {word: index for index, word in enumerate(words)}
        self._tokenizer = Tokenizer(WordPiece(table, unk_token="[UNK]", max_input_chars_per_word=100))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._unknown = table["[UNK]"]
        self._open = table["[CLS]"]
        self._close = table["[SEP]"]
        self.size = len(words)
        self.ids = lru_cache(maxsize=65536)(self._ids)

    def _ids(self, word: str) -> tuple[int, ...]:
        text = straighten(unicodedata.normalize("NFC", word))
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return tuple(ids[:MAX_PIECES_PER_WORD]) or (self._unknown,)

    def count(self, words: Sequence[str]) -> int:
        """How many pieces a sentence has, the two marks around it not counted."""
        return sum(len(self.ids(word)) for word in words)

    def encode(self, words: Sequence[str]) -> Pieces:
        """The pieces of one sentence of at most ``MAX_PIECES`` pieces."""
        ids, shapes, first = [self._open], [int(Shape.NONE)], []
        for word in words:
            pieces = self.ids(word)
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([int(shape_of(word))] * len(pieces))
        return Pieces((*ids, self._close), (*shapes, int(Shape.NONE)), tuple(first))
