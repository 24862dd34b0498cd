"""Numbers in words and figures."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.numbers import number_pattern, ordinal_pattern, parse_figures, parse_number, parse_ordinal

PATTERN = re.compile(number_pattern(), re.IGNORECASE)


def found(text: str) -> list[str]:
    return [match[0] for match in PATTERN.finditer(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,400", 2400), ("1,00,000", 100_000), ("1.234.567", 1_234_567), ("1 234 567", 1_234_567), ("12,5", 12.5),
        ("1.5 million", 1.5e6), ("20bn", 2e10), ("5 lakh", 5e5), ("12 crore", 1.2e8), ("four dozen", 48),
        ("a dozen", 12), ("half a million", 5e5), ("two and a half", 2.5), ("twenty-one", 21),
        ("two hundred and fifty-three", 253), ("one hundred thousand", 1e5), ("three million two hundred", 3_000_200),
    ],
)  # fmt: skip
def test_values(text: str, value: float) -> None:
    number = parse_number(text)
    assert number is not None and number.value == pytest.approx(value)
    assert not number.vague
    assert found(text) == [text]


@pytest.mark.parametrize(
    ("text", "value"), [("hundreds", 100), ("dozens", 12), ("tens of thousands", 1e4), ("hundreds of millions", 1e8)]
)
def test_vague_plurals_give_their_lower_bound(text: str, value: float) -> None:
    number = parse_number(text)
    assert number is not None and number.value == value and number.vague


def test_two_numbers_joined_by_and_stay_two() -> None:
    assert found("between three and four villages") == ["three", "four"]


@pytest.mark.parametrize(("text", "rank"), [("80th", 80), ("fifth", 5), ("twenty-first", 21), ("3rd", 3)])
def test_ordinals(text: str, rank: int) -> None:
    assert parse_ordinal(text) == rank
    assert re.fullmatch(ordinal_pattern(), text, re.IGNORECASE)


def test_what_is_no_number() -> None:
    assert parse_number("many") is None
    assert parse_ordinal("next") is None
    assert parse_figures("9" * 40) is None
    assert found("anyone outran Onega") == []


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_figures_keep_their_value(value: int) -> None:
    assert parse_figures(f"{value:,}") == value


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for piece in found(text):
        parse_number(piece)


def test_long_lines_take_linear_time() -> None:
    started = time.perf_counter()
    assert found("7" * 1_000_000)
    assert len(found("12 " * 100_000)) > 0
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize("text", ["³", "5 ³", "m²", "①", "two ³"])
def test_raised_figures_and_figures_in_rings_are_no_numerals(text: str) -> None:
    parse_number(text)
    assert parse_number("³") is None
