"""Which words of a report may tell an event of the user's own types, and how much each fits them.

A word is told by what it means and by what its neighbours in the tree mean ("the frigate docked" is not "the yacht
docked"). Countries, persons and days are left out: they say who and when, and the examples name others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.parses import STATE
from dragoman.analysis.word_vectors import WordVectors
from dragoman.ontology.fitted import FittedCodebook
from dragoman.types.analysis import ROOT, Analysis, EntityMention, OwnWord, Sentence

Rows = NDArray[np.float64]
WHO_AND_WHEN = frozenset({"Location", "NORP", "Person", "Date", "Money"})
NEIGHBOURS = ("nsubj", "obj", "obl", "iobj", "xcomp", "compound", "nmod", "amod", "advmod", "advcl", "acl")
PARTS = ("amod", "compound", "nmod", "appos", "flat", "nummod", "conj")
MEANINGFUL = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
FEATURES = 2 * STATE
NEIGHBOURS_WEIGHT = 0.6  # of the neighbours against the word itself


@dataclass(frozen=True)
class Features:
    """Makes numbers of words: two vectors each."""

    vectors: WordVectors

    def rows(self, sentence: Sentence, words: Sequence[int], named: frozenset[int]) -> Rows:
        """(words, features): the direction of the word, and that of its neighbours."""
        pairs = [(_unit(self._mean(sentence, [w])), _unit(self._mean(sentence, _around(sentence, w, named)))) for w in words]
        return np.array([np.concatenate((own, NEIGHBOURS_WEIGHT * near)) for own, near in pairs], dtype=np.float64)

    def _mean(self, sentence: Sentence, words: Sequence[int]) -> Rows:
        if not words:
            return np.zeros(self.vectors.length)
        mean: Rows = np.mean([self.vectors.of(sentence.tokens[w].lemma) for w in words], axis=0, dtype=np.float64)
        return mean


def event_words(sentence: Sentence) -> tuple[int, ...]:
    """Verbs and nouns that may tell an event: not those inside a name or compound, nor participles before a noun."""
    return tuple(i for i, token in enumerate(sentence.tokens) if _may_tell(token.upos, token.deprel))


def _may_tell(upos: str, deprel: str) -> bool:
    if upos == "VERB":
        return deprel != "amod"
    return upos == "NOUN" and deprel.split(":")[0] not in ("compound", "flat")


def named_words(sentence: Sentence, entities: Iterable[EntityMention]) -> frozenset[int]:
    """Tokens of a sentence in the names of places, peoples, persons, dates and sums."""
    here = (e for e in entities if e.sentence == sentence.index and e.type in WHO_AND_WHEN)
    return frozenset(i for e in here for i in range(e.first, e.last + 1))


def own_words(analysis: Analysis, codebook: FittedCodebook, vectors: WordVectors) -> tuple[OwnWord, ...]:
    """The words of a document that score enough for a type, each with its best one, in text order."""
    found: list[OwnWord] = []
    for sentence in analysis.sentences:
        words = event_words(sentence)
        if words:
            rows = Features(vectors).rows(sentence, words, named_words(sentence, analysis.entities))
            found.extend(_best(sentence, words, rows, codebook))
    return tuple(found)


def _best(sentence: Sentence, words: Sequence[int], rows: Rows, codebook: FittedCodebook) -> Iterator[OwnWord]:
    # summed by numpy's own loop, not the linear algebra library, so that every machine takes the same words
    scores = np.array([(rows * t.weights.astype(np.float64)).sum(axis=1) + t.bias for t in codebook.types])
    for column, word in enumerate(words):
        over = [s - t.kind.threshold for s, t in zip(scores[:, column], codebook.types, strict=True)]
        best = int(np.argmax(over))
        if over[best] >= 0:
            yield OwnWord(sentence.index, word, codebook.types[best].kind.name, float(scores[best, column]))


def _around(sentence: Sentence, word: int, named: frozenset[int]) -> list[int]:
    """What stands around a word in the tree: its arguments with their parts, and what it hangs on itself."""
    near = [part for child in sentence.dependents(word, *NEIGHBOURS) for part in _phrase(sentence, child, PARTS)]
    token = sentence.tokens[word]
    relation = token.deprel.split(":")[0]
    if token.head != ROOT and (relation in ("acl", "nmod") or token.upos == "NOUN"):
        parts = ("amod", "compound", "flat") if relation in ("acl", "nmod") else ()
        near += [part for part in _phrase(sentence, token.head, parts) if part != word]
    elif token.head != ROOT and relation in ("conj", "xcomp", "advcl"):  # the subject that it shares
        subjects = sentence.dependents(token.head, "nsubj")
        near += [part for subject in subjects for part in _phrase(sentence, subject, PARTS)]
    return [w for w in near if w not in named and sentence.tokens[w].upos in MEANINGFUL]


def _phrase(sentence: Sentence, head: int, relations: tuple[str, ...]) -> list[int]:
    return [head, *(sentence.dependents(head, *relations) if relations else ())]


def _unit(vector: Rows) -> Rows:
    length = float(np.sqrt((vector * vector).sum()))
    return vector / length if length else vector
