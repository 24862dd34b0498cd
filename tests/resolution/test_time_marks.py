"""What patterns begin with and need: a rule that is not asked must not have matched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolution.time_marks import DIGIT, LETTER, MARK, PREFIX, marks, starts_of
from dragoman.resolution.time_rules import lower, rules, rules_at

WORDS = (
    "the last first May 8 2025 of week year two days ago every morning Friday evening century in 19th a.m. 12:30 and since "
    "'90s half 1,200 end mid-June FY 2023-24 Q3 490 BC at noon three-day 27-year-old then ’36 thousands early 7 o'clock"
).split()
LETTERS = "abİK MayJune0123456789-,. daysweekago’'/\n"


@pytest.mark.parametrize(
    ("pattern", "starts", "needs"),
    [
        (r"(?:the\s)?(?P<ord>\d\dth)\scentury", {"the", DIGIT}, ({"century"}, {"th"})),
        (r"spring|summer", {"spr", "sum"}, ({"spring", "summer"},)),
        (r"(?:spring|\d)", {"spr", DIGIT}, ()),
        (r"(?:early\s)?(?!may)june", {"ear", "jun"}, ({"june"},)),
        (r"hours?|days", {"hou", "day"}, ({"hour", "days"},)),
        (r"(?<=[\s(])['’]\d\d", {MARK}, ()),
        (r"[a-z]{2,20}s\s(?:an?)", {LETTER}, ()),
        (r"(?:mid-?)?(?:days|day)", {"mid", "day"}, ({"day"},)),
    ],
)
def test_marks_of_a_pattern(pattern: str, starts: set[str], needs: tuple[set[str], ...]) -> None:
    found = marks(pattern)
    assert (found.starts, found.needs) == (starts, tuple(map(frozenset, needs)))


@pytest.mark.parametrize("pattern", ["(?:the)?", r"\s\d", r"-\d"])
def test_a_pattern_that_begins_with_no_word_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="must begin with"):
        marks(pattern)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join) | st.text(st.sampled_from(LETTERS), max_size=60))
def test_what_is_not_asked_does_not_match(text: str) -> None:
    low = lower(text)
    for at in range(len(low)):
        matching = {rule.order for rule in rules() if rule.pattern.match(low, at)}
        word = re.compile(r"\w+|['’]").match(low, at)
        asked = {rule.order for rule in rules_at(word[0][:PREFIX])[0]} if word else set()
        assert matching <= asked
        needs = (need for order in matching for need in rules()[order].marks.needs)
        assert all(any(letters in low for letters in need) for need in needs)


@given(st.text())
def test_lower_case_keeps_the_length(text: str) -> None:
    assert len(lower(text)) == len(text)


def test_the_starts_of_a_word() -> None:
    assert list(starts_of("fri")) == [LETTER, "f", "fr", "fri"]
    assert list(starts_of("19")) == [DIGIT] and list(starts_of("’")) == [MARK]
