from __future__ import annotations

import pytest

from dragoman.errors import QueryError
from dragoman.query.search import search
from dragoman.store.sqlite import SqliteStore
from tests.builders import full_reading
from tests.contracts.store_contract import add


@pytest.fixture(scope="module")
def view():
    store = SqliteStore(":memory:")
    add(store, full_reading())
    with store.view() as view:
        yield view


def test_a_document_with_the_facts_in_whose_sentences_the_words_stand(view):
    (hit,) = search(view, "third largest")
    assert hit.document.title == "Visit to Quito"
    assert [fact.evidence[0].split()[-1] for fact in hit.facts] == ["partner."]


def test_the_fact_with_most_of_the_words_comes_first(view):
    (hit,) = search(view, 'QUITO officials "closing the border"')
    assert ["arrived" in fact.evidence[0] for fact in hit.facts] == [True, False, False, False]


def test_words_that_stand_apart_are_no_phrase(view):
    assert search(view, '"border the closing"') == ()


def test_a_question_needs_a_word(view):
    with pytest.raises(QueryError, match="no word"):
        search(view, " “ ")
