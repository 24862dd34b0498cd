"""What the factuality head is trained from: predicates as the package's own model reads them.

The encoder has seen the judgements of UDS-IH2's training sentences, so its states know them better than those of any
new sentence. Reworded copies, in which nouns, names, adjectives and numbers are changed for others of the corpus, bring
the graph's answer down to about what it is worth elsewhere (mean error 0.68 on the corpus, 0.76 on a copy, 0.86 on dev).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.analyser import Analyser, Reading
from dragoman.analysis.heads.clauses import Tree, tree_of
from dragoman.analysis.heads.factuality_features import features_of
from training.judged import Judged

LONGEST = 200  # words of a sentence that is surely read as one
_REWORDED = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))

JudgedSentence = tuple[Sequence[str], Judged]


@dataclass(frozen=True, slots=True)
class Rows:
    """Predicates: their features, the graph's answers (n,), states (n, 384) and judgements (n,)."""

    features: list[list[str]]
    facts: NDArray[np.float32]
    states: NDArray[np.float32]
    judgements: NDArray[np.float32]


def read_rows(analyser: Analyser, sentences: Iterable[JudgedSentence]) -> Rows:
    """Every judged word, whatever its part of speech."""
    features: list[list[str]] = []
    facts, states, judgements = [], [], []
    for words, judged in sentences:
        if not judged or len(words) > LONGEST:
            continue
        reading, places = analyser.read_words(words), list(judged)
        features += features_of(reading_tree(words, reading), places)
        facts.append(reading.graph_facts[places])
        states.append(reading.context[places])
        judgements += judged.values()
    return Rows(features, np.concatenate(facts), np.concatenate(states), np.array(judgements, dtype=np.float32))


def reading_tree(words: Sequence[str], reading: Reading) -> Tree:
    heads = [head - 1 for head in reading.heads]
    return tree_of(words, reading.lemmas, reading.upos, reading.feats, heads, reading.relations)


def joined_rows(parts: Sequence[Rows]) -> Rows:
    return Rows(
        [row for part in parts for row in part.features],
        np.concatenate([part.facts for part in parts]),
        np.concatenate([part.states for part in parts]),
        np.concatenate([part.judgements for part in parts]),
    )


def reworded(
    sentences: Sequence[JudgedSentence], trees: Sequence[Tree], share: float, chance: random.Random
) -> list[JudgedSentence]:
    """Copies with ``share`` of the words that carry no judgement and name things changed for others of their form."""
    pool: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for tree, (words, judged) in zip(trees, sentences, strict=True):
        for place in _places(tree, judged):
            pool[_form(words, tree, place)].append(words[place])
    copies = []
    for tree, (words, judged) in zip(trees, sentences, strict=True):
        copy = list(words)
        for place in _places(tree, judged):
            if chance.random() < share:
                copy[place] = chance.choice(pool[_form(words, tree, place)])
        copies.append((copy, judged))
    return copies


def _places(tree: Tree, judged: Judged) -> list[int]:
    return [place for place, upos in enumerate(tree.upos) if upos in _REWORDED and place not in judged]


def _form(words: Sequence[str], tree: Tree, place: int) -> tuple[object, ...]:
    return tree.upos[place], tree.feats[place], words[place][:1].isupper()
