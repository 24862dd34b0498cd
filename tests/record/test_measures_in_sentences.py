"""Measures, attacks and recognitions read from whole sentences with the package's own weights and codebook."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pipeline import Reader
from dragoman.types.record import Event

ON = date(2016, 5, 5)
Side = set[str | None]


def events(reader: Reader, text: str) -> list[tuple[Event, Side, Side]]:
    reading = reader.read(text, published=ON)
    country = {actor.id: actor.country for actor in reading.resolution.actors}
    return [(e, {country[a] for a in e.actors}, {country[r] for r in e.recipients}) for e in reading.events]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        # tariffs and trade
        ("Peru imposed tariffs on Chilean copper.", "SANCTION", {"PER"}, {"CHL"}),
        ("Kenya raised import duties on rice from Pakistan.", "SANCTION", {"KEN"}, {"PAK"}),
        ("The president of France said tariffs on goods from Canada and Mexico will take effect on Saturday.", "SANCTION",
         {"FRA"}, {"CAN", "MEX"}),
        ("Ghana published a list of Nigerian goods that will face tariffs.", "SANCTION", {"GHA"}, {"NGA"}),
        ("Canada published a list of products that will face tariffs in response to Norwegian fish duties.", "SANCTION",
         {"CAN"}, {"NOR"}),
        ("Chile slapped duties on Turkish steel. The duties on steel from Turkey took effect on Monday.", "SANCTION", {"CHL"},
         {"TUR"}),
        # the occasion of a measure
        ("Kenya withdrew its ambassador after Somalia sold the oil blocks.", "SANCTION", {"KEN"}, {"SOM"}),
        ("The government of Nepal broke off the talks, accusing the rebels of murder.", "SANCTION", {"NPL"}, {"NPL"}),
        ("Ties between Peru and Chile have been poor since Peru withdrew its ambassador over Chile's vote.", "SANCTION",
         {"PER"}, {"CHL"}),
        # recognition and what takes it back
        ("Spain and Norway recognised a Palestinian state.", "SUPPORT", {"ESP", "NOR"}, {"PSE"}),
        ("Chad revoked its recognition of Kosovo.", "SANCTION", {"TCD"}, {"XKX"}),
        ("Peru no longer recognises the government of Venezuela.", "REJECT", {"PER"}, {"VEN"}),
        # courts and police
        ("South Korea's Constitutional Court upheld the impeachment of President Park Geun-hye.", "SANCTION", {"KOR"}, {"KOR"}),
        ("Argentina and Uruguay disagree. Argentina closed a bridge. Uruguayan police detained nine people.", "COERCE",
         {"URY"}, {"URY"}),
        ("Turkish police arrested nine Syrians.", "COERCE", {"TUR"}, {"SYR"}),
        # attacks
        ("Two Greek sailors were killed and six others hurt in a missile attack by Yemeni rebels.", "ASSAULT", {"YEM"},
         {"GRC"}),
        ("Kenyan troops shot down a drone from Ethiopia.", "ASSAULT", {"KEN"}, {"ETH"}),
        ("An exchange of fire between Chad and Niger lasted an hour.", "ASSAULT", {"TCD", "NER"}, set()),
        ("A raid carried out by Chadian soldiers in Niger killed four people.", "ASSAULT", {"TCD"}, {"NER"}),
        ("A car bomb killed nine people in Kabul.", "ASSAULT", {"AFG"}, {"AFG"}),
        ("Five people were killed in the explosion of a bomb in Lima, Peru.", "ASSAULT", {"PER"}, {"PER"}),
    ],
)  # fmt: skip
def test_sides(reader: Reader, text: str, type_: str, actors: Side, recipients: Side) -> None:
    found = [sides for event, *sides in events(reader, text) if event.type == type_]
    assert [actors, recipients] in found


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in a blast at a coal mine in Poland.",
        "An explosion at a fireworks factory killed eleven workers in Nicaragua.",
        "Fourteen Peruvians were killed by a gas explosion in Lima.",
        "The ministry cut the quotas and eliminated the tariff in Peru.",
        "Peru launched a campaign against measles in the Andes.",
    ],
)
def test_no_attack(reader: Reader, text: str) -> None:
    assert "ASSAULT" not in [event.type for event, *_ in events(reader, text)]
