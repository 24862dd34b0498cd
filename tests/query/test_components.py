from __future__ import annotations

from dragoman.query.components import KEPT, LARGEST, components, kept_pairs
from dragoman.types.fusion import Comparison


def comparison(one, other, score=1.0, same=True):
    return Comparison(one, other, 0.0, (), score, 0.5, same)


def names(found):
    return ["".join(sorted(names)) for names in found]


def test_what_is_the_same_leads_on():
    found = components([], [comparison("a", "b"), comparison("b", "c"), comparison("d", "e", same=False)])
    assert names(found) == ["abc"]


def test_what_is_together_stays_and_brings_the_others():
    assert names(components(["ab", "xy"], [comparison("b", "c")])) == ["abc", "xy"]


def test_a_chain_without_end_is_cut_where_it_is_weakest():
    chain = [comparison(f"{n:04d}", f"{n + 1:04d}", score=1.0 if n == LARGEST // 2 else 2.0) for n in range(LARGEST)]
    assert [len(found) for found in components([], chain)] == [LARGEST // 2 + 1, LARGEST // 2]


def test_of_a_large_group_the_surest_are_kept_and_hold_it_together():
    members = [f"{n:02d}" for n in range(20)]
    every = [comparison(a, b, score=int(a) + int(b)) for a in members for b in members if a < b]
    kept = kept_pairs(members, every)
    assert components([], kept) == (frozenset(members),)
    assert len(kept) <= (KEPT + 1) * len(members)
