"""Who heads an international body, from the committed tables."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.heads import head_of_body, is_stateless
from dragoman.resolution.people_named import parse_name


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("body", "phrase", "day", "name"),
    [
        ("IGO/nato", "chief", date(2003, 6, 1), "George Robertson"),
        ("IGO/nato", "secretary-general", date(2020, 6, 1), "Jens Stoltenberg"),
        ("UNO/iaea", "director general", date(2010, 6, 1), "Yukiya Amano"),
        ("UNO/who", "head", date(2009, 6, 1), "Margaret Chan"),
        ("IGO/imf", "managing director", date(2009, 6, 1), "Dominique Strauss-Kahn"),
        ("UNO", "chief", date(2001, 6, 1), "Kofi Annan"),
    ],
)
def test_an_office_heads_a_body(gazetteer: Gazetteer, body: str, phrase: str, day: date, name: str) -> None:
    entry = gazetteer.entry(body)
    assert entry is not None and is_stateless(entry)
    head = head_of_body(gazetteer, entry, phrase, day)
    assert head is not None and head.name == name


def test_other_offices_and_bodies_of_states_have_no_such_head(gazetteer: Gazetteer) -> None:
    nato, kremlin = gazetteer.entry("IGO/nato"), gazetteer.entry("RUS/GOV")
    assert nato is not None and kremlin is not None
    assert head_of_body(gazetteer, nato, "spokesman", date(2020, 6, 1)) is None
    assert head_of_body(gazetteer, kremlin, "chief", date(2020, 6, 1)) is None


@pytest.mark.parametrize(
    ("text", "day", "identifier", "country"),
    [
        ("the UN Secretary-General", date(2005, 1, 1), "UNO/GOV/kofi-annan", "UNO"),
        ("NATO Secretary-General Jens Stoltenberg", date(2018, 1, 1), "NOR/GOV/jens-stoltenberg", "IGO"),
        ("EU foreign policy chief", date(2012, 1, 1), "EUR/GOV/catherine-ashton", "EUR"),
        ("UN human rights chief", date(2019, 1, 1), "CHL/GOV/michelle-bachelet", "UNO"),
        ("head of the IMF", date(2015, 1, 1), "EUR/GOV/christine-lagarde", "IGO"),
    ],
)
def test_title_phrases_of_international_bodies(
    gazetteer: Gazetteer, text: str, day: date, identifier: str, country: str
) -> None:
    actor = parse_name(gazetteer, text, day)
    assert actor is not None and (actor.id, actor.country) == (identifier, country)


def test_a_first_name_is_no_title(gazetteer: Gazetteer) -> None:
    son, father = parse_name(gazetteer, "Mr. Trudeau", date(2018, 1, 1)), parse_name(gazetteer, "Pierre Trudeau", None)
    assert son is not None and son.id == "CAN/GOV/justin-trudeau"
    assert father is not None and father.id == "CAN/ELI/pierre-trudeau"
    assert parse_name(gazetteer, "Walter Trudeau", None) is None
