"""Support and rivalry told by verbs, and other relations of verbs, on hand-written trees."""

from __future__ import annotations

import pytest

from tests.record.test_relations import relations, short

TRAINS = """
    Peru   _     PROPN 2 nsubj
    {verb} train VERB 0 root {feats}
    Chile  _     PROPN 5 nmod:poss
    's     's    PART  3 case
    officers officer NOUN 2 obj
"""
SELLS = """
    Peru   _     PROPN 2 nsubj
    sells  sell  VERB 0 root Tense=Pres|VerbForm=Fin
    {goods} {goods} NOUN 2 obj
    to     _     ADP  5 case
    Chile  _     PROPN 2 obl
"""
COUNTERS = """
    Peru    _      PROPN 2 nsubj
    counters counter VERB 0 root
    Chile   _      PROPN 5 nmod:poss
    's      's     PART  3 case
    influence _    NOUN  2 obj
"""
SEVERED = """
    Peru    _      PROPN 2 nsubj
    has     have   VERB 0 root
    no      _      DET  5 det
    diplomatic _   ADJ  5 amod
    relations relation NOUN 2 obj
    with    _      ADP  7 case
    Chile   _      PROPN 5 nmod
"""


def test_who_counters_another_is_in_tension_with_it() -> None:
    assert [short(r) for r in relations(COUNTERS)] == [("tension", "PER", "CHL", None)]


def test_no_relations_are_tension() -> None:
    assert [short(r) for r in relations(SEVERED)] == [("tension", "PER", "CHL", None)]


@pytest.mark.parametrize(("goods", "found"), [("missiles", [("support", "PER", "CHL", None)]), ("bananas", [])])
def test_arms_that_are_sold_are_support(goods: str, found: list[tuple[str, str, str, None]]) -> None:
    table = SELLS.format(goods=goods).replace("missiles missiles", "missiles missile")
    assert [short(r) for r in relations(table)] == found


@pytest.mark.parametrize(
    ("verb", "feats", "found"),
    [
        ("trains", "Tense=Pres|VerbForm=Fin", [("support", "PER", "CHL", None)]),
        ("trained", "Tense=Past|VerbForm=Fin", []),
        ("training", "Tense=Pres|VerbForm=Part", []),
    ],
)
def test_support_is_a_practice_of_the_present(verb: str, feats: str, found: list[tuple[str, str, str, None]]) -> None:
    assert [short(r) for r in relations(TRAINS.format(verb=verb, feats=feats))] == found
