from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import QueryError
from dragoman.query.filters import EventFilter, FilterParser, parse_days, parse_words

NAMES = {"china": "CHN", "russia": "RUS", "beijing": "CHN"}
PARSER = FilterParser(lambda name, on: NAMES.get(name.lower()), ("AGREE", "CONSULT", "ASSAULT"))


def test_names_and_codes():
    assert PARSER.events(between=("China", "RUS")).between == ("CHN", "RUS")
    assert PARSER.events(actor="CHN/GOV/xi-jinping").actor == "CHN/GOV/xi-jinping"
    assert PARSER.claims(speaker=" Beijing ").speaker == "CHN"
    assert PARSER.relations(party="russia").party == "RUS"


def test_names_are_looked_up_as_of_the_first_day():
    asked = []
    FilterParser(lambda name, on: asked.append((name, on)) or "X", ()).events(actor="the president", since="2015")
    assert asked == [("the president", date(2015, 1, 1))]


@pytest.mark.parametrize("name", ["Atlantis", "", "  "])
def test_nobody_is_known_by_that_name(name):
    with pytest.raises(QueryError, match="nobody is known as .*CHN"):
        PARSER.events(actor=name)


def test_nothing_asked_is_no_condition():
    assert PARSER.events() == EventFilter()


def test_types_in_any_case_and_the_nearest_one_where_it_is_wrong():
    assert PARSER.events(types=["consult"]).types == ("CONSULT",)
    with pytest.raises(QueryError, match="did you mean CONSULT"):
        PARSER.events(types=["CONSLT"])
    with pytest.raises(QueryError, match="there are AGREE, CONSULT, ASSAULT"):
        PARSER.events(types=["xyz"])
    with pytest.raises(QueryError, match="did you mean alleged"):
        PARSER.events(statuses=["aleged"])
    with pytest.raises(QueryError, match="no stance 'shouts'"):
        PARSER.claims(stances=["shouts"])
    with pytest.raises(QueryError, match="did you mean trade-rank"):
        PARSER.relations(kinds=["trade rank"])


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, (None, None)),
        ("2024-02", "2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024", None, (date(2024, 1, 1), None)),
        (None, "2024-06-05", (None, date(2024, 6, 5))),
    ],
)
def test_days(since, until, days):
    assert parse_days(since, until) == days


@pytest.mark.parametrize("text", ["yesterday", "2024-13", "2024-02-30", "05/07/2025", "2024-2-3", "0000", ""])
def test_what_is_no_date(text):
    with pytest.raises(QueryError, match="is no date"):
        parse_days(text, None)


def test_days_in_the_wrong_order():
    with pytest.raises(QueryError, match="nothing lies between"):
        parse_days("2025", "2024")


def test_a_limit_below_one():
    with pytest.raises(QueryError, match="limit of 0"):
        PARSER.documents(limit=0)


def test_words_and_phrases():
    assert parse_words('"free trade" tariffs  steel') == ("free trade", "tariffs", "steel")
    assert parse_words(None) == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_input_is_understood_or_explained(name, day):
    try:
        PARSER.events(actor=name, since=day, types=[name], words=name)
    except QueryError as error:
        assert str(error)


@pytest.mark.parametrize("least", [-0.1, 1.5])
def test_a_confidence_is_a_probability(least):
    assert PARSER.events(confidence=0.7).confidence == 0.7
    with pytest.raises(QueryError, match="from 0 to 1"):
        PARSER.events(confidence=least)


def test_types_of_the_users_own_codebooks():
    parser = FilterParser(lambda name, on: None, ("AGREE",), own_types=("port-call",))
    assert parser.events(types=["Port-Call", "agree"]).types == ("port-call", "AGREE")
    with pytest.raises(QueryError, match="event type"):
        PARSER.events(types=["port-call"])
