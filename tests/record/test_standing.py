"""Sanctions in force and occupation, as nouns tell them."""

from __future__ import annotations

import pytest

from tests.record.test_relations import relations, short

UNDER = """
    Chile _ PROPN 5 nsubj
    is be AUX 5 cop Tense=Pres|VerbForm=Fin
    under _ ADP 5 case
    Peru _ PROPN 5 compound
    sanctions sanction NOUN 0 root
"""
IMPOSED = """
    Peru _ PROPN 3 nsubj
    {helper} {lemma} AUX 3 aux {feats}
    imposed impose VERB 0 root Tense=Past|VerbForm=Part
    sanctions sanction NOUN 3 obj
    on _ ADP 6 case
    Chile _ PROPN 4 nmod
"""


def test_who_is_under_sanctions_is_their_target() -> None:
    assert [short(r) for r in relations(UNDER)] == [("sanctions-in-force", "PER", "CHL", None)]


@pytest.mark.parametrize(("helper", "lemma", "found"), [("has", "have", 1), ("would", "would", 0)])
def test_what_somebody_has_imposed_stands(helper: str, lemma: str, found: int) -> None:
    feats = "Tense=Pres|VerbForm=Fin" if lemma == "have" else "VerbForm=Fin"
    assert len(relations(IMPOSED.format(helper=helper, lemma=lemma, feats=feats))) == found
