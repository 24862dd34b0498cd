"""Corpora whose annotations reach over sentences: PolNeAR (who says what) and GUM (who is who)."""

from __future__ import annotations

import json
import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from dragoman.analysis.heads.attribution import Attribution, WordSpan
from dragoman.analysis.tokenizer import segment
from training.brat import Stretch, read_events
from training.coreference_corpora import GoldDocument, GoldWord, read_gum

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributedDocument:
    """An article as sentences of words, with the number of each sentence's paragraph."""

    sentences: tuple[Words, ...]
    paragraphs: tuple[int, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class ChainedDocument:
    """Sentences of a treebank document and the coreference chain of each mention's head word."""

    sentences: tuple[Words, ...]
    chains: dict[int, str]  # word of the document → chain


def read_attributions(path: Path, limit: int | None = None) -> list[AttributedDocument]:
    """Articles of a PolNeAR file; of several annotators the first in the alphabet counts."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(limit or 10**9), lines, strict=False)]
    return [attributed_document(row["text"], row["annotations"][min(row["annotations"])]) for row in rows]


def attributed_document(text: str, annotation: str) -> AttributedDocument:
    """The words of an article and the attributions of a brat file over it."""
    sentences = segment(text)
    words = [span for sentence in sentences for span in sentence.words]
    return AttributedDocument(
        tuple(tuple(text[start:end] for start, end in sentence.words) for sentence in sentences),
        tuple(sentence.paragraph for sentence in sentences),
        tuple(_attributions(annotation, words)),
    )


def _attributions(annotation: str, words: Sequence[Stretch]) -> Iterator[Attribution]:
    for roles in read_events(annotation):
        speaker, cue, content = (_in_words(roles.get(role, ()), words) for role in ("Source", "Cue", "Content"))
        if cue and content:
            yield Attribution(_hull(cue), _hull(speaker) if speaker else None, content)


def _in_words(stretches: Iterable[Stretch], words: Sequence[Stretch]) -> tuple[WordSpan, ...]:
    """The words under each stretch that covers any."""
    spans = (_words_under(start, end, words) for start, end in stretches)
    return tuple(span for span in spans if span[0] < span[1])


def _words_under(start: int, end: int, words: Sequence[tuple[int, int]]) -> WordSpan:
    first = bisect_left(words, start, key=lambda span: span[1] - 1)
    return first, bisect_left(words, end, key=lambda span: span[0])


def _hull(spans: Sequence[WordSpan]) -> WordSpan:
    return min(s for s, _ in spans), max(e for _, e in spans)


def read_chains(path: Path) -> list[ChainedDocument]:
    """Documents of GUM with the chains of their mentions (chains of one mention are left out)."""
    return [_chained(document) for document in read_gum(path)]


def _chained(document: GoldDocument) -> ChainedDocument:
    offsets = [0, *accumulate(map(len, document.sentences))]
    heads: dict[int, str] = {}
    # The innermost mention has a head word that several share, as it ends first.
    for mention in sorted(document.mentions, key=lambda m: (m.sentence, m.end, -m.start)):
        head = _head(document.trees[mention.sentence], mention.start, mention.end)
        heads.setdefault(offsets[mention.sentence] + head, mention.chain)
    counts = Counter(heads.values())
    return ChainedDocument(document.sentences, {word: chain for word, chain in heads.items() if counts[chain] > 1})


def _head(tree: Sequence[GoldWord], first: int, end: int) -> int:
    """The word of a span that hangs outside it."""
    inside = range(first, end)
    return next((word for word in inside if tree[word].head - 1 not in inside), first)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive sentences of a document: ``first`` is the document's word that the chunk begins with."""

    document: int
    sentences: range
    first: int
    words: int


def chunks_of(documents: Sequence[Sequence[Words]], most: int, chance: random.Random) -> list[Chunk]:
    """Every document in chunks of about ``most`` words, cut at other sentences each time."""
    chunks: list[Chunk] = []
    for number, sentences in enumerate(documents):
        begin, first, size = 0, 0, chance.randrange(most // 2) if sum(map(len, sentences)) > most else 0
        count = 0
        for index, words in enumerate(sentences):
            if count and size + len(words) > most:
                chunks.append(Chunk(number, range(begin, index), first, count))
                begin, first, size, count = index, first + count, 0, 0
            size += len(words)
            count += len(words)
        if count:
            chunks.append(Chunk(number, range(begin, len(sentences)), first, count))
    return chunks
