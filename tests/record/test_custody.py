"""Whom police and courts have in their hands."""

from dataclasses import replace

import pytest

from dragoman.record.custody import in_custody
from dragoman.record.participants import Sides
from dragoman.record.reasons import Via
from dragoman.types.resolution import Actor, Mention
from tests.record.scenes import draft, stage

HELD = """
    police   police VERB 2 nsubj
    arrested arrest VERB 0 root
    {word}   man    NOUN 2 obj
"""
MEN = Actor("CHL/CVL/men", "men", "group", "CHL", ("CVL",))


def held(word: str = "men", actor: str = "PER/COP/police", **fields: object) -> tuple[str, ...]:
    scene = stage(HELD.format(word=word))
    parties = replace(
        scene.parties,
        actors={**scene.parties.actors, MEN.id: MEN},
        mention_at={(0, 2): Mention(16, 19, 0, 2, (MEN.id,), "nominal", how="role")},
    )
    sides = Sides((actor,), (MEN.id,), via=(Via(MEN.id, "recipient", "slot", "obj", 2),))
    told = replace(scene.drafts()[0], sides=sides, **fields)  # type: ignore[arg-type]
    return in_custody(told, parties, scene.places).sides.recipients


def test_a_phrase_that_names_no_state_is_at_home() -> None:
    assert held() == ("PER",)


@pytest.mark.parametrize("actor", ["PER/REB/rebels", "IGO/pact"])
def test_only_authorities_hold_their_own(actor: str) -> None:
    assert held(actor=actor) == (MEN.id,)


def test_a_demonym_names_the_state() -> None:
    assert held("Chileans") == (MEN.id,)


def test_other_deeds_are_left_alone() -> None:
    assert held(mode="seize") == (MEN.id,)
    assert in_custody(draft(), stage(HELD.format(word="men")).parties, stage(HELD.format(word="men")).places) == draft()
