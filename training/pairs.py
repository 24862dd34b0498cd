"""PLV: pairs of parties with the type of what one does to the other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.analysis.heads.pairs import ACTOR, OUTSIDE, RECIPIENT, roles_of_words
from dragoman.analysis.tokenizer import segment

# The data joins what the manual later parted.
MERGED = {"YIELD": ("CONCEDE", "RETREAT")}


# PLV has no dev part of its own: every seventh pair is kept for it.
DEV_EVERY = 7


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A text with two parties (code points) and the root of what the one does to the other."""

    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]
    root: str


@dataclass(frozen=True, slots=True)
class PairSentence:
    """Words with a role each, and the types that count as right."""

    words: tuple[str, ...]
    roles: tuple[int, ...]
    types: tuple[str, ...]


def read_labelled(path: Path) -> list[LabelledPair]:
    """The pairs of a PLV file, whose parties are marked ``<s>`` and ``<t>``; those with a mark missing are left out."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    marked = [(row, _marked(row["marked"], "s"), _marked(row["marked"], "t")) for row in rows]
    return [LabelledPair(row["text"], actor, other, row["root"]) for row, actor, other in marked if actor and other]


def split_pairs(pairs: Sequence[LabelledPair]) -> tuple[list[LabelledPair], list[LabelledPair]]:
    """Pairs to learn from, and the dev part."""
    return [p for i, p in enumerate(pairs) if i % DEV_EVERY], list(pairs[::DEV_EVERY])


def as_words(pair: LabelledPair) -> PairSentence:
    """The pair as the network reads it."""
    words = [span for sentence in segment(pair.text) for span in sentence.words]
    roles = roles_of_words(words, pair.actor, pair.recipient)
    types = MERGED.get(pair.root, (pair.root,))
    return PairSentence(tuple(pair.text[a:b] for a, b in words), tuple(roles), types)


def _marked(marked: str, mark: str) -> tuple[int, int] | None:
    """Where the marked party stands in the text without marks."""
    before, found, rest = marked.partition(f"<{mark}>")
    inside, closed, _ = rest.partition(f"</{mark}>")
    if not found or not closed:
        return None
    start = len(_bare(before))
    return start, start + len(_bare(inside))


def _bare(text: str) -> str:
    for mark in ("<s>", "</s>", "<t>", "</t>"):
        text = text.replace(mark, "")
    return text


# Types in which the parties may change places without changing the type.
MUTUAL = frozenset("AGREE CONSULT COOPERATE ASSAULT SUPPORT".split())


def turned(pair: PairSentence) -> PairSentence:
    """The same sentence asked the other way round."""
    other = {OUTSIDE: OUTSIDE, ACTOR: RECIPIENT, RECIPIENT: ACTOR}
    return PairSentence(pair.words, tuple(other[role] for role in pair.roles), ("NONE",))


def is_one_way(pair: PairSentence) -> bool:
    """Whether the parties of the pair cannot change places."""
    return not MUTUAL.intersection(pair.types)
