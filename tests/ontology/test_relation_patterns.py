"""Relation patterns and the table of wars."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from dragoman.errors import CodebookError
from dragoman.ontology.relation_patterns import load_relation_patterns, parse_relation_patterns


def test_wars_have_two_sides_and_lie_in_order():
    for war in load_relation_patterns().wars:
        assert len(war.parties) == 2 and all(len(code) == 3 for code in (*war.parties, *war.places))
        assert war.end is None or war.start < war.end


@pytest.mark.parametrize(
    ("country", "day", "sides"),
    [
        ("UKR", date(2022, 3, 1), [("RUS", "UKR")]),
        ("GEO", date(2008, 8, 10), [("RUS", "GEO")]),
        ("GEO", date(2010, 1, 1), []),
        ("SDN", date(2024, 1, 1), [("SDN", "SDN")]),
    ],
)
def test_the_war_of_a_day(country: str, day: date, sides: list[tuple[str, str]]):
    assert [war.parties for war in load_relation_patterns().wars_in(country, day)] == sides


def test_without_a_day_the_latest_war_counts():
    (war,) = load_relation_patterns().wars_in("UKR", None)
    assert war.start == date(2022, 2, 24)


def test_a_file_without_its_sections_is_refused():
    with pytest.raises(CodebookError):
        parse_relation_patterns("nouns: []")


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("kind: alliance\n    words: [ally]", "kind: friendship\n    words: [ally]"),
        ("kind: alliance\n    words: [ally]", "kind: alliance\n    words: [ally]\n    colour: red"),
        ("tense: told", "tense: once"),
        ("party: state", "party: anybody"),
        ("claimants: [IND, PAK]", "claimants: [IND]"),
        ("names: [kashmir,", "names: [Kashmir,"),
    ],
)
def test_a_pattern_that_does_not_follow_the_schema_is_refused(good: str, bad: str) -> None:
    text = resources.files("dragoman.ontology").joinpath("data/relations.yaml").read_text(encoding="utf-8")
    parse_relation_patterns(text)
    with pytest.raises(CodebookError, match="relations"):
        parse_relation_patterns(text.replace(good, bad, 1))


def test_a_war_that_is_over_is_known_with_its_dates() -> None:
    patterns = load_relation_patterns()
    past = patterns.wars_before("LKA", date(2015, 1, 1))
    assert past is not None and past.end == date(2009, 5, 18)
    assert patterns.wars_before("LKA", date(2008, 1, 1)) is None
