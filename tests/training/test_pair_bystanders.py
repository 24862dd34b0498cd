"""Sentences with a party that has no part in them."""

import random

from training.pair_bystanders import with_bystander
from training.pairs import PairSentence

PAIR = PairSentence(("Rebels", "sued", "clergymen", "."), (1, 0, 2, 0), ("ACCUSE",))


def test_the_sentence_keeps_its_pair_or_is_asked_of_the_bystander() -> None:
    seen = set()
    for seed in range(80):
        other = with_bystander(PAIR, random.Random(seed))
        assert len(other.words) == len(other.roles) > len(PAIR.words)
        marked = {role: [w for w, r in zip(other.words, other.roles, strict=True) if r == role] for role in (1, 2)}
        assert marked[1]
        assert marked[2]
        seen.add(other.types)
        if other.types == PAIR.types:
            assert (marked[1], marked[2]) == (["Rebels"], ["clergymen"])
        else:
            assert other.types == ("NONE",)
            assert sum(party in (["Rebels"], ["clergymen"]) for party in marked.values()) == 1
    assert len(seen) == 2


def test_a_stop_stays_last() -> None:
    ends = {with_bystander(PAIR, random.Random(seed)).words[-1] for seed in range(30)}
    assert ends == {"."}
