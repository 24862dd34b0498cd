"""Corpora whose annotations reach over sentences: PolNeAR (who says what) and GUM (who is who)."""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.analysis.heads.attribution import Attribution, WordSpan
from dragoman.analysis.tokenizer import segment
from training.corpora import TreeSentence, read_trees

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


_RECORD = re.compile(r"\n(?=[A-Z]\d+\t)")  # the text of an annotation may hold line breaks


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


def _attributions(annotation: str, words: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    records = _RECORD.split(annotation)
    pieces = {key: value for key, value in (_pieces(r, words) for r in records if r.startswith("T")) if value}
    for record in (r for r in records if r.startswith("E")):
        pairs = [argument.split(":") for argument in record.split("\t")[1].split()]
        roles = {re.sub(r"\d+$", "", role): pieces[key] for role, key in pairs if key in pieces}
        content = tuple(span for role, key in pairs if role.startswith("Content") for span in pieces.get(key, ()))
        if "Cue" in roles and content:
            speaker = _hull(roles["Source"]) if "Source" in roles else None
            yield Attribution(_hull(roles["Cue"]), speaker, content)


def _pieces(record: str, words: Sequence[tuple[int, int]]) -> tuple[str, tuple[WordSpan, ...]]:
    """The key of a text annotation and the words under each of its stretches."""
    key, head, _ = record.split("\t", 2)
    offsets = [tuple(int(n) for n in part.split()) for part in head.split(" ", 1)[1].split(";")]
    spans = (_words_under(start, end, words) for start, end in offsets)
    return key, tuple(span for span in spans if span[0] < span[1])


def _words_under(start: int, end: int, words: Sequence[tuple[int, int]]) -> WordSpan:
    first = bisect_left(words, start, key=lambda span: span[1] - 1)
    return first, bisect_left(words, end, key=lambda span: span[0])


def _hull(spans: Sequence[WordSpan]) -> WordSpan:
    return min(s for s, _ in spans), max(e for _, e in spans)


_ENTITY = re.compile(r"\((\d+)-([a-z]+)-|(\d+)\)")


def read_chains(path: Path) -> list[ChainedDocument]:
    """Documents of GUM with the chains of their mentions (chains of one mention are left out)."""
    documents: list[ChainedDocument] = []
    trees, blocks = read_trees(path), [b for b in path.read_text(encoding="utf-8").split("\n\n") if b.strip()]
    start = 0
    for index in range(1, len(blocks) + 1):
        if index == len(blocks) or "# newdoc" in blocks[index]:
            documents.append(_chained(trees[start:index], blocks[start:index]))
            start = index
    return documents


def _chained(trees: Sequence[TreeSentence], blocks: Sequence[str]) -> ChainedDocument:
    heads: dict[int, str] = {}
    offset = 0
    opened: dict[str, list[int]] = {}
    for tree, block in zip(trees, blocks, strict=True):
        rows = [row for row in (line.split("\t") for line in block.split("\n")) if row[0].isdigit()]
        for number, row in enumerate(rows):
            match = re.search(r"Entity=([^|]*)", row[9])
            for mark in _ENTITY.finditer(match.group(1) if match else ""):
                if mark.group(1):
                    opened.setdefault(mark.group(1), []).append(number)
                    if not _closes_at_once(match.group(1) if match else "", mark):
                        continue
                key = mark.group(1) or mark.group(3)
                if opened.get(key):
                    first = opened[key].pop()
                    heads.setdefault(offset + _head(tree, first, number + 1), key)
        offset += len(tree.words)
    counts = {key: sum(value == key for value in heads.values()) for key in set(heads.values())}
    return ChainedDocument(tuple(t.words for t in trees), {w: k for w, k in heads.items() if counts[k] > 1})


def _closes_at_once(field: str, mark: re.Match[str]) -> bool:
    """``(12-person-…-coref)`` is a mention of one word."""
    rest = field[mark.start() + 1 :]
    stop = min((place for place in (rest.find("("), rest.find(")")) if place >= 0), default=-1)
    return stop >= 0 and rest[stop] == ")"


def _head(tree: TreeSentence, first: int, end: int) -> int:
    """The word of a span that hangs outside it."""
    inside = range(first, end)
    return next((word for word in inside if tree.heads[word] - 1 not in inside), first)


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
