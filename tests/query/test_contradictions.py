"""Claims of two reports that contradict each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.query.contradictions import contradictions, told_in
from dragoman.types.record import Reading
from dragoman.types.resolution import Quantity
from tests.builders import ECUADOR, PERU, make_claim, make_document, make_event, make_reading, make_resolution

ACCUSED = "Peru accused Ecuador of closing the border."
DENIED = "Ecuador denied closing the border. It said the road was open."


def accusation(text: str = ACCUSED, day: date = date(2024, 3, 5)) -> Reading:
    document = make_document(text, published=day)
    return make_reading(document, claims=(make_claim(document),))


def denial(day: date = date(2024, 3, 8), speaker: str = ECUADOR.id, content: str = "closing the border") -> Reading:
    document = make_document(DENIED, published=day)
    return make_reading(
        document, claims=(make_claim(document, "denied", content, speaker=speaker, stance="denies", against=None),)
    )


def raid(killed: float, speaker: str, doer: str, day: date = date(2024, 3, 5)) -> Reading:
    """A report in which somebody says who killed how many in Quito on 4 March."""
    document = make_document(f"{speaker} said gunmen killed {killed:g} soldiers.", published=day)
    quantity = Quantity("q1", 0, 1, killed, None, "killed", False, None, 0, 0)
    event = make_event(
        document, "killed", type="ASSAULT", quad="material conflict", actors=(doer,), recipients=(PERU.id,), quantities=("q1",)
    )
    told: dict[str, Any] = {"speaker": speaker, "stance": "asserts", "against": None, "events": (event.id,)}
    claim = make_claim(document, "said", f"gunmen killed {killed:g} soldiers", **told)
    return make_reading(
        document, resolution=make_resolution(document, quantities=(quantity,)), events=(event,), claims=(claim,)
    )


def found(*readings: Reading) -> list[tuple[str, str, str]]:
    claims = [told for reading in readings for told in told_in(reading)]
    return [(c.claim.speaker.id, c.ground, c.between) for c in contradictions(claims)]


def test_a_denial_in_a_later_report_disputes_the_accusation():
    assert found(accusation(), denial()) == [("PER", "denial", "")]
    assert found(denial(), accusation()) == [("PER", "denial", "")]


def test_a_denial_of_something_else_or_weeks_later_or_by_the_accuser_disputes_nothing():
    assert found(accusation(), denial(content="the road was open")) == []
    assert found(accusation(), denial(day=date(2024, 4, 8))) == []
    assert found(accusation(), denial(speaker=PERU.id)) == []


def test_nothing_of_the_same_report_is_compared():
    document = make_document(ACCUSED + " " + DENIED)
    both = (make_claim(document), make_claim(document, "denied", speaker=ECUADOR.id, stance="denies", against=None))
    assert found(make_reading(document, claims=both)) == []


def test_an_undated_report_contradicts_nothing():
    undated = accusation()
    document = replace(undated.document, published=None, published_basis="unknown")
    resolution = replace(undated.resolution, published=None, published_basis="unknown")
    assert found(replace(undated, document=document, resolution=resolution), denial()) == []


def test_two_numbers_of_one_event_contradict_each_other():
    assert found(raid(12, "PER", "ECU"), raid(30, "ECU", "ECU")) == [
        ("PER", "number", "12 ↔ 30 killed"), ("ECU", "number", "30 ↔ 12 killed"),
    ]  # fmt: skip
    assert found(raid(12, "PER", "ECU"), raid(12, "ECU", "ECU")) == []


def test_two_culprits_of_one_event_contradict_each_other():
    assert found(raid(12, "PER", "ECU"), raid(12, "ECU", "PER")) == [
        ("PER", "culprit", "ECU ↔ PER"), ("ECU", "culprit", "PER ↔ ECU"),
    ]  # fmt: skip
