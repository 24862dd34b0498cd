"""Quarrels that are told by the land they are about."""

from __future__ import annotations

import pytest

from tests.record.test_relations import relations, short

VISIT = """
    Russia   _       PROPN 2 nsubj
    told     tell    VERB 0 root
    {other}  _       PROPN 2 obj
    about    _       ADP 7 case
    the      _       DET 7 det
    {which}  {which} ADJ 7 amod
    {land}   _       {tag} 2 obl
"""
CRIMEA = {"other": "Ukraine", "which": "disputed", "land": "Crimea", "tag": "PROPN"}


def test_disputed_land_is_a_tension_of_its_claimants() -> None:
    assert [short(r) for r in relations(VISIT.format(**CRIMEA))] == [("tension", "RUS", "UKR", None)]


@pytest.mark.parametrize("change", [{"other": "Peru"}, {"which": "sunny"}, {"land": "vote", "tag": "NOUN"}])
def test_without_both_claimants_a_quarrel_or_known_land_there_is_none(change: dict[str, str]) -> None:
    assert relations(VISIT.format(**{**CRIMEA, **change})) == ()


def test_a_region_without_a_name_is_the_one_that_the_document_names() -> None:
    named = "Crimea _ PROPN 2 nsubj\nvoted vote VERB 0 root"
    unnamed = VISIT.format(**{**CRIMEA, "land": "region", "tag": "NOUN"})
    assert [short(r) for r in relations(named, unnamed)] == [("tension", "RUS", "UKR", None)]
