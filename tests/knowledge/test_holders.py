"""Successions by hand, and whose claims are whose."""

from __future__ import annotations

import pytest

from dragoman.resolution.gazetteer import Gazetteer
from knowledge import genders, holders, people
from knowledge.people import Person, is_same
from knowledge.records import read_table
from knowledge.sources import Claim


def claim(name: str, country: str = "COL", surname: str = "", office: str = "President") -> Claim:
    return Claim("factbook", name, country, office, "2018-08-07", surname=surname)


def person(name: str, sectors: str = "GOV", country: str = "COL") -> Person:
    return Person(country, [name], [name], "x", sectors=sectors)


@pytest.mark.parametrize(
    ("name", "surname", "known", "sectors", "same"),
    [
        ("Iván Duque Márquez", "Duque", "Iván Duque", "GOV", True),
        ("Iván Duque Márquez", "Duque", "Iván Márquez", "GOV", False),
        ("Nicolás Maduro Moros", "Maduro", "Nicolas Maduro", "GOV", True),
        ("Pedro Luis Santos", "Santos", "Pedro Santos", "GOV", True),
        ("Pedro Luis Santos", "Santos", "Pedro Santos", "REB", False),
        ("Pedro Luis Santos", "Santos", "Pedro Manuel Santos", "GOV", False),
        ("Mohammad Nawaz Sharif", "Sharif", "Muhammad Shehbaz Sharif", "GOV", False),
        ("Khalid bin Salman bin Abdulaziz", "", "Salman bin Abdulaziz", "GOV", False),
    ],
)
def test_whose_claim_it_is(name: str, surname: str, known: str, sectors: str, same: bool) -> None:
    assert is_same(claim(name, surname=surname), person(known, sectors)) is same


def test_successions_ascend_and_name_known_places() -> None:
    found = list(holders.holders())
    assert len(found) > 500 and all(not each.end or each.start < each.end for each in found)
    codes = {code for code, *_ in read_table("states.tsv", 6)} | {"UNO", "EUR", "IGO", "NGO"}
    assert {each.country for each in found} | {each.home for each in found} <= codes


def test_what_others_say_is_cut_out_of_days_written_by_hand() -> None:
    known = people.People()
    known.add(
        Person("PER", ["Ana Sol"], claims=[Claim("hand", "Ana Sol", "PER", "President", "2010-01-01", "2015-01-01")])
    )
    known.add(
        Person("PER", ["Eva Mar"], claims=[Claim("reign", "Eva Mar", "PER", "President", "2009-01-01", "2016-01-01")])
    )
    people.overrule(known)
    cut = [(each.start, each.end) for each in known.persons[1].claims]
    assert cut == [("2009-01-01", "2010-01-01"), ("2015-01-01", "2016-01-01")]


def test_heads_of_state_by_day() -> None:
    from datetime import date

    gazetteer = Gazetteer.load()
    for country, office, day, name in (
        ("COL", "President", date(2020, 11, 1), "Iván Duque"),
        ("TCD", "President", date(2015, 1, 1), "Idriss Déby"),
        ("TCD", "President", date(2023, 1, 1), "Mahamat Idriss Déby"),
        ("AZE", "President", date(2001, 1, 1), "Heydar Aliyev"),
        ("ITA", "Prime Minister", date(2007, 1, 1), "Romano Prodi"),
        ("LBN", "Prime Minister", date(2006, 7, 20), "Fouad Siniora"),
        ("CHN", "Minister of Foreign Affairs", date(2005, 1, 1), "Li Zhaoxing"),
    ):
        holder = gazetteer.holder(country, office, day)
        assert holder is not None and holder.name == name, (country, day, holder and holder.name)


def test_genders_do_not_clash_and_tell_names() -> None:
    assert dict(genders.genders())["Hillary"] == "Fem"
    gazetteer = Gazetteer.load()
    assert (gazetteer.gender("Hillary Clinton"), gazetteer.gender("Bill Clinton")) == ("Fem", "Masc")
    assert gazetteer.gender("Tsai Ing-wen") == "Fem" and gazetteer.gender("Kim Brown") is None
