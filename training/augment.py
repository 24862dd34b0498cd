"""News is typed in many ways: some training sentences are rewritten as headlines or with typographer's marks."""

from __future__ import annotations

import random
from dataclasses import replace

from training.corpora import TaggedSentence, TreeSentence

# Shares of sentences (of marks, for dashes); small, so that ordinary prose stays the rule.
UPPER, CAPITALISED, NO_STOP, DASH = 0.03, 0.03, 0.05, 0.2
_SMALL = frozenset("a an the of in on at to for by with and or but as from".split())
_DASHES = frozenset(("-", "--", "–", "—"))


def augment_tree(sentence: TreeSentence, chance: random.Random) -> TreeSentence:
    """The sentence, now and then in the letters of a headline, without its last stop or with other dashes."""
    words = tuple(_dash(w, r, chance) for w, r in zip(sentence.words, sentence.relations, strict=True))
    sentence = replace(sentence, words=retype(words, chance))
    if chance.random() < NO_STOP and len(words) > 3 and words[-1] == "." and len(words) not in sentence.heads:
        sentence = TreeSentence(*(getattr(sentence, name)[:-1] for name in TreeSentence.__slots__))
    return sentence


def augment_tagged(sentence: TaggedSentence, chance: random.Random) -> TaggedSentence:
    """The sentence, now and then in the letters of a headline."""
    return replace(sentence, words=retype(sentence.words, chance))


def retype(words: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    """The words, now and then all in capitals or each with one, as headlines are."""
    draw = chance.random()
    if draw < UPPER:
        return tuple(word.upper() for word in words)
    if draw < UPPER + CAPITALISED:
        return tuple(word if word in _SMALL and i else word[:1].upper() + word[1:] for i, word in enumerate(words))
    return words


def _dash(word: str, relation: str, chance: random.Random) -> str:
    if word in _DASHES and relation == "punct" and chance.random() < DASH:
        return chance.choice(("–", "—", "-", "--"))
    return word
