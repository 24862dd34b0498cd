"""Occupied land without a name, and occupations without an occupier."""

from __future__ import annotations

from datetime import date

import pytest

from tests.record.test_relations import relations, short

WARTIME = date(2023, 3, 1)
OCCUPIES = """
    Russia   _      PROPN 2 nsubj
    occupies occupy VERB 0 root Tense=Pres|VerbForm=Fin
    the      _      DET 4 det
    {land}   {land} NOUN 2 obj
    ,        _      PUNCT 7 punct
    says     say    VERB 2 parataxis
    Ukraine  _      PROPN 6 nsubj
"""
OCCUPATION = """
    the        _ DET 2 det
    occupation _ NOUN 5 nsubj
    of         _ ADP 4 case
    Ukraine    _ PROPN 2 nmod
    goes       go VERB 0 root
    on         _ ADV 5 advmod
    in         _ ADP 8 case
    Russia     _ PROPN 5 obl
"""


@pytest.mark.parametrize(("land", "day", "count"), [("territories", WARTIME, 1), ("offices", WARTIME, 0), ("territories", None, 0)])
def test_territories_are_the_enemy_s(land: str, day: date | None, count: int) -> None:
    table = OCCUPIES.format(land=land).replace("territories territories", "territories territory")
    assert [short(r) for r in relations(table, published=day)] == [("occupation", "RUS", "UKR", None)] * count


def test_who_attacked_occupies() -> None:
    assert ("occupation", "RUS", "UKR", None) in [short(r) for r in relations(OCCUPATION, published=WARTIME)]
    assert relations(OCCUPATION, published=date(2008, 3, 1)) == ()
