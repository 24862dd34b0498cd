from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.store.conditions import event_conditions, match_expression
from dragoman.store.filters import EventFilter
from dragoman.store.sqlite import SqliteStore
from tests.builders import full_reading


def test_no_filter_is_no_condition():
    assert event_conditions(EventFilter()).sql == "TRUE"


def test_words_are_taken_literally():
    assert match_expression(['say "no"', "NEAR(", "--"]) == '"say ""no""" "NEAR("'


@example(["0\x00"])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=4))
def test_no_words_break_the_search(words):
    store = SqliteStore(":memory:")
    with store.writer() as writer:
        writer.add(full_reading())
    with store.view() as view:
        assert len(list(view.events(EventFilter(words=tuple(words), place="".join(words), actor="x'")))) == 0
        list(view.events(EventFilter(words=tuple(words))))
    store.close()
