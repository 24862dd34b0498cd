"""Scores from raw text to trees, counted as the evaluation script of the CoNLL 2018 shared task counts them.

Words of the system and of the treebank are aligned by the characters they cover, white space left out of account. A
word is right if it is aligned and its head is aligned with the gold head (and its main relation is the same); F1 is
taken over all words of both sides. So a word that is split wrongly, or a sentence that is cut wrongly, costs what it
breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dragoman.types.analysis import Analysis
from dragoman.types.document import Document
from training.rawtext import joint, sentence_text

Pair = tuple[int, int]


class Analyses(Protocol):
    """What is scored: the analyser, or a stand-in."""

    def analyse(self, document: Document) -> Analysis: ...


@dataclass(frozen=True, slots=True)
class RawWord:
    """One syntactic word of a text.

    ``start`` and ``end`` are the half-open code points of the written token it belongs to, without white space before
    them counted; ``inside`` tells that the token holds several words, which then share its span and are told apart by
    ``form``. ``head`` is the index of the head in the whole list of words, or -1 for a root.
    """

    start: int
    end: int
    form: str
    head: int
    relation: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Trees:
    """A text as words with trees, and the spans of its sentences."""

    words: tuple[RawWord, ...]
    sentences: tuple[Pair, ...]


def score_raw(analyser: Analyses, path: Path) -> dict[str, float]:
    """F1 in per cent of words, sentences, UAS and LAS (main relations) when the treebank is read as raw text."""
    text, gold = read_gold(path)
    return raw_scores(gold, trees_of(analyser.analyse(Document(path.stem, text))))


def raw_scores(gold: Trees, found: Trees) -> dict[str, float]:
    """F1 in per cent: ``words``, ``sentences``, ``UAS``, ``LAS``."""
    pairs = align(gold.words, found.words)
    to_gold = {f: g for g, f in pairs}
    to_gold[-1] = -1
    attached = [(g, f) for g, f in pairs if to_gold.get(found.words[f].head) == gold.words[g].head]
    labelled = [(g, f) for g, f in attached if _main(gold.words[g]) == _main(found.words[f])]
    total = len(gold.words) + len(found.words)
    same = len(set(gold.sentences) & set(found.sentences))
    return {
        "words": _f1(len(pairs), total),
        "sentences": _f1(same, len(gold.sentences) + len(found.sentences)),
        "UAS": _f1(len(attached), total),
        "LAS": _f1(len(labelled), total),
    }


def _f1(right: int, total: int) -> float:
    return round(200 * right / total, 2) if total else 0.0


def _main(word: RawWord) -> str:
    return word.relation.split(":")[0]


def trees_of(analysis: Analysis) -> Trees:
    """An analysis as words with trees; every word of ours is a token of its own."""
    words: list[RawWord] = []
    for sentence in analysis.sentences:
        base = len(words)
        for token in sentence.tokens:
            head = token.head + base if token.head >= 0 else -1
            words.append(RawWord(token.start, token.end, token.text, head, token.deprel))
    return Trees(tuple(words), tuple((s.start, s.end) for s in analysis.sentences))


def read_gold(path: Path) -> tuple[str, Trees]:
    """The raw text of a treebank, joined as ``rawtext.read_raw`` does, and its trees."""
    text = ""
    words: list[RawWord] = []
    sentences: list[Pair] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        written = sentence_text(block)
        if written is None:
            continue
        text += joint(block) if text else ""
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        new = list(_gold_words(written, rows, len(text), len(words)))
        words.extend(new)
        sentences.append((new[0].start, new[-1].end))
        text += written
    return text, Trees(tuple(words), tuple(sentences))


def _gold_words(written: str, rows: Sequence[Sequence[str]], offset: int, base: int) -> Iterator[RawWord]:
    """Words of one sentence; those of a range (``4-5``) share the span of the range."""
    position = covered = 0
    span = (0, 0)
    for row in rows:
        number, form = row[0], row[1]
        if "." in number:
            continue
        first, _, last = number.partition("-")
        if last or int(first) > covered:
            start = written.index(form, position)
            position = start + len(form)
            span = (offset + start, offset + position)
            covered = int(last or first)
        if not last:
            head = base + int(row[6]) - 1 if int(row[6]) else -1
            inside = int(first) < covered or (int(first) == covered and span[1] - span[0] != len(form))
            yield RawWord(*span, form, head, row[7], inside)


def align(gold: Sequence[RawWord], found: Sequence[RawWord]) -> list[Pair]:
    """Pairs (gold index, found index) of aligned words, in order."""
    pairs: list[Pair] = []
    g = f = 0
    while g < len(gold) and f < len(found):
        if gold[g].inside:
            g_end, f_start, f_end = _region(gold, found, g, f)
            pairs.extend(_common(gold, found, range(g, g_end), range(f_start, f_end)))
            g, f = g_end, f_end
        elif (gold[g].start, gold[g].end) == (found[f].start, found[f].end):
            pairs.append((g, f))
            g, f = g + 1, f + 1
        elif gold[g].start <= found[f].start:
            g += 1
        else:
            f += 1
    return pairs


def _region(gold: Sequence[RawWord], found: Sequence[RawWord], g: int, f: int) -> tuple[int, int, int]:
    """Ends of the words that lie in the written token of gold word ``g``: gold end, found start, found end."""
    end = gold[g].end
    while f < len(found) and found[f].start < gold[g].start:
        f += 1
    start = f
    while g < len(gold) and gold[g].start < end:
        g += 1
    while f < len(found) and found[f].start < end:
        f += 1
    return g, start, f


def _common(gold: Sequence[RawWord], found: Sequence[RawWord], of_gold: range, of_found: range) -> list[Pair]:
    """A longest common subsequence of forms, letter case left out of account, as index pairs."""
    best: dict[Pair, list[Pair]] = {}
    for g in reversed(of_gold):
        for f in reversed(of_found):
            if gold[g].form.lower() == found[f].form.lower():
                best[g, f] = [(g, f), *best.get((g + 1, f + 1), [])]
            else:
                best[g, f] = max(best.get((g + 1, f), []), best.get((g, f + 1), []), key=len)
    return best.get((of_gold.start, of_found.start), [])
