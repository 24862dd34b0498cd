"""The signs of an event, and what they add up to."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.ontology.confidence import Weights
from dragoman.record.confidence import confidence, event_signs
from dragoman.record.drafts import Draft
from dragoman.record.merging import Timed
from dragoman.types.record import Status
from tests.record.scenes import stage

WEIGHTS = Weights(0.0, {"good": 2.0, "bad": -2.0})
ATTACKED = """
    Peru     _      PROPN 2 nsubj
    attacked attack VERB  0 root
    Chile    _      PROPN 2 obj
"""


def signs(table: str, tellings: int = 1, status: Status = "happened", claimed: bool = False, **fields: object) -> set[str]:
    scene = stage(table)
    draft: Draft = replace(scene.drafts()[0], **fields)  # type: ignore[arg-type]
    return set(event_signs((Timed(draft, None),) * tellings, status, claimed, "material conflict", 1, scene.parties))


def test_without_signs_the_base_decides_and_each_sign_moves_it() -> None:
    assert confidence(frozenset(), WEIGHTS) == 0.5
    assert confidence(frozenset({"good"}), WEIGHTS) == 0.88
    assert confidence(frozenset({"bad"}), WEIGHTS) == 0.12
    assert confidence(frozenset({"good", "bad", "never fitted"}), WEIGHTS) == 0.5


@given(st.dictionaries(st.text(max_size=3), st.floats(-9, 9), max_size=6), st.floats(-9, 9))
def test_a_confidence_is_a_probability_and_no_good_sign_lowers_it(table: dict[str, float], base: float) -> None:
    weights = Weights(base, table)
    good = frozenset(sign for sign, value in table.items() if value >= 0)
    assert 0 <= confidence(frozenset(table), weights) <= confidence(good, weights) <= 1


def test_a_plain_sentence_has_few_signs() -> None:
    assert signs(ATTACKED) == {"word: verb alone", "quad: material conflict"}


def test_what_was_done_to_the_event_shows() -> None:
    found = signs(ATTACKED, tellings=2, status="alleged", claimed=True, implied=True, planned_type="AID")
    assert {"told more than once", "status: alleged", "claimed", "coded: planned", "word: none, a claim implies it"} <= found
    assert not {"word: verb alone"} & found


def test_how_parties_were_found_shows() -> None:
    draft = stage(ATTACKED).drafts()[0]
    completed = draft.sides.with_recipients(("CHL",), "of-place")
    assert "recipient: completed" in signs(ATTACKED, sides=completed)
    assert "recipient: by the discourse" in signs(ATTACKED, sides=draft.sides.with_recipients(("CHL",), "taken-up"))
    assert "recipient: loosely bound" in signs(ATTACKED, sides=draft.sides.with_recipients(("CHL",), "nearby"))
    assert "recipient: nobody" in signs(ATTACKED, sides=replace(draft.sides, recipients=()))
    assert "parties: one country on both sides" in signs(ATTACKED, sides=draft.sides.with_recipients(("PER",), "home"))


def test_an_owner_of_what_fills_the_slot() -> None:
    table = """
        Peru     _      PROPN 2 nsubj
        attacked attack VERB  0 root
        Chilean  _      ADJ   4 amod
        towns    town   NOUN  2 obj
    """
    assert "recipient: owner of what fills the slot" in signs(table)


def test_a_noun_under_a_light_verb() -> None:
    table = """
        Peru     _      PROPN 2 nsubj
        launched launch VERB  0 root
        an       _      DET   4 det
        attack   attack NOUN  2 obj
        on       _      ADP   6 case
        Chile    _      PROPN 4 nmod
    """
    assert "word: noun under a light verb" in signs(table)
