"""What the rules of the grammar need: a rule left aside must not have matched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.time_grammar import drafts, rules
from dragoman.resolution.time_needs import needs

WORDS = "the last first May 8 2025 of week year two days ago every morning Friday evening century in 19th a.m. 12:30 and since".split()


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("(?:the{S})?(?P<ord>{ORD}){S}century", ({"ORD"}, {"centur"})),
        ("spring|summer", ({"sprin", "summe"},)),
        ("(?:spring|\\d)", ()),
        ("(?:early{S})?(?!{MONTH})x", ()),
        ("hours?", ({"hour"},)),
        ("{YEAR}{1,2}[abc]", ({"YEAR"},)),
    ],
)
def test_needs_of_a_pattern(pattern: str, needed: tuple[set[str], ...]) -> None:
    assert needs(pattern) == tuple(map(frozenset, needed))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join))
def test_what_is_left_aside_does_not_match(text: str) -> None:
    starts = {draft.start for draft in drafts(text, 0, len(text))}
    named = {mark for rule in rules() for need in rule.needs for mark in need}
    lacking = [rule for rule in rules() if not all(_present(text, need) for need in rule.needs)]
    assert named and all(not rule.pattern.search(text) for rule in lacking), starts


def _present(text: str, need: frozenset[str]) -> bool:
    return any(mark.isupper() or mark in text.lower() for mark in need)
