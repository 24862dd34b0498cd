"""The comparison of two tellings and the groups made of comparisons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ontology.fusion import FusionWeights
from dragoman.record.fusion import compare, group
from dragoman.record.fusion_features import features
from dragoman.types.fusion import (
    Comparison,
    EventProfile,
    ProfileDays,
    ProfileParty,
    ProfilePlace,
    ProfileQuantity,
    ProfileWords,
)

MONDAY, TUESDAY = date(2024, 3, 4), date(2024, 3, 5)
PERU, ECUADOR, CHILE = (ProfileParty(code, code) for code in ("PER", "ECU", "CHL"))
QUITO = ProfilePlace("geonames:1", "ECU", -0.2, -78.5)
LOJA = ProfilePlace("geonames:2", "ECU", -4.0, -79.2)


def days(first: date, basis: str = "explicit") -> ProfileDays:
    return ProfileDays(first, first, "day", basis)  # type: ignore[arg-type]


STRIKE = EventProfile(
    "a", "one", "struck", ProfileWords(("camp", "quito", "struck"), ("quito",), ("camp", "quito", "struck")), "ASSAULT",
    status="happened", actors=(PERU,), recipients=(ECUADOR,), days=days(MONDAY), place=QUITO,
    quantities=(ProfileQuantity(4, None, "killed"),),
)  # fmt: skip
SAME = replace(STRIKE, id="b", document="two", trigger="hit")


def named(one: EventProfile, other: EventProfile) -> set[str]:
    return set(features(one, other))


def test_one_event_told_in_other_words_is_one() -> None:
    found = compare(STRIKE, SAME)
    assert found.same and found.confidence > 0.5
    assert found.score == pytest.approx(found.base + sum(share.share for share in found.features))


@pytest.mark.parametrize(
    ("change", "feature"),
    [({"actors": (CHILE,)}, "sides: other"), ({"actors": (ECUADOR,), "recipients": (PERU,)}, "sides: swapped"),
     ({"days": days(TUESDAY)}, "days: apart"), ({"place": LOJA}, "place: far"), ({"type": "CONSULT"}, "type: other"),
     ({"status": "planned"}, "status: one only to come"), ({"quantities": (ProfileQuantity(9, None, "killed"),)}, "numbers: other"),
     ({"words": replace(SAME.words, names=("loja",))}, "names: each its own")],
)  # fmt: skip
def test_what_differs_is_seen_and_counts_against(change: dict[str, object], feature: str) -> None:
    other = replace(SAME, **change)
    assert feature in named(STRIKE, other)
    assert compare(STRIKE, other).score < compare(STRIKE, SAME).score


def test_a_symmetric_event_with_another_partner_is_another() -> None:
    one, other = (replace(STRIKE, id=i, actors=(PERU, p), recipients=()) for i, p in (("a", ECUADOR), ("b", CHILE)))
    assert "sides: each its own" in named(one, other)


def test_a_report_that_tells_no_day_may_come_late() -> None:
    late = replace(SAME, days=days(date(2024, 3, 6), "publication"))
    assert "days: may be the same" in named(STRIKE, late)
    assert "days: apart" in named(STRIKE, replace(late, days=days(date(2024, 3, 9), "publication")))


def test_a_victim_of_the_attackers_own_country_in_one_telling_is_no_other_side() -> None:
    assert "sides: other" not in named(STRIKE, replace(SAME, recipients=(PERU,)))


def test_what_is_not_known_says_nothing() -> None:
    bare = EventProfile("c", "three", "struck", ProfileWords())
    assert named(bare, replace(bare, id="d")) == {"word: same"}


@given(st.permutations([STRIKE, SAME, replace(STRIKE, id="c", actors=(CHILE,), days=None, place=LOJA)]))
@settings(max_examples=10)
def test_the_order_of_two_tellings_makes_no_difference(profiles: list[EventProfile]) -> None:
    for one, other in combinations(profiles, 2):
        assert compare(one, other) == compare(other, one)


def profile(number: int) -> EventProfile:
    return EventProfile(f"p{number}", f"d{number}", "met", ProfileWords())


def judged(one: int, other: int, score: float) -> Comparison:
    return Comparison(f"p{one}", f"p{other}", 0.0, (), score, 0.5, score >= 1)


WEIGHTS = FusionWeights(0.0, 1.0, {})


@given(
    st.integers(1, 8).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.floats(-5, 5), min_size=n * (n - 1) // 2, max_size=n * (n - 1) // 2))
    )
)
def test_every_profile_is_in_one_group_and_no_bad_pair_stands_alone(case: tuple[int, list[float]]) -> None:
    count, scores = case
    profiles = [profile(number) for number in range(count)]
    pairs = list(combinations(range(count), 2))
    groups = group(profiles, [judged(a, b, s) for (a, b), s in zip(pairs, scores, strict=True)], weights=WEIGHTS)
    assert sorted(member for members in groups for member in members) == [p.id for p in profiles]
    table = dict(zip(pairs, scores, strict=True))
    for members in groups:
        numbers = [int(member[1:]) for member in members]
        assert len(numbers) == 1 or max(table[pair] for pair in combinations(sorted(numbers), 2)) >= 1


def test_one_bridge_does_not_join_two_groups_that_differ() -> None:
    scores = {(0, 1): 4.0, (2, 3): 4.0, (1, 2): 2.0, (0, 2): -4.0, (0, 3): -4.0, (1, 3): -4.0}
    groups = group([profile(n) for n in range(4)], [judged(*pair, score) for pair, score in scores.items()], weights=WEIGHTS)
    assert groups == (("p0", "p1"), ("p2", "p3"))


def test_a_pair_that_was_not_compared_counts_as_undecided() -> None:
    profiles = [profile(n) for n in range(3)]
    assert group(profiles, [judged(0, 1, 5.0), judged(1, 2, 1.5)], weights=WEIGHTS) == (("p0", "p1"), ("p2",))
    assert group(profiles, [judged(0, 1, 5.0), judged(1, 2, 2.5)], weights=WEIGHTS) == (("p0", "p1", "p2"),)


def test_what_a_user_says_goes_before_every_score() -> None:
    profiles, scores = [profile(n) for n in range(3)], [judged(0, 1, 9.0), judged(1, 2, -9.0), judged(0, 2, -9.0)]
    assert group(profiles, scores, split=[("p1", "p0")], weights=WEIGHTS) == (("p0",), ("p1",), ("p2",))
    assert group(profiles, scores, joined=[("p2", "p1")], weights=WEIGHTS) == (("p0",), ("p1", "p2"))


def test_two_named_persons_on_a_side_are_mostly_two_events() -> None:
    one, other = (
        replace(STRIKE, id=name, actors=(ProfileParty(f"PER/GOV/{name}", "PER", person=True),)) for name in ("rojas", "vega")
    )
    assert "persons: each its own" in named(one, other)
    assert "persons: each its own" not in named(one, one)
    assert compare(one, other).score < compare(STRIKE, SAME).score


def test_where_no_text_tells_a_day_the_days_of_the_reports_count() -> None:
    first, same, later = (replace(STRIKE, days=days(day, "publication")) for day in (MONDAY, MONDAY, TUESDAY))
    assert "days: neither told" in named(first, same)
    assert "days: neither told, published apart" in named(first, later)
    assert compare(first, later).score < compare(first, same).score
