"""The ids that the user's actors get, and those that do not fit the tables or one another."""

from __future__ import annotations

import pytest

from dragoman.errors import ActorsError
from tests.resolution.own_entries import SHIELD, found, gazetteer


@pytest.mark.parametrize(
    ("entry", "identifier"),
    [
        ({"name": "Sierra Pact", "country": "IGO", "kind": "bloc", "members": ["PER", "CHL"]}, "IGO/sierra-pact"),
        ({"name": "Southern Front", "kind": "group"}, "GROUP/southern-front"),
        ({"name": "Elsa Roca", "kind": "person", "country": "CHL"}, "CHL/UNK/elsa-roca"),
        ({"name": "Elsa Roca", "offices": [{"office": "Captain", "sectors": ["MIL"]}]}, "UNK/MIL/elsa-roca"),
        ({"name": "Ruritania", "kind": "state", "id": "RUR", "aliases": ["Kingdom of Ruritania"]}, "RUR"),
        ({"name": "Ø", "id": "CHL/BUS/o", "country": "CHL"}, "CHL/BUS/o"),
    ],
)  # fmt: skip
def test_ids_are_made_like_those_of_the_package(entry: dict[str, object], identifier: str) -> None:
    known = gazetteer(entry)
    assert found(known, str(entry["name"])) == [identifier]


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([{"country": "PER"}], "actor 1: it has no name"),
        ([{"id": "PER/PRM/new"}], "nobody has the id 'PER/PRM/new' yet, so this is a new actor; give its name"),
        ([{"id": "sierra", "name": "X"}], "write it like PER/REB/sierra-front"),
        ([{"name": "X"}], "give country or sectors"),
        ([{"name": "X", "kind": "state"}], "three capital letters"),
        ([{"name": "X", "kind": "state", "id": "RURI"}], "three capital letters; it is 'RURI'"),
        ([{"name": "X", "country": "PRU"}], "no state has the code 'PRU'; give ISO alpha-3"),
        ([{"name": "X", "country": "PER", "offices": [{"office": "Y", "country": "PRU"}]}], "no state has the code 'PRU'"),
        ([{"name": "X", "country": "EAS"}], "'EAS' is a territory; give the code of its state, CHL"),
        ([{"name": "X", "kind": "state", "id": "EAS"}], "'EAS' is a territory"),
        ([{"name": "X", "country": "PER", "sectors": ["GUERRILLA"]}], "no sector 'GUERRILLA'; the sectors are"),
        ([{"name": "X", "country": "PER", "members": ["Chile"]}], "members: nobody has the id 'Chile'"),
        ([{"name": "X", "country": "PER", "parent": "PER/Z"}], "parent: nobody has the id 'PER/Z'"),
        ([{"id": "CHL/GOV/ana-soto", "kind": "group"}], "kind is 'group', but CHL/GOV/ana-soto is a person"),
        ([SHIELD, SHIELD], "actor 2: the id 'PER/PRM/sierra-shield' is that of a.toml, actor 1 too"),
        ([SHIELD, {**SHIELD, "sectors": ["REB"]}], "actor 2: the name 'Sierra Shield' is that of a.toml, actor 1 too"),
    ],
)  # fmt: skip
def test_actors_that_do_not_fit(entries: list[dict[str, object]], words: str) -> None:
    with pytest.raises(ActorsError) as caught:
        gazetteer(*entries)
    assert words in str(caught.value) and str(caught.value).startswith("a.toml, actor ")
