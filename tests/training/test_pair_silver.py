"""Pairs that the rules code."""

import pytest

from dragoman.pipeline import Reader
from training.pair_silver import pairs_in

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def test_an_event_with_two_parties_in_its_sentence_is_a_pair(reader: Reader) -> None:
    rows = list(pairs_in(reader.read("It rained. France condemned Russia on Monday.")))
    assert {row["text"] for row in rows} == {"France condemned Russia on Monday."}
    (row,) = (row for row in rows if row["type"] == "ACCUSE")
    assert (row["actor"], row["recipient"]) == ([0, 6], [17, 23])


def test_a_party_that_has_no_part_makes_a_pair_of_none(reader: Reader) -> None:
    text = "France condemned Russia on Monday as Peru looked on."
    (row,) = (row for row in pairs_in(reader.read(text)) if row["type"] == "NONE")
    start, end = row["recipient"]  # type: ignore[misc]
    assert text[start:end] == "Peru"
