"""The features of pairs of mentions of events, as columns: what the trees of ``mention_scores.py`` decide by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.record.mention_words import NAMING, MentionWords, lead_words, report_words
from dragoman.record.report_likeness import Background, Rarity, ReportLikeness, Table, report_likeness
from dragoman.types.word_reader import ReadWords

Column = NDArray[Any]
Words = Callable[[MentionWords], Iterable[str]]
Ints = NDArray[np.int64]
ALIKE = 0.12  # reports that have less in common tell one event only where the same word tells it
STEM, STEM_SHARE = 4, 0.6  # letters that two words of one stem begin with, and their share of the shorter one
LEMMA_WEIGHT = 4.0  # brings a word's vector to the size of its state

COLUMNS = (
    "reports: words", "reports: neighbours", "reports: names", "reports: leads", "reports: relative",
    "reports: one story, closely", "reports: one story, fairly", "reports: one story, loosely", "reports: same one",
    "sentences: same one", "sentences: words", "sentences: other report", "sentences: names",
    "word: same", "word: same stem", "word: same text", "word: meaning", "word: meaning in context", "word: rarity",
    "doers: words", "doers: in both", "objects: words", "objects: in both", "others: words", "others: in both",
    "slots: swapped", "arguments: words", "near: words", "governor: same", "word: same class", "word: state",
)  # fmt: skip


@dataclass(frozen=True)
class Mentions:
    """Mentions with their reports. ``meanings`` (mentions, 384): the vector of each one's word; ``states`` (mentions, 1152):
    that of its word in context, the vector, and the mean of its sentence."""

    words: tuple[MentionWords, ...]
    likeness: ReportLikeness
    report_rows: Table
    rarity: Rarity
    meanings: Table
    states: Table


def mentions_of(
    reports: Sequence[Sequence[ReadWords]],
    words: Sequence[MentionWords],
    meaning: Callable[[str], Table],
    background: Background,
) -> Mentions:
    """What the features are made from; ``meaning`` gives the vector of a word."""
    told = [report_words(report) for report in reports]
    rarity = Rarity.of(told, background)
    names = [report_words(report, NAMING) for report in reports]
    leads = [lead_words(report) for report in reports]
    rows, name_rows, lead_rows = (Rarity.of(texts, background).rows(texts) for texts in (told, names, leads))
    meanings = np.array([meaning(mention.lemma) for mention in words], dtype=np.float32)
    states = [_states(reports[mention.report][mention.sentence], mention) for mention in words]
    return Mentions(
        tuple(words), report_likeness(rows, name_rows, lead_rows), rows, rarity, meanings,
        np.array([(*state, *LEMMA_WEIGHT * vector, *mean) for (state, mean), vector in zip(states, meanings, strict=True)],
                 dtype=np.float32),
    )  # fmt: skip


def _states(sentence: ReadWords, mention: MentionWords) -> tuple[Table, Table]:
    return sentence.states[mention.head], sentence.states.mean(axis=0)


def pairs_of(mentions: Mentions) -> tuple[Ints, Ints]:
    """The pairs that may be one event (first < second): of reports that have something in common, or told by one word."""
    report = _numbers(mention.report for mention in mentions.words)
    lemma = _numbers(_codes(mention.lemma for mention in mentions.words))
    near = mentions.likeness.words[report][:, report] > ALIKE
    first, second = np.nonzero(np.triu(near | (lemma[:, None] == lemma[None]), 1))
    return first, second


def columns(mentions: Mentions, turned: Table, first: Ints, second: Ints) -> Table:
    """(pairs, columns): the values of ``COLUMNS``; ``turned`` are the states where mentions of one event lie close."""
    values = np.empty((len(first), len(COLUMNS)), dtype=np.float32)
    for index, column in zip(range(len(COLUMNS)), _columns(mentions, turned, first, second), strict=True):
        values[:, index] = column
    return np.round(values, 4)


def _columns(all_: Mentions, turned: Table, first: Ints, second: Ints) -> Iterator[Column]:
    words, likeness = all_.words, all_.likeness
    report = _numbers(mention.report for mention in words)
    one, other = report[first], report[second]
    for table in (likeness.words, likeness.neighbours, likeness.names, likeness.leads, likeness.relative, *likeness.stories):
        yield table[one, other]
    same = one == other
    sentence = _numbers(mention.sentence for mention in words)
    yield same
    yield same & (sentence[first] == sentence[second])

    def cosines(rows: Table) -> Table:
        return (rows @ rows.T)[first, second]

    def lists(of: Words) -> Table:
        return all_.rarity.rows([of(mention) for mention in words])

    around = lists(lambda mention: mention.around)
    yield cosines(around)
    across = around @ all_.report_rows.T
    yield (across[first, other] + across[second, one]) / 2
    yield cosines(lists(lambda mention: mention.names))
    yield from _of_word(all_, turned, first, second, cosines)
    yield from _of_slots(words, lists, first, second)
    governor = _numbers(_codes(mention.governor for mention in words))
    yield governor[first] == governor[second]
    pos = _numbers({"VERB": 0, "NOUN": 1}.get(mention.pos, 2) for mention in words)
    yield pos[first] == pos[second]
    states = all_.states[:, : all_.meanings.shape[1]]
    yield cosines(unit(states - states.mean(axis=0)))


def _of_slots(
    words: Sequence[MentionWords], lists: Callable[[Words], Table], first: Ints, second: Ints
) -> Iterator[Column]:
    slots: tuple[Words, ...] = (lambda m: m.doers, lambda m: m.objects, lambda m: m.others)
    rows = [lists(slot) for slot in slots]
    for slot, table in zip(slots, rows, strict=True):
        filled = np.array([bool(slot(mention)) for mention in words])
        yield (table @ table.T)[first, second]
        yield filled[first] & filled[second]
    swapped = rows[0] @ rows[1].T
    yield np.maximum(swapped[first, second], swapped[second, first])
    for of in (lambda m: m.arguments, lambda m: m.near):
        table = lists(of)
        yield (table @ table.T)[first, second]


def _of_word(
    all_: Mentions, turned: Table, first: Ints, second: Ints, cosines: Callable[[Table], Table]
) -> Iterator[Column]:
    lemmas = [mention.lemma for mention in all_.words]
    lemma, text = _numbers(_codes(lemmas)), _numbers(_codes(mention.text for mention in all_.words))
    yield lemma[first] == lemma[second]
    known: dict[tuple[str, str], bool] = {}
    pairs = [(lemmas[a], lemmas[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]
    for pair in pairs:
        if pair not in known:
            known[pair] = _one_stem(*pair)
    yield np.array([known[pair] for pair in pairs], dtype=np.float32)
    yield text[first] == text[second]
    yield cosines(unit(all_.meanings))
    yield cosines(turned)
    worth = np.array([all_.rarity.of_word(word) for word in lemmas], dtype=np.float32)
    yield np.minimum(worth[first], worth[second])


def unit(rows: Table) -> Table:
    """Rows of length 1."""
    result: Table = rows / np.maximum(np.sqrt((rows * rows).sum(axis=1, keepdims=True)), np.float32(1e-9))
    return result


def _one_stem(one: str, other: str) -> bool:
    """ "acquire" and "acquisition": they begin alike for most of the shorter one."""
    shorter = min(len(one), len(other))
    alike = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    return alike >= STEM and alike >= STEM_SHARE * shorter


def _codes(values: Iterable[str]) -> list[int]:
    codes: dict[str, int] = {}
    return [codes.setdefault(value, len(codes)) for value in values]


def _numbers(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)
