"""Candidates for mentions, from the dependency tree: noun phrases, pronouns, possessives and names inside names.

A candidate is a nominal head with those of its dependents that OntoNotes counts into a mention (relative clauses,
appositions and a possessive "'s" are in; prepositions, conjuncts, the verb of a predicate noun are out). A coordination
has a candidate for the whole beside that of each part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ROOT = -1
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
# Words of other classes head a mention where they fill a noun's place ("the two", "the wounded").
_OTHER_HEADS = frozenset(("ADJ", "NUM", "DET"))
_NOUN_PLACES = frozenset(("nsubj", "obj", "iobj", "obl", "nmod"))
_INSIDE_NAMES = frozenset(("flat", "fixed", "goeswith"))
_KEPT = frozenset("det amod nummod nmod compound flat fixed goeswith acl appos punct".split())
_EDGES = frozenset((",", ".", ";", ":", "-", "–", "—", "--", "...", "…", "!", "?", "*", "/"))
_QUOTES = frozenset(('"', "'", "“", "”", "‘", "’", "``", "''"))
_OPEN, _CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence as the other heads read it; ``heads`` are indices of words, -1 for the root.

    ``entities``: half-open ranges of words with a type of the Worldwide scheme.
    """

    words: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[tuple[tuple[str, str], ...], ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    entities: tuple[tuple[int, int, str], ...] = ()

    def children(self) -> list[list[int]]:
        """For each word the words that hang on it, left to right."""
        below: list[list[int]] = [[] for _ in self.words]
        for index, head in enumerate(self.heads):
            if head != ROOT:
                below[head].append(index)
        return below


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate: words ``start`` to ``end`` (half-open) of a sentence, headed by ``head``.

    ``joined``: it is a coordination as a whole, headed by its first part.
    """

    sentence: int
    start: int
    end: int
    head: int
    joined: bool = False

    @property
    def span(self) -> tuple[int, int, int]:
        return self.sentence, self.start, self.end


def find_mentions(sentences: Sequence[Parsed]) -> list[Mention]:
    """All candidates of a document, by where they start, the longer first."""
    found: list[Mention] = []
    for index, sentence in enumerate(sentences):
        found.extend(sorted(_in_sentence(index, sentence), key=lambda mention: (mention.start, -mention.end)))
    return found


def _in_sentence(index: int, sentence: Parsed) -> Iterator[Mention]:
    below = sentence.children()
    extents = _extents(sentence, below)
    taken: set[tuple[int, int]] = set()
    for head in range(len(sentence.words)):
        if not _heads_mention(sentence, below, head):
            continue
        start, end = _span(sentence, below, extents, head)
        if (start, end) not in taken:
            taken.add((start, end))
            yield Mention(index, start, end, head)
        conjuncts = [child for child in below[head] if sentence.relations[child] == "conj"]
        if conjuncts and sentence.upos[conjuncts[-1]] in _NOMINAL:
            last = _span(sentence, below, extents, conjuncts[-1])[1]
            if last > end and (start, last) not in taken:
                taken.add((start, last))
                yield Mention(index, start, last, head, joined=True)


def _heads_mention(sentence: Parsed, below: list[list[int]], head: int) -> bool:
    relation = sentence.relations[head]
    base = relation.split(":")[0]
    upos = sentence.upos[head]
    if base in _INSIDE_NAMES or relation == "nmod:desc" or base == "expl":
        return False
    if upos == "PRON":
        return not _is_relative(sentence, head)
    if base == "compound":
        return upos == "PROPN"
    if upos in _NOMINAL:
        return base != "appos"
    if upos in _OTHER_HEADS and base in _NOUN_PLACES:
        return upos != "ADJ" or any(sentence.relations[child].startswith("det") for child in below[head])
    return False


def _is_relative(sentence: Parsed, head: int) -> bool:
    """ "who", "which", "that" of a relative clause, and what asks."""
    return any(name == "PronType" and value in ("Rel", "Int") for name, value in sentence.feats[head])


def _extents(sentence: Parsed, below: list[list[int]]) -> list[tuple[int, int]]:
    """For each word the first word and one past the last of all that hangs below it."""
    extents = [(index, index + 1) for index in range(len(sentence.words))]
    for node in _bottom_up(sentence, below):
        for child in below[node]:
            first, last = extents[child]
            extents[node] = (min(extents[node][0], first), max(extents[node][1], last))
    return extents


def _bottom_up(sentence: Parsed, below: list[list[int]]) -> list[int]:
    order = [index for index, head in enumerate(sentence.heads) if head == ROOT]
    for node in order:
        order.extend(below[node])
    return order[::-1]


def _span(
    sentence: Parsed, below: list[list[int]], extents: list[tuple[int, int]], head: int
) -> tuple[int, int]:
    """The head with the dependents that belong to its mention, without punctuation at the edges."""
    start, end = head, head + 1
    for child in below[head]:
        if _belongs(sentence, head, child):
            start, end = min(start, extents[child][0]), max(end, extents[child][1])
    for child in below[head]:  # a preposition or conjunction inside the stretch shows where the mention begins
        if child < head and sentence.relations[child].split(":")[0] in ("case", "cc"):
            start = max(start, min(extents[child][1], head))
    return _trim(sentence, start, end, head)


def _belongs(sentence: Parsed, head: int, child: int) -> bool:
    base = sentence.relations[child].split(":")[0]
    if base == "case":
        return child > head  # the "'s" of a possessor
    if base == "dep":
        return child < head or (child == head + 1 and sentence.upos[child] == "NUM")  # "Figure 1"
    return base in _KEPT


def _trim(sentence: Parsed, start: int, end: int, head: int) -> tuple[int, int]:
    words = sentence.words
    while start < head and not _may_begin(words, start, end):
        start += 1
    while end > head + 1 and not _may_end(sentence, start, end, head):
        end -= 1
    while start < head and not _may_begin(words, start, end):
        start += 1
    first, last = words[start], words[end - 1]
    if start < head < end - 1 and ((first in _OPEN and last in _CLOSE) or (first in _QUOTES and last in _QUOTES)):
        start, end = start + 1, end - 1
    return start, end


def _may_begin(words: Sequence[str], start: int, end: int) -> bool:
    """Not with a mark, unless it opens a pair that the mention closes inside itself."""
    word = words[start]
    if word in _QUOTES or word in _OPEN:
        return any(other in _QUOTES or other in _CLOSE for other in words[start + 1 : end])
    return word not in _EDGES and word not in _CLOSE


def _may_end(sentence: Parsed, start: int, end: int, head: int) -> bool:
    """Not with a mark, unless it closes a pair that the mention opened, or is the possessive mark."""
    word = sentence.words[end - 1]
    if sentence.relations[end - 1] == "case":
        return True
    if word in _QUOTES or word in _CLOSE:
        return any(other in _QUOTES or other in _OPEN for other in sentence.words[start : end - 1])
    return word not in _EDGES and word not in _OPEN
