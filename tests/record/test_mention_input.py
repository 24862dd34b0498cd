"""Documents and mentions in the shapes that callers have them in."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from dragoman.record.mention_input import Given, Located, given_documents, located
from tests.record.word_reading import FlatReader

ROWS = [["Peru", "struck", "first"], ["Talks", "began"]]


def place(mention: Any, documents: Any) -> Located:
    names, given = given_documents(documents, FlatReader())
    return located(mention, {name: number for number, name in enumerate(names)}, given)


class Named(NamedTuple):
    doc_id: str
    sent_id: int
    start: int
    end: int


@pytest.mark.parametrize(
    "mention",
    [("b", 1, 1, 2), ("b", 1, [1]), ["b", 1, 1, 2], ("b", 1, 1, 1), Named("b", 1, 1, 2),
     {"document": "b", "sentence": 1, "start": 1, "end": 2}, {"doc": "b", "sent": 1, "tokens": [1], "more": 0}],
)  # fmt: skip
def test_a_mention_in_words_is_found(mention: Any) -> None:
    assert place(mention, {"a": [["x"]], "b": ROWS}) == Located(1, 1, (1,))


def test_documents_of_a_sequence_go_by_their_number() -> None:
    assert place((1, 0, 1, 3), [[["x"]], ROWS]) == Located(1, 0, (1, 2))


def test_a_mention_in_a_text_is_found_by_its_code_points() -> None:
    text = "Peru struck first . Talks began"
    start = text.index("began")
    assert place(("a", start, start + 5), {"a": text}) == Located(0, 1, (1,))
    assert place(("a", 1, 0, 1), {"a": {"text": text}}) == Located(0, 1, (0,))


def test_a_document_that_is_one_sentence_needs_no_nesting() -> None:
    assert given_documents([["Talks", "began"]], FlatReader())[1] == [Given((("Talks", "began"),))]


@pytest.mark.parametrize(
    "mention", [("c", 0, 0, 1), ("a", 7, 0, 1), ("a", 0, 9, 10), ("a", 0), {"document": "a", "sentence": 0}]
)
def test_what_lies_nowhere_is_refused(mention: Any) -> None:
    with pytest.raises(ValueError, match="mention|document"):
        place(mention, {"a": ROWS})


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(TypeError, match="a document is"):
        given_documents([7], FlatReader())
