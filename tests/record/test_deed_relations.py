"""Relations told by verbs and participles: support, rivalry, broken ties, on hand-written trees."""

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


RECOGNISES = """
    Peru _ PROPN 4 nsubj
    does do AUX 4 aux Tense=Pres|VerbForm=Fin
    {negation} {negation} PART 4 advmod
    recognise _ VERB 0 root VerbForm=Inf
    Chile _ PROPN 4 obj
"""


def test_who_is_not_recognised_is_in_tension_with_who_refuses() -> None:
    assert [short(r) for r in relations(RECOGNISES.format(negation="not"))] == [("tension", "PER", "CHL", None)]


CUT = """
    Peru _ PROPN 2 nsubj
    {verb} cut VERB 0 root {feats}
    ties tie NOUN 2 obj
    with _ ADP 5 case
    Chile _ PROPN 3 nmod
"""


def test_broken_ties_are_tension_and_ties_that_may_be_broken_are_none() -> None:
    assert [short(r) for r in relations(CUT.format(verb="cut", feats="Tense=Past|VerbForm=Fin"))] == [("tension", "PER", "CHL", None)]
    may = CUT.format(verb="cut", feats="VerbForm=Inf").replace("Peru _ PROPN 2 nsubj", "Peru _ PROPN 2 nsubj")
    assert relations(may) == ()


ARMED_BY = """
    Chile _ PROPN 5 nsubj
    , _ PUNCT 1 punct
    armed arm VERB 1 acl Tense=Past|VerbForm=Part
    by _ ADP 6 case
    left leave VERB 0 root Tense=Past|VerbForm=Fin
    Peru _ PROPN 3 obl:agent
"""


def test_a_participle_with_an_agent_is_a_practice() -> None:
    assert [short(r) for r in relations(ARMED_BY)] == [("support", "PER", "CHL", None)]


BACKS = """
    Peru     _    PROPN 2 nsubj
    backs    back VERB 0 root Tense=Pres|VerbForm=Fin
    Chile    _    PROPN 2 obj
    as       _    ADP 6 case
    a        _    DET 6 det
    {role}   {role} NOUN 2 obl
"""
STATEHOOD = """
    Peru       _         PROPN 2 nsubj
    recognised recognise VERB 0 root Tense=Past|VerbForm=Fin
    the        _         DET 4 det
    {what}     {what}    NOUN 2 obj
    of         _         ADP 6 case
    Ecuador    _         PROPN 4 nmod
"""
SPONSORED = """
    Peru       _       PROPN 2 nsubj
    vetoed     veto    VERB 0 root Tense=Past|VerbForm=Fin
    a          _       DET 4 det
    resolution _       NOUN 2 obj
    sponsored  sponsor VERB 4 acl Tense=Past|VerbForm=Part
    by         _       ADP 7 case
    Chile      _       PROPN 5 obl:agent
"""


def test_backing_somebody_as_something_is_a_stand() -> None:
    assert relations(BACKS.format(role="candidate")) == ()


@pytest.mark.parametrize(("what", "count"), [("independence", 1), ("efforts", 0)])
def test_who_recognises_the_independence_of_a_state_recognises_it(what: str, count: int) -> None:
    assert [short(r) for r in relations(STATEHOOD.format(what=what))] == [("recognition", "PER", "ECU", None)] * count


def test_whoever_vetoes_a_resolution_is_not_supported_by_its_sponsor() -> None:
    assert relations(SPONSORED) == ()


def test_who_is_close_to_a_border_is_no_partner() -> None:
    close = "Peru _ PROPN 3 nsubj\nis be AUX 3 cop\nclose close ADJ 0 root\nto _ ADP 5 case\n{}"
    assert [short(r) for r in relations(close.format("Chile _ PROPN 3 obl"))] == [("partnership", "PER", "CHL", None)]
    border = close.replace("5 case", "7 case").format("Chile _ PROPN 7 nmod:poss\n's 's PART 5 case\nborder _ NOUN 3 obl")
    assert relations(border) == ()
