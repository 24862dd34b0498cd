"""Whom a measure answers by the occasion that the sentence tells."""

from dataclasses import replace

import pytest

from dragoman.record.occasions import with_occasions
from dragoman.record.participants import Sides
from tests.record.scenes import stage

WHY = """
    Peru     _        PROPN 2 nsubj
    expelled expel    VERB  0 root
    envoys   envoy    NOUN  2 obj
    {mark}   {mark}   SCONJ 6 mark
    Chile    _        PROPN 6 nsubj
    danced   dance    VERB  2 advcl
"""
ANSWER = """
    Peru     _        PROPN 2 nsubj
    expelled expel    VERB  0 root
    envoys   envoy    NOUN  2 obj
    in       in       ADP   5 case
    response response NOUN  2 obl
    to       to       ADP   7 case
    Ecuador  _        PROPN 5 nmod
"""


def recipients(tree: str, actors: tuple[str, ...] = ("PER",), type_: str = "SANCTION") -> tuple[str, ...]:
    scene = stage(tree)
    told = scene.drafts()
    bare = replace(told[0], type=type_, sides=Sides(actors, ()))
    return with_occasions((bare, *told[1:]), scene.parties)[0].sides.recipients


@pytest.mark.parametrize(("mark", "expected"), [("after", ("CHL",)), ("because", ("CHL",)), ("although", ())])
def test_only_a_reason_is_an_occasion(mark: str, expected: tuple[str, ...]) -> None:
    assert recipients(WHY.format(mark=mark)) == expected


def test_what_it_is_a_response_to() -> None:
    assert recipients(ANSWER) == ("ECU",)


def test_actors_are_not_their_own_occasion() -> None:
    assert recipients(WHY.format(mark="after"), actors=("CHL",)) == ()


def test_other_types_are_left_alone() -> None:
    assert recipients(WHY.format(mark="after"), type_="AID") == ()
