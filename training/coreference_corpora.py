"""Documents with coreference chains: GUM (CoNLL-U with ``Entity=`` in MISC) and LitBank (CoNLL 2012 brackets)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

Span = tuple[int, int, int]  # sentence, first token, one past the last token
Clusters = list[list[Span]]


@dataclass(frozen=True, slots=True)
class GoldWord:
    """One syntactic word of a gold tree; ``head`` 0 for the root, else 1-based."""

    text: str
    lemma: str
    xpos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, order=True)
class GoldMention:
    """A marked stretch of words: half-open, with the chain it belongs to and how GUM links it to what came before.

    ``link``: ``ana``, ``appos``, ``cata``, ``coref``, ``disc``, ``pred``, ``sgl`` (alone in its chain) …
    """

    sentence: int
    start: int
    end: int
    chain: str
    link: str = "coref"
    kind: str = ""

    @property
    def span(self) -> Span:
        return self.sentence, self.start, self.end


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with everything that its corpus marks as a mention, in the order of the text."""

    name: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[GoldMention, ...]
    trees: tuple[tuple[GoldWord, ...], ...] = field(default=())

    @property
    def clusters(self) -> Clusters:
        """Chains in the corpus's own manner, those of one mention left out."""
        chains: dict[str, list[Span]] = {}
        for mention in self.mentions:
            chains.setdefault(mention.chain, []).append(mention.span)
        return [spans for spans in chains.values() if len(spans) > 1]


def read_gum(path: Path) -> list[GoldDocument]:
    """The documents of a CoNLL-U file in which each begins with ``# newdoc``."""
    documents: list[GoldDocument] = []
    name = ""
    blocks: list[list[str]] = []
    for block in _blocks(path):
        begins = next((line for line in block if line.startswith("# newdoc")), None)
        if begins is not None:
            if blocks:
                documents.append(_gum_document(name, blocks))
            name, blocks = begins.partition("=")[2].strip(), []
        blocks.append(block)
    if blocks:
        documents.append(_gum_document(name, blocks))
    return documents


def _gum_document(name: str, blocks: Iterable[list[str]]) -> GoldDocument:
    sentences: list[tuple[str, ...]] = []
    trees: list[tuple[GoldWord, ...]] = []
    mentions: list[GoldMention] = []
    waiting: list[tuple[int, int, str, str, str]] = []
    for index, block in enumerate(blocks):
        rows = [row for row in (line.split("\t") for line in block) if row[0].isdigit()]
        sentences.append(tuple(row[1] for row in rows))
        trees.append(tuple(GoldWord(row[1], row[2], row[4], int(row[6]), row[7]) for row in rows))
        for place, row in enumerate(rows):
            entity = next((part[len("Entity=") :] for part in row[9].split("|") if part.startswith("Entity=")), "")
            for opens, body, closes in _BRACKETS.findall(entity):
                mentions.extend(_bracket(waiting, index, place, opens, body, closes))
    return GoldDocument(name, tuple(sentences), tuple(sorted(mentions, key=_text_order)), tuple(trees))


_BRACKETS = re.compile(r"(\()?([^()]+)(\))?")


def _bracket(
    waiting: list[tuple[int, int, str, str, str]], sentence: int, place: int, opens: str, body: str, closes: str
) -> Iterator[GoldMention]:
    """One bracket of an ``Entity`` value: GRP-etype-infstat-salience-centering-minspan-link-identity, or GRP alone."""
    fields = body.split("-", 7)
    if opens:
        kind, link = (fields[1], fields[6]) if len(fields) > 6 else ("", "coref")
        if closes:
            yield GoldMention(sentence, place, place + 1, fields[0], link, kind)
        else:
            waiting.append((sentence, place, fields[0], link, kind))
    elif closes:
        match = next((i for i in reversed(range(len(waiting))) if waiting[i][2] == fields[0]), None)
        if match is not None:
            began, start, chain, link, kind = waiting.pop(match)
            if began == sentence:  # mentions do not go over the end of a sentence
                yield GoldMention(sentence, start, place + 1, chain, link, kind)


def _text_order(mention: GoldMention) -> tuple[int, int, int]:
    return mention.sentence, mention.start, -mention.end


def read_litbank(folder: Path) -> list[GoldDocument]:
    """The documents of LitBank's CoNLL files; chains of one mention are marked there too."""
    return [_litbank_document(path) for path in sorted(folder.glob("*.conll"))]


def _litbank_document(path: Path) -> GoldDocument:
    sentences: list[tuple[str, ...]] = []
    mentions: list[GoldMention] = []
    for block in _blocks(path):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        if rows:
            mentions.extend(_litbank_mentions(len(sentences), [row[-1] for row in rows]))
            sentences.append(tuple(row[3] for row in rows))
    return GoldDocument(path.stem, tuple(sentences), tuple(sorted(mentions, key=_text_order)))


def _litbank_mentions(sentence: int, column: list[str]) -> Iterator[GoldMention]:
    waiting: dict[str, list[int]] = {}
    for place, field_ in enumerate(column):
        for part in field_.split("|"):
            chain = part.strip("()_ ")
            if part.startswith("("):
                waiting.setdefault(chain, []).append(place)
            if part.endswith(")") and waiting.get(chain):
                yield GoldMention(sentence, waiting[chain].pop(), place + 1, chain)


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            block.append(line.rstrip("\r\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block
