"""The time of an event: which time expression of the sentence is its own, and how precise."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.when import event_time
from dragoman.types.record import EventTime
from dragoman.types.resolution import TimeExpression
from tests.trees import build

MONDAY, TUESDAY = date(2019, 6, 10), date(2019, 6, 11)
PUBLISHED = date(2019, 6, 12)
CALLED = """
    Peru     _    PROPN 2 nsubj
    called   call VERB  0 root
    on       _    ADP   4 case
    Monday   _    PROPN 2 obl
    for      _    ADP   6 case
    talks    talk NOUN  2 obl
    on       _    ADP   8 case
    Tuesday  _    PROPN 6 nmod
    that     _    PRON  10 nsubj
    ended    end  VERB  6 acl:relcl
    Sunday   _    PROPN 10 obl
"""
TREE = build(CALLED)[1].sentences[0]
WORDS = [token.text for token in TREE.tokens]


def expression(word: str, first: date | None, last: date | None = None, **fields: Any) -> TimeExpression:
    head = WORDS.index(word)
    token = TREE.tokens[head]
    defaults: dict[str, Any] = {
        "type": "DATE", "value": first.isoformat() if first else "X", "granularity": "day", "basis": "relative",
    }  # fmt: skip
    made = defaults | fields
    return TimeExpression(
        token.start, token.end, made["type"], made["value"], first, last or first, made["granularity"], made["basis"],
        made.get("sentence", 0), head,
    )  # fmt: skip


def time(trigger: str, *times: TimeExpression, clause: str | None = None, **options: Any) -> EventTime | None:
    index = WORDS.index(trigger)
    options = {"published": PUBLISHED} | options
    return event_time(TREE, index, WORDS.index(clause or trigger), times, **options)


def start(found: EventTime | None) -> str | None:
    return found.start if found is not None else None


def test_each_event_has_the_time_nearest_to_it() -> None:
    both = (expression("Monday", MONDAY), expression("Tuesday", TUESDAY))
    assert start(time("called", *both)) == "2019-06-10"
    assert start(time("talks", *both)) == "2019-06-11"


def test_the_time_of_the_clause_above_holds_below() -> None:
    assert start(time("talks", expression("Monday", MONDAY))) == "2019-06-10"


def test_the_time_of_a_relative_clause_is_its_own() -> None:
    sunday = expression("Sunday", date(2019, 6, 9))
    found = time("talks", sunday)
    assert found is not None and found.basis == "publication"
    assert start(time("ended", sunday)) == "2019-06-09"


def test_what_has_happened_was_not_after_publication() -> None:
    later = expression("Tuesday", date(2019, 6, 18))
    assert start(time("talks", later)) == "2019-06-12"
    assert start(time("talks", later, status="planned")) == "2019-06-18"


def test_without_any_date_there_is_no_time() -> None:
    assert time("called", published=None) is None


def test_a_time_of_another_sentence_or_without_a_day_is_left_out() -> None:
    other = expression("Monday", MONDAY, sentence=1)
    vague = expression("Monday", None)
    assert time("called", other, vague) == EventTime("2019-06-12", "2019-06-12", "day", None, "publication")


@pytest.mark.parametrize(
    ("granularity", "value", "expected"),
    [
        ("day", "2019-06-10", ("2019-06-10", "2019-06-10")),
        ("month", "2019-06", ("2019-06", "2019-06")),
        ("year", "2019", ("2019", "2019")),
        ("week", "2019-W24", ("2019-06-10", "2019-06-10")),
    ],
)
def test_dates_are_as_precise_as_known(granularity: str, value: str, expected: tuple[str, str]) -> None:
    found = time("called", expression("Monday", MONDAY, granularity=granularity, value=value))
    assert found is not None and (found.start, found.end) == expected


def test_an_interval_keeps_both_ends_and_its_basis() -> None:
    found = time("called", expression("Monday", MONDAY, TUESDAY, basis="explicit", value="P2D"))
    assert found == EventTime("2019-06-10", "2019-06-11", "day", None, "explicit")


def test_a_duration_of_the_event_gives_its_last_day() -> None:
    days = expression("Tuesday", None, type="DURATION", value="P3D")
    found = time("talks", expression("Monday", MONDAY), days)
    assert found is not None and (found.start, found.end) == ("2019-06-10", "2019-06-12")


def test_a_duration_of_another_clause_is_none_of_the_events() -> None:
    days = expression("Sunday", None, type="DURATION", value="P3D")
    found = time("talks", expression("Monday", MONDAY), days)
    assert found is not None and found.end == "2019-06-10"


@pytest.mark.parametrize("value", ["PT3H", "P1.5D", "PXD", "XXX"])
def test_a_duration_that_is_no_whole_number_of_days_adds_none(value: str) -> None:
    found = time("talks", expression("Monday", MONDAY), expression("Tuesday", None, type="DURATION", value=value))
    assert found is not None and found.end == "2019-06-10"


def test_since_is_when_something_that_goes_on_began() -> None:
    table = "Peru _ PROPN 2 nsubj\nattacked attack VERB 0 root\nsince _ ADP 4 case\nMonday _ PROPN 2 obl"
    tree = build(table)[1].sentences[0]
    since = TimeExpression(14, 26, "DATE", "2019-06-10", MONDAY, MONDAY, "day", "relative", 0, 3)
    assert start(event_time(tree, 1, 1, (since,), PUBLISHED, "ongoing")) == "2019-06-10"
    assert start(event_time(tree, 1, 1, (since,), PUBLISHED)) == "2019-06-10"


def test_the_first_since_a_day_was_not_on_that_day() -> None:
    table = "the _ DET 3 det\nfirst _ ADJ 3 amod\nmeeting meeting NOUN 0 root\nsince _ ADP 5 case\nMonday _ PROPN 3 nmod"
    tree = build(table)[1].sentences[0]
    since = TimeExpression(18, 30, "DATE", "2019-06-10", MONDAY, MONDAY, "day", "relative", 0, 4)
    assert start(event_time(tree, 2, 2, (since,), PUBLISHED)) == "2019-06-12"


@given(st.dates(max_value=date(9990, 1, 1)), st.integers(0, 400), st.integers(0, 10**12))
def test_no_event_ends_before_it_starts(first: date, length: int, days: int) -> None:
    point = expression("Monday", first, first + timedelta(days=length))
    found = time("talks", point, expression("Tuesday", None, type="DURATION", value=f"P{days}D"), published=None)
    assert found is not None and found.start is not None and found.end is not None
    assert found.start <= found.end
