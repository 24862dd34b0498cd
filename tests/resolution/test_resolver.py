from __future__ import annotations

from datetime import date

import pytest

from dragoman.pipeline import Reader
from dragoman.resolution.resolver import resolve_name
from dragoman.types.resolution import Resolution
from tests.resolution.small_gazetteer import small_gazetteer

ON = date(2023, 5, 10)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Peruvian Foreign Minister Elena Marsh", "PER/GOV/elena-marsh"),
        ("Elena Marsh", "PER/GOV/elena-marsh"),
        ("Peru", "PER"),
        ("Lima", "PER/GOV"),
        ("Chilean foreign minister", "CHL/GOV/jorge-vidal"),
        ("Peruvian soldier", "PER/MIL"),
        ("the Sierra Front", "GROUP/sierra-front"),
    ],
)
def test_one_name_with_or_without_title(name: str, expected: str) -> None:
    actor = resolve_name(small_gazetteer(), name, ON)
    assert actor is not None and actor.id == expected


@pytest.mark.parametrize("name", ["", "Nobody Whatsoever", "Chilean Foreign Minister Elena Marsh of nowhere"])
def test_names_that_nobody_bears(name: str) -> None:
    actor = resolve_name(small_gazetteer(), name, ON)
    assert actor is None or actor.id != "PER/GOV/elena-marsh"


def _resolve(reader: Reader, text: str, published: date) -> Resolution:
    return reader.read(text, published=published).resolution


@pytest.mark.weights
def test_parties_of_a_short_report(reader: Reader) -> None:
    text = (
        "French President Emmanuel Macron arrived in Rabat on Monday. He thanked Morocco for its support. "
        "The two countries will sign several agreements, a spokesman for the Moroccan foreign ministry said."
    )
    found = _resolve(reader, text, date(2024, 10, 28))
    named = {text[m.start : m.end]: m.actors for m in found.mentions}
    countries = {actor.id: actor.country for actor in found.actors}
    assert countries[named["French President Emmanuel Macron"][0]] == "FRA"
    assert named["He"] == named["French President Emmanuel Macron"]
    assert named["Morocco"] == ("MAR",) and named["its"] == ("MAR",)
    assert sorted(countries[actor] or "" for actor in named["The two countries"]) == ["FRA", "MAR"]
    assert "Rabat" not in named


@pytest.mark.weights
def test_metonymy_and_domestic_parties(reader: Reader) -> None:
    text = (
        "Ankara accused Athens of violating its airspace. Turkey's army said its jets were intercepted. "
        "Police in Istanbul detained three journalists."
    )
    found = _resolve(reader, text, date(2020, 8, 28))
    named = {text[m.start : m.end]: m.actors for m in found.mentions}
    assert named["Ankara"] == ("TUR/GOV",) and named["Athens"] == ("GRC/GOV",)
    assert all(actor.startswith("TUR/") for actor in named["three journalists"])


@pytest.mark.weights
def test_a_resolution_is_consistent(reader: Reader) -> None:
    text = "Brazil and Argentina met in Asunción. Their ministers agreed; Paraguay's government welcomed it."
    found = _resolve(reader, text, date(2019, 7, 2))
    known = {actor.id for actor in found.actors}
    assert all(set(mention.actors) <= known for mention in found.mentions)
    assert list(found.mentions) == sorted(found.mentions, key=lambda m: (m.start, m.end, m.head))
    assert len(known) == len(found.actors)
    assert found == _resolve(reader, text, date(2019, 7, 2))


@pytest.mark.weights
@pytest.mark.parametrize(
    ("phrase", "on", "expected"),
    [
        ("rebels in the Central African Republic", date(2013, 3, 20), "CAF/REB/rebels"),
        ("a court in Lagos", date(2018, 3, 20), "NGA/JUD/court"),
        ("Oromo students", date(2016, 3, 20), "ETH/EDU/students"),
        ("Iraqi Kurds", date(2016, 3, 20), "IRQ/CVL/kurds"),
        ("the Republican Party", date(2016, 3, 20), "USA/PTY/republican-party"),
        ("Kyiv", date(2016, 3, 20), "UKR/GOV"),
    ],
)
def test_phrases_are_read_as_a_report_reads_them(reader: Reader, phrase: str, on: date, expected: str) -> None:
    actor = reader.resolve(phrase, on)
    assert actor is not None and actor.id == expected


@pytest.mark.weights
@pytest.mark.parametrize("phrase", ["", "   ", "the car", "an earthquake", "last week", "…"])
def test_phrases_that_are_no_party(reader: Reader, phrase: str) -> None:
    assert reader.resolve(phrase, date(2016, 3, 20)) is None


@pytest.mark.weights
@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("a Cameroonian separatist spokesman", "CMR", "REB"),
        ("a Bolivian union leader", "BOL", "LAB"),
        ("the Ohio National Guard", "USA", "MIL"),
    ],
)
def test_a_role_noun_or_a_place_inside_a_phrase_tells(reader: Reader, phrase: str, country: str, sector: str) -> None:
    actor = reader.resolve(phrase, date(2019, 3, 20))
    assert actor is not None and (actor.country, actor.sectors[0]) == (country, sector)


@pytest.mark.weights
def test_commas_may_set_a_name_off_from_its_title(reader: Reader) -> None:
    text = "The pact was signed by the Ethiopian premier's envoy, Abel Tesfu, and the Sudanese transport minister, Tarig Elnour."
    found = _resolve(reader, text, date(2003, 10, 17))
    countries = {actor.name: actor.country for actor in found.actors}
    assert (countries["Abel Tesfu"], countries["Tarig Elnour"]) == ("ETH", "SDN")


@pytest.mark.weights
def test_who_leads_a_body_is_of_its_sector(reader: Reader) -> None:
    found = _resolve(reader, "ISIS leader Ahmed Maeleminine was killed.", date(2016, 10, 17))
    assert [(a.country, a.sectors) for a in found.actors if a.kind == "person"] == [("IMG", ("REB",))]
