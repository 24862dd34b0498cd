"""From a document, or from given tokens, to trees and entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.document_heads import find_attributions, find_coreference, in_text
from dragoman.analysis.heads.attribution import Attribution as WordAttribution
from dragoman.analysis.heads.clauses import tree_of
from dragoman.analysis.heads.entities import decode_entities, transitions
from dragoman.analysis.heads.factuality import judge
from dragoman.analysis.heads.lemma import decode_lemmas
from dragoman.analysis.heads.mentions import Parsed
from dragoman.analysis.heads.pairs import (
    around,
    mark,
    pair_window,
    probabilities,
    roles_of_words,
)
from dragoman.analysis.heads.tags import decode_tags
from dragoman.analysis.heads.topic import politics
from dragoman.analysis.heads.tree import decode_tree
from dragoman.analysis.lengths import MAX_SENTENCE_PIECES, cut_to_length
from dragoman.analysis.parses import STATE, joined
from dragoman.analysis.runtime import BoundaryRuntime, Floats, Runtime, Scores
from dragoman.analysis.threads import one_thread
from dragoman.analysis.tokenizer import SentenceSpan, segment
from dragoman.analysis.weights import DATA, load_weights
from dragoman.analysis.word_vectors import WordVectors
from dragoman.analysis.wordpiece import WordPieces, straighten
from dragoman.types.analysis import Analysis, Attribution, EntityMention, Sentence, Token
from dragoman.types.document import Document

Scheme = Literal["worldwide", "crossner-politics"]
Entity = tuple[int, int, str]
Features = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the heads say of one sentence; ``heads`` are 0 for the root, else 1-based; ``context`` is (words, 384).

    ``graph_facts`` (words,) is what the graph itself says of factuality, which ``facts`` are judged from.
    """

    upos: list[str]
    feats: list[Features]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    entities: list[Entity]
    facts: list[float]
    graph_facts: Floats
    context: Floats
    politics: float | None


class Analyser:
    """The analysis model, loaded once. Safe to share between threads; pickling carries its place, not its weights."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        self._weights = load_weights(folder)
        self._runtime = Runtime(self._weights.graphs)
        self._boundaries = BoundaryRuntime(self._weights.graphs.boundaries)
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

    @cached_property
    def vectors(self) -> WordVectors:
        """Meanings of words out of context, loaded when first asked for: only codebooks of the user's own need them."""
        with one_thread():
            return WordVectors(self._folder, self._pieces)

    def analyse(self, document: Document, coreference: bool = True) -> Analysis:
        """Sentences, trees, entities and attributions of a document, and its chains of coreference if asked for."""
        sentences: list[Sentence] = []
        readings: list[Reading] = []
        for span in segment(document.text, self._boundaries):
            words = [document.text[start:end] for start, end in span.words]
            for first, last in self._cuts(words):
                readings.append(self.read_words(words[first:last]))
                sentences.append(_sentence(len(sentences), document.text, span, first, last, readings[-1]))
        entities = (_mention(s, entity) for s, r in zip(sentences, readings, strict=True) for entity in r.entities)
        attributions = self._attributions(sentences, readings)
        chains = self._chains(sentences, readings) if coreference else ()
        return Analysis(document.id, tuple(sentences), tuple(entities), self.model, attributions, chains)

    def _attributions(self, sentences: Sequence[Sentence], readings: Sequence[Reading]) -> tuple[Attribution, ...]:
        words = _texts(sentences)
        spans = [(token.start, token.end) for sentence in sentences for token in sentence.tokens]
        paragraphs = [sentence.paragraph for sentence in sentences]
        found = find_attributions(self._runtime, words, paragraphs, [reading.context for reading in readings])
        return tuple(in_text(attribution, spans) for attribution in found)

    def _chains(
        self, sentences: Sequence[Sentence], readings: Sequence[Reading]
    ) -> tuple[tuple[tuple[int, int], ...], ...]:
        words = _texts(sentences)
        parsed = [joined(row, [reading])[0] for row, reading in zip(words, readings, strict=True)]
        found = find_coreference(self._weights.coreference, parsed, [reading.context for reading in readings])
        return tuple(
            tuple((sentences[s].tokens[first].start, sentences[s].tokens[last - 1].end) for s, first, last in chain)
            for chain in found
        )

    def coreference(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int, int]]]:
        """Who is who in a document of given tokens: chains of (sentence, first word, one past the last)."""
        pairs = [self.read_sentence(words) for words in sentences]
        return find_coreference(self._weights.coreference, [p for p, _ in pairs], [context for _, context in pairs])

    def read_sentence(self, words: Sequence[str]) -> tuple[Parsed, Floats]:
        """A sentence of any length as the heads of documents take it, and its states (words, 384)."""
        return joined(words, [self.read_words(words[first:last]) for first, last in self._cuts(words)])

    def attributions(
        self, sentences: Sequence[Sequence[str]], paragraphs: Sequence[int] | None = None
    ) -> list[WordAttribution]:
        """Who says what in a document of given tokens; spans are half-open ranges of its words, counted throughout.

        ``paragraphs`` has the number of each sentence's paragraph; without it the document is one paragraph.
        """
        context = [self.context(words) for words in sentences]
        return find_attributions(self._runtime, sentences, paragraphs or [0] * len(sentences), context)

    def context(self, words: Sequence[str]) -> Floats:
        """The states (words, 384) of one sentence of given words, which the heads of documents read."""
        parts = [self._score(words[first:last]).context[1:] for first, last in self._cuts(words)]
        return np.concatenate(parts or [np.zeros((0, STATE), dtype=np.float32)])

    def factuality(
        self, sentences: Sequence[Sequence[str]], predicates: Sequence[Sequence[int]]
    ) -> list[list[float]]:
        """For each predicate (its word in the sentence) how sure it is that it happened: -3 (no) to 3 (yes)."""
        found = []
        for words, chosen in zip(sentences, predicates, strict=True):
            facts = [fact for first, last in self._cuts(words) for fact in self.read_words(words[first:last]).facts]
            found.append([facts[word] for word in chosen])
        return found

    def code_pair(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> dict[str, float]:
        """Probabilities of the 16 types of PLOVER and NONE for what ``actor`` does to ``recipient`` (code points).

        The sentence that holds both is read, or from the one to the other where they stand in different sentences.
        Raises ``ValueError`` where a span holds no word of the text.
        """
        spans = [span for sentence in pair_window(segment(text), actor, recipient) for span in sentence.words]
        words = [text[start:end] for start, end in spans]
        roles = roles_of_words(spans, actor, recipient)
        first, last = around(roles, [len(self._pieces.ids(word)) for word in words], MAX_SENTENCE_PIECES)
        marked = mark(self._pieces.encode(words[first:last]), roles[first:last])
        return probabilities(self._runtime.types(marked), self._weights.labels.events)

    def sentences_of(self, text: str) -> list[SentenceSpan]:
        """Where the sentences of a text and their words lie."""
        return segment(text, self._boundaries)

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
        parsed, _ = self.read_sentence(words)
        heads = (head + 1 for head in parsed.heads)
        return list(zip(heads, parsed.relations, parsed.upos, parsed.lemmas, strict=True))

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
        entities = self._entities(scores, "worldwide")
        tree = tree_of(words, lemmas, upos, feats, [head - 1 for head in heads], relations)
        facts, context = scores.facts[1:], scores.context[1:]
        with one_thread():
            judged = judge(tree, facts, context, self._weights.factuality)
            topic = politics(context, self._weights.topic)
        return Reading(upos, feats, lemmas, heads, relations, entities, judged, facts, context, topic)


def _texts(sentences: Sequence[Sentence]) -> list[list[str]]:
    return [[token.text for token in sentence.tokens] for sentence in sentences]


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
    return Sentence(index, tokens[0].start, tokens[-1].end, tokens, span.paragraph, tuple(reading.facts), reading.politics)


def _mention(sentence: Sentence, entity: Entity) -> EntityMention:
    first, end, kind = entity
    tokens = sentence.tokens
    return EntityMention(tokens[first].start, tokens[end - 1].end, kind, sentence.index, first, end - 1)
