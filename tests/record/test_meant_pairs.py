"""Groups and pronouns that the resolver leaves open, by the states that were named before."""

from __future__ import annotations

import pytest

from tests.record.test_relations import relations, short

ACCUSED = """
    Peru    _      PROPN 2 nsubj
    accused accuse VERB  0 root
    Chile   _      PROPN 2 obj
"""
RIVALS = """
    Tensions   tension NOUN 5 nsubj
    between    _       ADP  4 case
    {mark}     {mark}  DET  4 det
    archrivals archrival NOUN 1 nmod Number=Plur
    grew       grow    VERB 0 root
"""
IT = """
    It        it _ 4 nsubj
    is        be AUX 4 cop
    a         _  DET 4 det
    member    member NOUN 0 root
    of        _  ADP 6 case
    Community _  PROPN 4 nmod
"""
ECUADOR = "Ecuador _ PROPN 2 nsubj\nwatched watch VERB 0 root"


@pytest.mark.parametrize(("mark", "found"), [("the", [("tension", "PER", "CHL", None)]), ("other", [])])
def test_the_rivals_are_the_two_states_named_before(mark: str, found: list[tuple[str, str, str, None]]) -> None:
    assert [short(r) for r in relations(ACCUSED, RIVALS.format(mark=mark))] == found


def test_of_three_states_none_are_the_rivals() -> None:
    assert relations(ACCUSED.replace("accused", "_saw") + "and _ CCONJ 5 cc\nEcuador _ PROPN 3 conj", RIVALS.format(mark="the")) == ()


def test_the_two_named_last_are_meant_where_a_third_was_named_long_before() -> None:
    between = "Talks talk NOUN 2 nsubj\nfailed fail VERB 0 root"
    assert [short(r) for r in relations(ECUADOR, between, ACCUSED, RIVALS.format(mark="the"))] == [("tension", "PER", "CHL", None)]


def test_a_lone_it_is_the_state_that_the_sentence_before_begins_with() -> None:
    found = relations("Peru _ PROPN 2 nsubj\nagreed agree VERB 0 root", IT.replace("It        it _", "It        it PRON"))
    assert [short(r) for r in found] == [("membership", "PER", "IGO/andean-community", None)]
