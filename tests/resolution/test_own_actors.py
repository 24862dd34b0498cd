from __future__ import annotations

from datetime import date, datetime

import pytest

from dragoman.errors import ActorsError
from dragoman.resolution.gazetteer_types import Membership, Spell
from dragoman.resolution.own_actors import OwnActor, own_actor

START, END = date(2020, 1, 1), date(2024, 6, 30)


def test_every_field() -> None:
    fields = {
        "id": "PER/PRM/shield", "name": " Sierra  Shield ", "kind": "organisation", "country": "PER", "sectors": ["PRM"],
        "aliases": ["Shield of the Sierra", ""], "bare": ["Shield"], "start": START, "end": "2024-06-30",
        "offices": [{"office": "Commander", "start": "2020-01-01", "country": "CHL", "sectors": ["REB"]}, "Founder"],
        "members": ["CHL", {"id": "PER", "end": END}], "parent": "PER/MIL", "prominence": 2,
    }  # fmt: skip
    assert own_actor(fields, "a.toml", "actor 1") == OwnActor(
        "a.toml", "actor 1", "PER/PRM/shield", "Sierra Shield", "organisation", "PER", ("PRM",),
        ("Shield of the Sierra",), ("Shield",),
        (Spell("Commander", "CHL", ("REB",), START, None), Spell("Founder", None, (), None, None)),
        START, END, (Membership("CHL", None, None), Membership("PER", None, END)), "PER/MIL", 2,
    )  # fmt: skip


def test_nothing_is_made_up() -> None:
    assert own_actor({"name": "Sierra Shield"}, "a.toml", "actor 1") == OwnActor(
        "a.toml", "actor 1", name="Sierra Shield"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"nmae": "X"}, "there is no field 'nmae'; the fields are id, name"),
        ({"name": 5}, "name is 5; give a text in quotation marks"),
        ({"name": "A|B"}, "name holds '|'"),
        ({"name": "\x1b[31mA"}, r"name holds '\x1b'"),
        ({"name": "…"}, "at least one letter or digit"),
        ({"aliases": "One"}, 'give a list of texts, like ["one", "two"]'),
        ({"aliases": [1]}, "give a list of texts"),
        ({"kind": "militia"}, "kind is 'militia'; it can be person, organisation"),
        ({"prominence": 4}, "a whole number from 0 to 3"),
        ({"prominence": True}, "a whole number from 0 to 3"),
        ({"start": "May 2020"}, "start is 'May 2020', which is no day; write it like 2024-05-01"),
        ({"start": datetime(2020, 1, 1, 12)}, "which is no day"),
        ({"start": END, "end": START}, "it ends on 2020-01-01, not after its start on 2024-06-30"),
        ({"offices": "Commander"}, "offices is 'Commander'; give a list of tables like {office"),
        ({"offices": [{"start": START}]}, "offices: an office has no name"),
        ({"offices": [{"office": "Commander", "from": START}]}, "offices: there is no field 'from'"),
        ({"offices": [{"office": "Commander", "start": START, "end": START}]}, "offices: it ends on"),
        ({"offices": [{"office": "Head;of~all"}]}, "office holds ';'"),
        ({"members": [{"start": START}]}, "members: a member has no id"),
    ],
)
def test_what_a_field_cannot_be(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ActorsError) as caught:
        own_actor(fields, "a.toml", "actor 3")
    assert str(caught.value).startswith("a.toml, actor 3") and words in str(caught.value)
