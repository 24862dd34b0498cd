"""Sides that go without saying."""

from __future__ import annotations

from dragoman.record.completion import Surroundings, surroundings
from dragoman.record.drafts import Draft
from dragoman.record.participants import Sides
from tests.record.scenes import Stage, stage
from tests.record.small_codebook import small_codebook

RALLIED = "rebels rebel NOUN 2 nsubj\nrallied rally VERB 0 root"
ARRESTED = """
    activists activist NOUN 3 nsubj:pass
    were      be       AUX  3 aux:pass
    arrested  arrest   VERB 0 root
    in        _        ADP  5 case
    Arica     _        PROPN 3 obl
"""
ATTACKED = """
    rebels   rebel  NOUN  2 nsubj
    attacked attack VERB  0 root
    villages village NOUN 2 obj
    in       _      ADP   5 case
    Lima     _      PROPN 2 obl
"""
WITHDREW = """
    Peru      _        PROPN 2 nsubj
    withdrew  withdraw VERB  0 root
    in        _        ADP   4 case
    Arica     _        PROPN 2 obl
"""


def around(scene: Stage) -> Surroundings:
    return surroundings(small_codebook(), scene.parties, scene.places)


def completed(table: str) -> Draft:
    scene = stage(table)
    (found,) = scene.drafts()
    return around(scene).completed(found)


def test_protest_is_against_the_protesters_own_state() -> None:
    assert completed(RALLIED).sides == Sides(("PER/REB/rebels",), ("PER",))


def test_nobody_but_the_state_of_the_place_arrests() -> None:
    assert completed(ARRESTED).sides.actors == ("CHL",)


def test_violence_hits_the_state_where_it_happens() -> None:
    assert completed(ATTACKED).sides.recipients == ("PER",)
    assert completed(ATTACKED.replace("Lima ", "Quito")).sides.recipients == ("ECU",)


def test_a_state_abroad_does_not_hit_itself() -> None:
    table = "Peru _ PROPN 2 nsubj\nattacked attack VERB 0 root\nships ship NOUN 2 obj\nof _ ADP 5 case\nChile _ PROPN 1 nmod"
    assert completed(table).sides.recipients == ()
    assert completed(table.replace("Chile", "nobody")).sides.recipients == ("PER",)


def test_an_armed_party_of_the_victims_country_attacked() -> None:
    table = """
        Peruvian _      ADJ   2 amod
        farmers  farmer NOUN  4 nsubj:pass
        were     be     AUX   4 aux:pass
        attacked attack VERB  6 ccomp
        ,        _      PUNCT 6 punct
        fled     flee   VERB  0 root
        the      _      DET   8 det
        rebels   rebel  NOUN  6 obj
    """
    assert completed(table).sides.actors == ("PER/REB/rebels",)
    assert completed(table.replace("Peruvian", "Chilean ")).sides.actors == ("CHL",)


def test_violence_that_nobody_named_does_is_coded_at_home() -> None:
    table = "rebels rebel NOUN 3 nsubj:pass\nwere be AUX 3 aux:pass\nattacked attack VERB 0 root"
    assert completed(table).sides == Sides(("PER",), ("PER/REB/rebels",))
    scene = stage(*["Chile _ PROPN 0 root"] * 3, table)
    assert [around(scene).completed(draft).sides.actors for draft in scene.drafts()] == [()]


def test_fighting_is_between_those_of_the_place() -> None:
    table = "war war NOUN 2 nsubj\nwent go VERB 0 root\nin _ ADP 4 case\nArica _ PROPN 1 nmod"
    assert completed(table.replace("war war", "attack attack")).sides == Sides(("CHL",), ("CHL",))


def test_protests_by_nobody_named_are_of_the_place() -> None:
    table = "crowds crowd NOUN 2 nsubj\nrallied rally VERB 0 root\nin _ ADP 4 case\nArica _ PROPN 2 obl"
    assert completed(table).sides == Sides(("CHL",), ("CHL",))


def test_a_withdrawal_abroad_is_towards_the_state_of_the_place() -> None:
    assert completed(WITHDREW).sides.recipients == ("CHL",)
    assert completed(WITHDREW.replace("Arica", "Lima ")).sides.recipients == ()


def test_what_is_no_material_conflict_stays_as_it_is() -> None:
    scene = stage("Peru _ PROPN 2 nsubj\nagreed agree VERB 0 root\nin _ ADP 4 case\nArica _ PROPN 2 obl")
    (found,) = scene.drafts()
    assert around(scene).completed(found) == found


def test_what_an_outsider_says_to_nobody_is_to_the_state_in_focus() -> None:
    praised = "Ecuador _ PROPN 2 nsubj\npraised praise VERB 0 root"
    scene = stage("Chile _ PROPN 0 root", praised)
    (found,) = scene.drafts()
    assert around(scene).completed(found).sides.recipients == ("CHL",)
    assert completed(praised).sides.recipients == ()


def test_a_weak_word_must_name_whom_it_hits() -> None:
    assert completed(ATTACKED.replace("attacked attack", "rammed ram")).sides.recipients == ()


def test_the_focus_is_the_state_that_is_named_most() -> None:
    peru = "Peru _ PROPN 0 root"
    assert around(stage(peru, peru, "Quito _ PROPN 0 root")).focus == "PER"
    assert around(stage("Pact _ PROPN 0 root", peru)).focus == "PER"
    assert around(stage("nobody _ NOUN 0 root")).focus is None
