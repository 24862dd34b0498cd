from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.store.grouping import grouped, refused
from dragoman.types.judgement import Judgement


def same(pair, score=1.0, by="dragoman"):
    return Judgement(*pair, "same", by, score if by == "dragoman" else None)


def different(pair, by="user"):
    return Judgement(*pair, "different", by)


def groups(judgements, events="abcd"):
    return sorted("".join(sorted(group)) for group in grouped(set(events), judgements))


def test_same_leads_on_and_events_that_are_gone_lead_nowhere():
    assert groups([same("ab"), same("bc")]) == ["abc", "d"]
    assert groups([same("ax"), same("xb")]) == ["a", "b", "c", "d"]


def test_what_a_user_holds_apart_stays_apart_by_any_way():
    chain = [same("ab", 3.0), same("bc", 2.0), same("cd", 1.0)]
    assert groups([*chain, different("ad")]) == ["abc", "d"]
    assert groups([*chain, different("ac")]) == ["ab", "cd"]
    assert groups([*chain, different("ad", by="dragoman")]) == ["abcd"]


def test_a_users_joins_go_first():
    assert groups([same("ab", 9.0), same("bc", by="user"), different("ac")]) == ["a", "bc", "d"]


def test_a_join_against_an_earlier_split_is_refused_and_told():
    judgements = [same("ab", by="user"), same("bc", by="user"), different("ac")]
    assert groups(judgements) == ["ab", "c", "d"]
    assert refused("abc", judgements) == (same("bc", by="user"),)


def test_what_is_marked_as_wrong_leaves_its_group_and_the_others_stay():
    wrong = Judgement("b", "b", "wrong", "user")
    assert groups([same("ab"), same("bc"), wrong]) == ["ac", "b", "d"]
    assert groups([wrong]) == ["a", "b", "c", "d"]
    assert groups([same("ab"), same("bc"), Judgement("b", "b", "open", "user")]) == ["abc", "d"]


def test_the_order_does_not_matter():
    judgements = [same("ab", 1.0), same("bc", 1.0), same("cd", 1.0), different("ad"), same("bd", by="user")]
    assert len({tuple(groups(order)) for order in permutations(judgements)}) == 1


PAIR = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(st.tuples(PAIR, st.sampled_from(["same", "apart", "user"]), st.integers(0, 5)), max_size=15))
def test_every_event_is_in_one_group_and_no_group_holds_what_is_apart(drawn):
    made = {pair: different(pair) if kind == "apart" else same(pair, score, "user" if kind == "user" else "dragoman")
            for pair, kind, score in drawn}  # fmt: skip
    found = grouped(set("abcdef"), made.values())
    assert sorted(event for group in found for event in group) == list("abcdef")
    assert not [j for j in made.values() if j.verdict == "different" for group in found if set(j.pair) <= group]
