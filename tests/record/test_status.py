"""Status of an event from its clause, one construction a test, on hand-written trees."""

from __future__ import annotations

import pytest

from dragoman.ontology.status import StatusCues
from dragoman.record.status import clause_status, is_negated
from tests.trees import build

CUES = StatusCues.load()


def status(table: str, trigger: str, clause: str | None = None) -> str:
    tree = build(table)[1].sentences[0]
    words = [token.text for token in tree.tokens]
    return clause_status(tree, words.index(trigger), words.index(clause or trigger), CUES)


def test_a_past_tense_happened() -> None:
    assert status("Benin Benin PROPN 2 nsubj\nattacked attack VERB 0 root", "attacked") == "happened"


@pytest.mark.parametrize(
    ("auxiliary", "expected"),
    [("will", "planned"), ("could", "hypothetical"), ("might", "hypothetical"), ("did", "happened")],
)
def test_auxiliaries(auxiliary: str, expected: str) -> None:
    table = f"Benin Benin PROPN 3 nsubj\n{auxiliary} {auxiliary} AUX 3 aux\nattack attack VERB 0 root"
    assert status(table, "attack") == expected


def test_negation_denies() -> None:
    table = """
        Benin  Benin  PROPN 4 nsubj
        did    do     AUX   4 aux
        not    not    PART  4 advmod Polarity=Neg
        attack attack VERB  0 root
    """
    assert status(table, "attack") == "denied"
    tree = build(table)[1].sentences[0]
    assert is_negated(tree, 3)
    assert not is_negated(tree, 0)


def test_a_plan_and_a_failure_embed() -> None:
    plan = """
        Benin  Benin  PROPN 2 nsubj
        plans  plan   VERB  0 root
        to     to     PART  4 mark
        attack attack VERB  2 xcomp
    """
    assert status(plan, "attack") == "planned"
    assert status(plan.replace("plans  plan", "failed fail"), "attack") == "denied"


def test_a_condition_is_hypothetical() -> None:
    table = """
        If       if      SCONJ 3 mark
        Benin    Benin   PROPN 3 nsubj
        attacks  attack  VERB  5 advcl
        Togo     Togo    PROPN 5 nsubj
        responds respond VERB  0 root
    """
    assert status(table, "attacks") == "hypothetical"


def test_a_purpose_is_planned() -> None:
    table = """
        Benin  Benin  PROPN 2 nsubj
        moved  move   VERB  0 root
        to     to     PART  4 mark
        attack attack VERB  2 advcl
    """
    assert status(table, "attack") == "planned"


def test_a_progressive_goes_on() -> None:
    table = "Benin Benin PROPN 3 nsubj\nis be AUX 3 aux\nattacking attack VERB 0 root VerbForm=Part|Tense=Pres"
    assert status(table, "attacking") == "ongoing"


def test_a_modifier_of_the_noun_decides() -> None:
    table = "the the DET 3 det\nplanned planned ADJ 3 amod\nvisit visit NOUN 0 root"
    assert status(table, "visit") == "planned"
    assert status(table.replace("planned planned", "alleged alleged"), "visit") == "alleged"


def test_a_light_verb_carries_the_tense() -> None:
    table = """
        Benin Benin PROPN 3 nsubj
        will  will  AUX   3 aux
        hold  hold  VERB  0 root
        talks talk  NOUN  3 obj
    """
    assert status(table, "talks", "hold") == "planned"


def test_a_subject_does_not_inherit_what_it_plans() -> None:
    table = """
        the    the    DET  2 det
        attack attack NOUN 3 nsubj
        helped help   VERB 0 root
        plans  plan   NOUN 3 obj
    """
    assert status(table, "attack") == "happened"


def test_a_shared_modal_reaches_the_second_verb() -> None:
    table = """
        Benin  Benin  PROPN 3 nsubj
        will   will   AUX   3 aux
        visit  visit  VERB  0 root
        and    and    CCONJ 5 cc
        talk   talk   VERB  3 conj
    """
    assert status(table, "talk") == "planned"
