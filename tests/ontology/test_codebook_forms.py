"""Inflected forms lead to the lemma they are of, and to none where two claim them."""

from __future__ import annotations

import pytest

from dragoman.ontology.codebook import PartOfSpeech
from dragoman.ontology.codebook_forms import lemmas_by_form


@pytest.mark.parametrize(
    ("pos", "lemma", "form"),
    [
        ("verb", "withdraw", "withdrew"),
        ("verb", "overthrow", "overthrown"),
        ("verb", "veto", "vetoed"),
        ("verb", "cancel", "cancelled"),
        ("verb", "cancel", "canceled"),
        ("noun", "embargo", "embargos"),
        ("noun", "treaty", "treaties"),
    ],
)
def test_forms(pos: PartOfSpeech, lemma: str, form: str) -> None:
    assert lemmas_by_form([(pos, lemma)])[pos, form] == lemma


def test_a_lemma_is_no_form_of_another() -> None:
    assert ("verb", "bored") not in lemmas_by_form([("verb", "bore"), ("verb", "bored")])


def test_a_form_of_two_lemmas_is_left_open() -> None:
    found = lemmas_by_form([("verb", "bare"), ("verb", "bar")])
    assert found["verb", "barred"] == "bar"
    assert ("verb", "bared") not in found  # "bar" + "ed" by one rule, "bare" + "d" by the other


def test_adjectives_have_no_forms() -> None:
    assert lemmas_by_form([("adj", "guilty")]) == {}
