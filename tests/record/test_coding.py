"""Drafts of events from one sentence: type, mode, status and sides together."""

from __future__ import annotations

import pytest

from dragoman.record.coding import tells
from dragoman.record.drafts import Draft
from dragoman.record.participants import Sides
from dragoman.record.parties import Parties
from tests.record.scenes import PACT, PERU, draft, stage
from tests.record.small_codebook import small_codebook

LIGHT = """
    Peru   _      PROPN 2 nsubj
    held   hold   VERB  0 root
    talks  talk   NOUN  2 obj
    with   _      ADP   5 case
    Chile  _      PROPN 2 obl
"""
SPEECH = """
    Peru      _        PROPN 2 nsubj
    agreed    agree    VERB  0 root
    to        _        PART  4 mark
    visit     visit    VERB  2 xcomp
    Chile     _        PROPN 4 obj
"""
ACCUSED = """
    Peru     _      PROPN 2 nsubj
    accused  accuse VERB  0 root
    Chile    _      PROPN 2 obj
    of       _      SCONJ 5 mark
    shelling shell  VERB  2 advcl VerbForm=Part|Tense=Pres
    Ecuador  _      PROPN 5 obj
"""
WILL = """
    Peru    _      PROPN 3 nsubj
    will    _      AUX   3 aux
    visit   _      VERB  0 root
    Chile   _      PROPN 3 obj
"""


def only(table: str) -> Draft:
    (found,) = stage(table).drafts()
    return found


def coded(found: Draft) -> tuple[str, str | None, str | None, str]:
    return found.type, found.mode, found.planned_type, found.status


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("held   hold", ("CONSULT", None, None, "happened")),
        ("resumed resume", ("CONSULT", None, None, "ongoing")),
        ("planned plan", ("AGREE", None, "CONSULT", "planned")),
        ("cancelled cancel", ("REJECT", "meet", None, "happened")),
        ("averted avert", ("CONSULT", None, None, "denied")),
    ],
)
def test_what_a_light_verb_makes_of_talks(verb: str, expected: tuple[str, str | None, str | None, str]) -> None:
    found = stage(LIGHT.replace("held   hold", verb)).drafts()
    assert expected in [coded(each) for each in found]


def test_talks_broken_off_are_their_ended_type() -> None:
    table = LIGHT.replace("held   hold ", "broke break") + "off _ ADP 2 compound:prt"
    assert coded(only(table)) == ("SANCTION", "withdraw", None, "happened")


def test_what_is_agreed_is_planned_and_no_event_beside() -> None:
    found = only(SPEECH)
    assert coded(found) == ("AGREE", "visit", "CONSULT", "happened")
    assert found.sides == Sides(("PER",), ("CHL",))
    assert found.speech


def test_what_somebody_is_accused_of_is_an_alleged_event_beside() -> None:
    accusation, shelling = stage(ACCUSED).drafts()
    assert coded(accusation) == ("ACCUSE", "allege", None, "happened")
    assert coded(shelling) == ("ASSAULT", None, None, "alleged")
    assert (shelling.sides.actors, shelling.sides.recipients) == (("CHL",), ("ECU",))


def test_a_visit_to_come_is_agree() -> None:
    assert coded(only(WILL)) == ("AGREE", "visit", "CONSULT", "planned")


def test_a_visit_refused_is_reject_and_one_that_was_not_is_denied() -> None:
    refused = WILL.replace("visit   _      VERB  0", "visit _ VERB 0") + "not _ PART 3 advmod Polarity=Neg"
    assert coded(only(refused)) == ("REJECT", "meet", None, "happened")
    assert coded(only(refused.replace("will    _ ", "did     do"))) == ("CONSULT", "visit", None, "denied")


def test_violence_to_come_keeps_its_type() -> None:
    assert only(WILL.replace("visit   _ ", "attack  _ ")).type == "ASSAULT"


def test_the_verbs_frame_speaks_for_verb_and_object() -> None:
    table = """
        Peru   _      PROPN 2 nsubj
        launched launch VERB 0 root
        an     _      DET   5 det
        air    _      NOUN  5 compound
        strike _      NOUN  2 obj
        on     _      ADP   7 case
        Chile  _      PROPN 5 nmod
    """
    found = only(table)
    assert coded(found) == ("ASSAULT", "aerial", None, "happened")
    assert found.sides == Sides(("PER",), ("CHL",))


def test_a_speech_act_about_an_event_is_one_beside_it() -> None:
    table = """
        Ecuador   _       PROPN 2 nsubj
        condemned condemn VERB  0 root
        the       _       DET   4 det
        raid      _       NOUN  2 obj
        by        _       ADP   6 case
        Peru      _       PROPN 4 nmod
        on        _       ADP   8 case
        Chile     _       PROPN 4 nmod
    """
    condemned, raid = stage(table).drafts()
    assert coded(condemned) == ("ACCUSE", "disapprove", None, "happened")
    assert condemned.sides == Sides(("ECU",), ("PER",))
    assert raid.sides == Sides(("PER",), ("CHL",))


def test_a_purpose_of_the_same_kind_is_no_second_event() -> None:
    table = """
        Peru   _      PROPN 2 nsubj
        met    meet   VERB  0 root
        Chile  _      PROPN 2 obj
        to     _      PART  5 mark
        meet   _      VERB  2 advcl
        Ecuador _     PROPN 5 obj
    """
    assert [each.candidate.trigger for each in stage(table).drafts()] == [1]


def test_a_standing_noun_is_no_event_of_its_own() -> None:
    assert stage("the _ DET 2 det\nwar _ NOUN 0 root\nwith _ ADP 4 case\nChile _ PROPN 2 nmod").drafts() == ()
    assert len(stage(LIGHT.replace("held   hold  ", "launched launch").replace("talks  talk", "war war")).drafts()) == 1


def test_a_promise_that_names_no_other_side_finds_it_nearby() -> None:
    table = SPEECH.replace("visit     visit    VERB", "build     _        VERB").replace("Chile     _        PROPN", "ports _ NOUN")
    table += "for _ ADP 7 case\n    Ecuador _ PROPN 5 nmod"
    assert only(table).sides == Sides(("PER",), ("ECU",))


PARTIES = Parties({PERU.id: PERU, PACT.id: PACT}, {}, {})


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (draft("attack"), True),
        (draft("attack", recipients=""), True),
        (draft("attack", actors=""), False),
        (draft("expel", recipients=""), False),
        (draft("ram", recipients=""), False),
        (draft("ram"), True),
        (draft("ram", status="hypothetical"), False),
        (draft("meet", recipients=""), False),
        (draft("meet", actors="PER CHL", recipients=""), True),
        (draft("meet", actors="IGO/pact", recipients=""), True),
    ],
    ids=[
        "both", "actor-only", "nobody", "needs-recipient", "weak-alone", "weak-both", "weak-possible", "meets-nobody",
        "meet-each-other", "body-meets",
    ],
)  # fmt: skip
def test_who_must_be_named_for_an_event_to_count(made: Draft, expected: bool) -> None:
    assert tells(made, small_codebook(), PARTIES) is expected


def test_politicians_attack_each_other_in_words() -> None:
    table = """
        senator  _      NOUN 2 nsubj
        attacked attack VERB 0 root
        minister _      NOUN 2 obj
    """
    (words,) = stage(table).drafts()
    assert (words.type, words.mode) == ("ACCUSE", "disapprove")
    (force,) = stage(table.replace("senator ", "rebels ")).drafts()
    assert (force.type, force.mode) == ("ASSAULT", None)
