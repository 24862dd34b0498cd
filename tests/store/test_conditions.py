from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.store.conditions import event_conditions
from dragoman.store.filters import EventFilter
from dragoman.store.sqlite import SqliteStore
from dragoman.store.words import match_expression
from tests.builders import full_reading


def test_no_filter_is_no_condition():
    assert event_conditions(EventFilter(wrong=True), "sqlite") == []
    assert len(event_conditions(EventFilter(), "sqlite")) == 1  # what is marked as wrong


def test_words_are_taken_literally():
    assert match_expression(['say "no"', "NEAR(", "--"]) == '"say ""no""" "NEAR("'


@pytest.fixture(scope="module")
def view():
    store = SqliteStore(":memory:")
    with store.writer() as writer:
        writer.add(full_reading())
    with store.view() as view:
        yield view
    store.close()


@settings(deadline=None)
@example(["0\x00"])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=4))
def test_no_words_break_the_search(view, words):
    assert list(view.events(EventFilter(words=tuple(words), place="".join(words), actor="x'"))) == []
    found = list(view.events(EventFilter(words=tuple(words))))
    assert len(found) in (0, 2)  # the one document has the words, or has not
