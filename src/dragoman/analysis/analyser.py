"""From a document, or from given tokens, to trees and entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.entities import decode_entities, transitions
from dragoman.analysis.heads.lemma import decode_lemmas
from dragoman.analysis.heads.tags import decode_tags
from dragoman.analysis.heads.tree import decode_tree
from dragoman.analysis.lengths import cut_to_length
from dragoman.analysis.runtime import Runtime, Scores
from dragoman.analysis.tokenizer import SentenceSpan, segment
from dragoman.analysis.weights import DATA, load_weights
from dragoman.analysis.wordpiece import WordPieces, straighten
from dragoman.types.analysis import Analysis, EntityMention, Sentence, Token
from dragoman.types.document import Document

Scheme = Literal["worldwide", "crossner-politics"]
Entity = tuple[int, int, str]
Features = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the heads say of one sentence; ``heads`` are 0 for the root, else 1-based."""

    upos: list[str]
    feats: list[Features]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    entities: list[Entity]


class Analyser:
    """The analysis model, loaded once. Safe to share between threads; pickling carries its place, not its weights."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        self._weights = load_weights(folder)
        self._runtime = Runtime(self._weights.graph, self._weights.relations)
        self._pieces = WordPieces(self._weights.vocabulary)
        self._allowed = {
            "worldwide": transitions(self._weights.labels.worldwide),
            "crossner-politics": transitions(self._weights.labels.politics),
        }

    @classmethod
    def load(cls, folder: Path = DATA) -> Analyser:
        """Load the weights of the package. Raises ``AnalysisError`` if they are missing or damaged."""
        return cls(folder)

    def __reduce__(self) -> tuple[type[Analyser], tuple[Path]]:
        return type(self), (self._folder,)

    @property
    def model(self) -> str:
        """SHA-256 of the model's files."""
        return self._weights.id

    def analyse(self, document: Document) -> Analysis:
        """Sentences, trees and entities of a document."""
        sentences: list[Sentence] = []
        entities: list[EntityMention] = []
        for span in segment(document.text):
            words = [document.text[start:end] for start, end in span.words]
            for first, last in self._cuts(words):
                reading = self.read_words(words[first:last])
                sentence = _sentence(len(sentences), document.text, span, first, last, reading)
                sentences.append(sentence)
                entities.extend(_mention(sentence, entity) for entity in reading.entities)
        return Analysis(document.id, tuple(sentences), tuple(entities), self.model)

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, str, str, str]]]:
        """Trees of given tokens: for each (head, relation, part of speech, lemma); head 0 is the root, else 1-based.

        A sentence too long for the encoder is read in parts, whose roots hang on the first part's root (``parataxis``).
        """
        return [self._parse(list(words)) for words in sentences]

    def entities(self, sentences: Sequence[Sequence[str]], scheme: Scheme = "worldwide") -> list[list[Entity]]:
        """Entities of given tokens: half-open ranges of tokens with a type of the scheme."""
        found = []
        for words in sentences:
            row: list[Entity] = []
            for first, last in self._cuts(words):
                spans = self._entities(self._score(words[first:last]), scheme)
                row.extend((first + start, first + end, kind) for start, end, kind in spans)
            found.append(row)
        return found

    def _parse(self, words: list[str]) -> list[tuple[int, str, str, str]]:
        result: list[tuple[int, str, str, str]] = []
        main = 0
        for first, last in self._cuts(words):
            reading = self.read_words(words[first:last])
            for head, relation, upos, lemma in zip(
                reading.heads, reading.relations, reading.upos, reading.lemmas, strict=True
            ):
                if head == 0 and main:
                    result.append((main, "parataxis", upos, lemma))
                else:
                    result.append((head + first if head else 0, relation, upos, lemma))
            main = main or reading.heads.index(0) + 1
        return result

    def _cuts(self, words: Sequence[str]) -> list[tuple[int, int]]:
        return cut_to_length(words, [len(self._pieces.ids(word)) for word in words])

    def _score(self, words: Sequence[str]) -> Scores:
        return self._runtime.score(self._pieces.encode(words))

    def _entities(self, scores: Scores, scheme: Scheme) -> list[Entity]:
        labels = self._weights.labels
        array: NDArray[np.float32] = scores.worldwide if scheme == "worldwide" else scores.politics
        tags = labels.worldwide if scheme == "worldwide" else labels.politics
        return decode_entities(array[1:], tags, self._allowed[scheme])

    def read_words(self, words: Sequence[str]) -> Reading:
        """All heads on the words of one sentence of at most ``MAX_SENTENCE_PIECES`` pieces."""
        labels = self._weights.labels
        scores = self._score(words)
        heads = decode_tree(scores.arcs[1:])
        relations = _rooted(self._runtime.relations(scores, heads), heads, labels.relations)
        upos = decode_tags(scores.upos[1:], labels.upos)
        feats = decode_tags(scores.feats[1:], labels.feats)
        scripts = decode_tags(scores.lemma[1:], labels.lemma)
        lemmas = decode_lemmas([straighten(word) for word in words], upos, feats, scripts, self._weights.lemmas)
        return Reading(upos, feats, lemmas, heads, relations, self._entities(scores, "worldwide"))


def _rooted(scores: NDArray[np.float32], heads: list[int], names: Sequence[str]) -> list[str]:
    """The best relation of each word: ``root`` for the root, and for no other."""
    root = names.index("root")
    relations = []
    for row, head in zip(scores, heads, strict=True):
        row = row.copy()
        row[root] = np.inf if head == 0 else -np.inf
        relations.append(names[int(row.argmax())])
    return relations


def _sentence(index: int, text: str, span: SentenceSpan, first: int, last: int, reading: Reading) -> Sentence:
    words = span.words[first:last]
    rows = zip(words, reading.lemmas, reading.upos, reading.heads, reading.relations, reading.feats, strict=True)
    tokens = tuple(
        Token(start, end, text[start:end], lemma, upos, head - 1, relation, feats)
        for (start, end), lemma, upos, head, relation, feats in rows
    )
    return Sentence(index, tokens[0].start, tokens[-1].end, tokens, span.paragraph)


def _mention(sentence: Sentence, entity: Entity) -> EntityMention:
    first, end, kind = entity
    tokens = sentence.tokens
    return EntityMention(tokens[first].start, tokens[end - 1].end, kind, sentence.index, first, end - 1)
