from __future__ import annotations

import pytest

from dragoman.export.party_facts import pairs, party_facts
from dragoman.types.resolution import Actor
from tests.builders import ECUADOR, PERU, PRESIDENT
from tests.export.record import entries, entry


def named(found):
    return [tuple(party and party.actor.id for party in pair) for pair in found]


@pytest.mark.parametrize(
    ("actors", "recipients", "every", "found"),
    [
        (("PER",), ("ECU",), True, [("PER", "ECU")]),
        (("PER", "CHL"), ("ECU", "COL"), False, [("PER", "ECU")]),
        (("PER", "CHL"), ("ECU", "COL"), True, [("PER", "ECU"), ("PER", "COL"), ("CHL", "ECU"), ("CHL", "COL")]),
        (("PER", "ECU"), (), False, [("PER", "ECU")]),
        (("PER", "ECU"), (), True, [("PER", "ECU"), ("ECU", "PER")]),
        (("PER",), (), True, [("PER", None)]),
        ((), ("ECU",), True, [(None, "ECU")]),
        ((), (), True, [(None, None)]),
    ],
)
def test_pairs(actors, recipients, every, found):
    assert named(pairs(entry(actors=actors, recipients=recipients), every)) == found


def test_a_party_brings_what_its_reading_knows():
    visit, closing = entries()
    (president,) = party_facts(visit, visit.actors)
    assert (president.actor, president.words, president.state) == (PRESIDENT, "Peru’s president", "PER")
    (ecuador,) = party_facts(closing, closing.actors)
    assert (ecuador.actor, ecuador.words, ecuador.body) == (ECUADOR, "Ecuador", None)


def test_a_party_that_its_reading_does_not_describe():
    found = entry(actors=("UNO",), recipients=(PERU.id,))
    (body,) = party_facts(found, found.actors)
    assert body.actor == Actor("UNO", "UNO", "group", None) and body.words is None
