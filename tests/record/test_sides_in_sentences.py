"""Who stands on which side, read from whole sentences with the package's own weights and codebook."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pipeline import Reader

ON = date(2016, 5, 5)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("Nine civilians were killed in a raid by Kenyan soldiers in Somalia.", "ASSAULT", {"KEN"}, {"SOM"}),
        ("Peru, Chile and Bolivia disagree. Spain has urged the three neighbours to talk.", "REQUEST", {"ESP"},
         {"PER", "CHL", "BOL"}),
        ("Peru and Chile have accused each other of spying.", "ACCUSE", {"PER", "CHL"}, {"PER", "CHL"}),
        ("Tonga was hit by a storm. Tonga and its people wait. Fiji has offered to send rice.", "AGREE", {"FJI"},
         {"TON"}),
        ("Latvia has ordered four Chilean diplomats to leave.", "SANCTION", {"LVA"}, {"CHL"}),
        ("North Korea fired two missiles into the sea.", "MOBILIZE", {"PRK"}, set()),
        ("The Chilean envoy said debris of the rocket bore Omani letters, and demanded that Peru explain itself.",
         "REQUEST", {"CHL"}, {"PER"}),
        ("Kenya waited. Kenya will sign an agreement on a port, for which Japan has promised a loan.", "AGREE", {"JPN"},
         {"KEN"}),
        ("Chad and Niger signed a pact. Police in Chad shot two men. Egypt praised the deal.", "SUPPORT", {"EGY"},
         {"TCD", "NER"}),
        ("Spain accused Peru of fraud. Chile watched. Lima has denied sending money.", "REJECT", {"PER"}, {"ESP"}),
    ],
)  # fmt: skip
def test_sides(reader: Reader, text: str, type_: str, actors: set[str], recipients: set[str]) -> None:
    reading = reader.read(text, published=ON)
    country = {actor.id: actor.country for actor in reading.resolution.actors}
    found = [
        ({country[a] for a in event.actors}, {country[r] for r in event.recipients})
        for event in reading.events
        if event.type == type_
    ]
    assert (actors, recipients) in found


@pytest.mark.weights
def test_a_deed_is_not_also_a_demand(reader: Reader) -> None:
    reading = reader.read("Latvia has ordered four Chilean diplomats to leave.", published=ON)
    assert [event.type for event in reading.events] == ["SANCTION"]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Latvia has closed most of its border crossings with Chile.", "CHL"),
        ("Peru shut one of its main border crossings with Bolivia.", "BOL"),
    ],
)
def test_a_part_is_looked_through(reader: Reader, text: str, recipient: str) -> None:
    (event,) = reader.read(text, published=ON).events
    assert (event.type, event.recipients) == ("COERCE", (recipient,))


@pytest.mark.weights
def test_what_is_due_is_planned(reader: Reader) -> None:
    (event,) = reader.read("The Chilean president is due to visit Lima.", published=ON).events
    assert (event.type, event.planned_type, event.status) == ("AGREE", "CONSULT", "planned")


@pytest.mark.weights
def test_a_dateline_is_no_party_and_a_term_no_time(reader: Reader) -> None:
    text = "LUSAKA, 14 June 2023 - Zambia and Mozambique agreed to reopen a border post.\n\nA court in Lusaka sentenced a man to nine years in prison."
    events = reader.read(text, published=date(2023, 6, 14)).events
    (agreed,) = (event for event in events if event.type in ("AGREE", "CONCEDE"))
    assert set(agreed.actors) == {"ZMB", "MOZ"}
    (sentenced,) = (event for event in events if event.type == "SANCTION")
    assert sentenced.time is not None and sentenced.time.start == sentenced.time.end
