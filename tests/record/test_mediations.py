"""Who mediates between whom."""

from __future__ import annotations

import pytest

from tests.record.test_relations import relations, short

MEDIATES = """
    Peru _ PROPN 2 nsubj
    {verb} mediate VERB 0 root {feats}
    between _ ADP 4 case
    Chile _ PROPN 2 obl
    and _ CCONJ 6 cc
    Bolivia _ PROPN 4 conj
"""
OFFERED = """
    Peru _ PROPN 2 nsubj
    offered offer VERB 0 root Tense=Past|VerbForm=Fin
    to _ PART 4 mark
    mediate _ VERB 2 xcomp VerbForm=Inf
    between _ ADP 6 case
    Chile _ PROPN 4 obl
    and _ CCONJ 8 cc
    Bolivia _ PROPN 6 conj
"""
HOSTED = """
    Peru _ PROPN 2 nsubj
    hosted host VERB 0 root Tense=Past|VerbForm=Fin
    talks talk NOUN 2 obj
    between _ ADP 5 case
    Chile _ PROPN 3 nmod
    and _ CCONJ 7 cc
    {other} _ PROPN 5 conj
"""
BOTH = [("mediation", "PER", "BOL", None), ("mediation", "PER", "CHL", None)]


@pytest.mark.parametrize(("verb", "feats"), [("mediates", "Tense=Pres|VerbForm=Fin"), ("mediated", "Tense=Past|VerbForm=Fin")])
def test_a_mediator_has_both_sides(verb: str, feats: str) -> None:
    assert [short(r) for r in relations(MEDIATES.format(verb=verb, feats=feats))] == BOTH


def test_an_offer_is_no_mediation() -> None:
    assert relations(OFFERED) == ()


def test_who_hosts_the_talks_of_others_mediates_and_of_its_own_does_not() -> None:
    assert [short(r) for r in relations(HOSTED.format(other="Bolivia"))] == BOTH
    assert relations(HOSTED.format(other="Peru")) == ()
