"""What contents are made of: heads, tokens, and the small questions that all alternatives ask of the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.record.arguments import conjuncts
from dragoman.types.analysis import Sentence


@dataclass(frozen=True, slots=True)
class Content:
    """Content in one sentence: the alternative it was found by, its head tokens and all its tokens."""

    slot: str
    heads: tuple[int, ...]
    tokens: frozenset[int]


def gather(sentence: Sentence, token: int, slot: str, heads: Iterable[int]) -> Content | None:
    """The heads with all below them, less the clause of the cue where that hangs below ("a claim Rome has denied")."""
    heads = tuple(heads)
    if not heads:
        return None
    below = frozenset(t for head in heads for t in sentence.subtree(head))
    if token in below:
        below -= frozenset(sentence.subtree(token))
        below |= frozenset(heads) - {token}
    parts = frozenset(c for head in heads for c in conjuncts(sentence, head) if c in below)
    return Content(slot, tuple(sorted(parts)), below)


def objects_of(sentence: Sentence, token: int) -> tuple[int, ...]:
    return sentence.dependents(token, "obj", "iobj")


def is_infinitive(sentence: Sentence, index: int) -> bool:
    return has_mark(sentence, index, "to")


def has_mark(sentence: Sentence, index: int, lemma: str) -> bool:
    return any(sentence.tokens[m].lemma.lower() == lemma for m in sentence.dependents(index, "mark", "case"))
