"""Acronyms that a report introduces beside a name, one of them in brackets."""

from __future__ import annotations

import pytest

from dragoman.resolution.acronyms import read_acronyms
from dragoman.resolution.names import Name
from dragoman.types.analysis import Sentence
from tests.trees import build


def sentence(words: str) -> Sentence:
    first, *rest = words.split()
    rows = [f"{first} {first} PROPN 0 root", *(f"{word} {word} PROPN 1 dep" for word in rest)]
    return build("\n".join(rows))[1].sentences[0]


def spans(words: str, *names: Name) -> dict[tuple[int, int], Name | None]:
    found = read_acronyms(names, (sentence(words),))
    return {(name.first, name.last): name.full for name in found}


@pytest.mark.parametrize(
    "words",
    [
        "Bank of Zambia ( BoZ ) spoke ; BoZ waited",
        "Bank of Zambia ( BZ ) spoke ; BZ waited",
        "Frente Verde Unido ( VUF ) spoke ; VUF waited",  # in the order of another language
    ],
)
def test_every_occurrence_leads_to_the_name_that_is_shortened(words: str) -> None:
    full = Name(0, 0, 2, "body", tagged=True)
    assert spans(words, full) == {(0, 2): None, (4, 4): full, (8, 8): full}


def test_the_acronym_may_stand_first() -> None:
    full = Name(0, 2, 4, "body", tagged=True)
    assert spans("RSP ( Reform Solidarity Party ) won", full) == {(0, 0): full, (2, 4): None}


@pytest.mark.parametrize(
    "words",
    [
        "Bank of Zambia ( Lusaka ) spoke ; Lusaka waited",
        "Bank of Zambia ( USA ) spoke ; USA waited",
        "Bank of Zambia met BoZ ; BoZ waited quietly",
    ],
)
def test_other_words_in_brackets_are_no_acronyms(words: str) -> None:
    full = Name(0, 0, 2, "body", tagged=True)
    assert spans(words, full) == {(0, 2): None}


def test_an_acronym_inside_a_longer_name_stays_there() -> None:
    full, longer = Name(0, 0, 2, "body", tagged=True), Name(0, 7, 8, "body", tagged=True)
    found = spans("Bank of Zambia ( BoZ ) and BoZ Workers", full, longer)
    assert found == {(0, 2): None, (4, 4): full, (7, 8): None}


def test_what_the_tagger_took_the_acronym_for_gives_way() -> None:
    full, person = Name(0, 0, 2, "body", tagged=True), Name(0, 4, 4, "person", tagged=True)
    found = read_acronyms((full, person), (sentence("Bank of Zambia ( BoZ ) spoke"),))
    assert [name.kind for name in found] == ["body", "body"]
