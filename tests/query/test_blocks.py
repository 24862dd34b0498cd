from __future__ import annotations

from dragoman.query.blocks import FROM_BLOCK, MOST, Blocks
from dragoman.store.tellings import Telling

CONFLICT, COOPERATION = "material conflict", "verbal cooperation"


def telling(name, first="2024-03-04", last=None, sides="PER>ECU", quad=CONFLICT, kind="ASSAULT", document=None):
    return Telling(name, document or name, kind, quad, first, last or first, sides, name, False)


def near(one, *others):
    return [other.id for other in Blocks([one, *others]).neighbours(one)]


def test_near_days_some_of_the_parties_and_the_same_sign():
    one = telling("one")
    assert near(
        one,
        telling("three days on", "2024-03-07"),
        telling("four days on", "2024-03-08"),
        telling("long", "2024-02-28", "2024-03-01"),
        telling("of its document", document="one"),
        telling("of others", sides="CHL>BOL"),
        telling("one side in common", sides="PER>BOL"),
        telling("turned", sides="ECU>PER"),
        telling("talks", quad=COOPERATION),
        telling("only said", quad="verbal conflict", kind="ACCUSE"),
    ) == ["turned", "long", "three days on", "only said", "one side in common"]


def test_an_event_of_a_year_is_met_by_its_beginning():
    year = telling("year", "2024-01-01", "2024-12-31")
    assert near(year, telling("new year", "2024-01-02"), telling("june", "2024-06-01")) == ["new year"]


def test_types_of_ones_own_meet_their_like():
    call = telling("call", quad=None, kind="port-call")
    assert near(call, telling("another", quad=None, kind="port-call"), telling("raid")) == ["another"]


def test_a_crowded_day_is_not_compared_all_with_all():
    many = [telling(f"{number:04d}") for number in range(FROM_BLOCK * 3)]
    assert len(near(many[0], *many[1:])) == MOST
