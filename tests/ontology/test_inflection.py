"""Regular forms of verbs and nouns."""

from __future__ import annotations

import pytest

from dragoman.ontology.inflection import plural, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("deny", {"denies", "denied", "denying"}),
        ("accuse", {"accuses", "accused", "accusing"}),
        ("rebut", {"rebuts", "rebutted", "rebutting"}),
        ("press", {"presses", "pressed", "pressing"}),
        ("convey", {"conveys", "conveyed", "conveying"}),
    ],
)
def test_verbs(lemma: str, forms: set[str]):
    assert forms <= verb_forms(lemma)


@pytest.mark.parametrize(("lemma", "form"), [("denial", "denials"), ("plea", "pleas"), ("testimony", "testimonies")])
def test_nouns(lemma: str, form: str):
    assert plural(lemma) == form
