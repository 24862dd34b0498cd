"""What one party is to another, in each construction that says so."""

from __future__ import annotations

import pytest

from tests.record.test_relations import relations, short

APPOSITION = """
    Peru _ PROPN 7 nsubj
    , _ PUNCT 5 punct
    Chile _ PROPN 5 nmod:poss
    's 's PART 3 case
    {role} _ NOUN 1 appos
    , _ PUNCT 1 punct
    left leave VERB 0 root
"""
COPULA = """
    Peru _ PROPN 4 nsubj
    is be AUX 4 cop Tense=Pres|VerbForm=Fin
    an _ DET 4 det
    {role} _ NOUN 0 root
    of _ ADP 6 case
    Chile _ PROPN 4 nmod
"""
BEFORE_NAME = """
    Chile _ PROPN 3 nmod:poss
    's 's PART 1 case
    {role} _ NOUN 5 nsubj
    Peru _ PROPN 3 appos
    left leave VERB 0 root
"""
MODIFIED = """
    Peru _ PROPN 5 nsubj
    is be AUX 5 cop Tense=Pres|VerbForm=Fin
    a _ DET 5 det
    {modifier} _ ADJ 5 amod
    ally _ NOUN 0 root
    of _ ADP 7 case
    Chile _ PROPN 5 nmod
"""
BECOME = """
    Peru _ PROPN 2 nsubj
    wants want VERB 0 root Tense=Pres|VerbForm=Fin
    to _ PART 4 mark
    become _ VERB 2 xcomp VerbForm=Inf
    a _ DET 6 det
    member _ NOUN 4 xcomp
    of _ ADP 9 case
    the _ DET 9 det
    Community _ PROPN 6 nmod
"""
BOTH = """
    Peru _ PROPN 5 nsubj
    and _ CCONJ 3 cc
    Chile _ PROPN 1 conj
    are be AUX 5 cop Tense=Pres|VerbForm=Fin
    {role} {lemma} NOUN 0 root Number=Plur
"""


@pytest.mark.parametrize("table", [APPOSITION, COPULA, BEFORE_NAME])
@pytest.mark.parametrize(("role", "kind"), [("ally", "alliance"), ("backer", "support"), ("rival", "tension")])
def test_a_role_leads_from_its_bearer_to_the_other(table: str, role: str, kind: str) -> None:
    (found,) = relations(table.format(role=role))
    assert found.kind == kind and {found.subject, found.object} == {"PER", "CHL"}
    if kind == "support":
        assert found.subject == "PER"


def test_of_a_proxy_the_other_is_the_supporter() -> None:
    assert [short(r) for r in relations(APPOSITION.format(role="proxy"))] == [("support", "CHL", "PER", None)]


@pytest.mark.parametrize(("modifier", "number"), [("close", 1), ("former", 0), ("potential", 0)])
def test_what_was_or_may_be_is_none(modifier: str, number: int) -> None:
    assert len(relations(MODIFIED.format(modifier=modifier))) == number


def test_who_wants_to_become_a_member_is_none() -> None:
    assert relations(BECOME) == ()
    assert [short(r) for r in relations(BECOME.replace("wants want", "became become").replace("    to _ PART 4 mark\n", "    now _ ADV 4 advmod\n"))] == [
        ("membership", "PER", "IGO/andean-community", None)
    ]


def test_bearers_of_a_mutual_role_bear_it_to_each_other() -> None:
    assert [short(r) for r in relations(BOTH.format(role="rivals", lemma="rival"))] == [("tension", "PER", "CHL", None)]
    assert relations(BOTH.format(role="donors", lemma="donor")) == ()
