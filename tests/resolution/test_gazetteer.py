from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.gazetteer_names import fold, key

GAZETTEER = Gazetteer.load()
GAZETTEER.names_in("")  # builds the search now, so that it does not count into hypothesis' deadline
PIECES = ("China", "’s", " ", "\n", "é", "the Kremlin", "U.S.", "-", "x", "Xi Jinping", "\u00a0", "ß", "NATO")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return GAZETTEER


def names(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entries[0].id) for m in gazetteer.names_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They told us that the US would go", [("US", "USA")]),
        ("A turkey crossed from Turkey", [("Turkey", "TUR")]),
        ("Guinea-Bissau and Guinea and Equatorial Guinea", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN"),
                                                            ("Equatorial Guinea", "GNQ")]),
        ("Nigeria, not Niger", [("Nigeria", "NGA"), ("Niger", "NER")]),
        ("South Sudan left Sudan", [("South Sudan", "SSD"), ("Sudan", "SDN")]),
        ("Côte d’Ivoire and Cote d'Ivoire", [("Côte d’Ivoire", "CIV"), ("Cote d'Ivoire", "CIV")]),
        ("The South China Sea lies off New Mexico", []),
        ("The U.S.-China dialogue", [("U.S.", "USA"), ("China", "CHN")]),
        ("Burma, Swaziland and Türkiye", [("Burma", "MMR"), ("Swaziland", "SWZ"), ("Türkiye", "TUR")]),
        ("the U.N. Security Council and the EU", [("U.N. Security Council", "UNO/security-council"), ("EU", "EUR")]),
        ("Swisscom and Irangate", []),
    ],
)  # fmt: skip
def test_names_in_a_text(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(gazetteer, text) == expected


def test_a_whole_name_wins_over_the_bare_surname(gazetteer: Gazetteer) -> None:
    match = gazetteer.names_in("President Xi Jinping spoke")[0]
    assert (match.entries[0].id, match.bare[0]) == ("CHN/GOV/xi-jinping", False)
    bare = gazetteer.names_in("Then May resigned")[0]
    assert any(entry.id == "GBR/GOV/theresa-may" for entry in bare.entries) and all(bare.bare)


@given(st.lists(st.sampled_from(PIECES)))
def test_matches_are_ordered_disjoint_and_bounded(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for match in GAZETTEER.names_in(text):
        assert end <= match.start < match.end <= len(text)
        assert len(match.entries) == len(match.bare) > 0
        assert match.start == 0 or not (text[match.start - 1].isalnum() and text[match.start].isalnum())
        assert match.end == len(text) or not (text[match.end - 1].isalnum() and text[match.end].isalnum())
        end = match.end


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Mohammed Ali", "Muhammad Ali", "Mohamed Ali", "Mohammad Ali"),
        ("Bashar al-Assad", "Bashar Al-Assad", "Bashar el Assad", "Bashar Assad"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Mr. Alexei Navalny", "Aleksei Navalny", "Alexey Navalny"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({key(name) for name in spellings}) == 1


def test_keys_keep_other_names_apart() -> None:
    apart = ["Kim Jong Un", "Kim Jong Il", "Hassan Rouhani", "Hasan Nasrallah", "Ilham Aliyev", "Heydar Aliyev"]
    assert len({key(name) for name in apart}) == len(apart)


@pytest.mark.parametrize(
    ("country", "office", "on", "holder"),
    [
        ("USA", "president", date(2019, 5, 1), "USA/GOV/donald-trump"),
        ("USA", "president", date(2022, 5, 1), "USA/GOV/joe-biden"),
        ("USA", "president", date(2025, 5, 7), "USA/GOV/donald-trump"),
        ("USA", "foreign minister", date(2023, 1, 1), "USA/GOV/antony-blinken"),
        ("USA", "Secretary of State", date(2025, 3, 1), "USA/GOV/marco-rubio"),
        ("GBR", "prime minister", date(2022, 8, 1), "GBR/GOV/boris-johnson"),
        ("GBR", "prime minister", date(2022, 9, 20), "GBR/GOV/liz-truss"),
        ("GBR", "prime minister", date(2022, 11, 1), "GBR/GOV/rishi-sunak"),
        ("RUS", "president", date(2010, 1, 1), "RUS/GOV/dmitry-medvedev"),
        ("RUS", "president", date(2022, 3, 1), "RUS/GOV/vladimir-putin"),
        ("CHN", "foreign minister", date(2023, 3, 1), "CHN/GOV/qin-gang"),
        ("CHN", "foreign minister", date(2024, 3, 1), "CHN/GOV/wang-yi"),
        ("DEU", "chancellor", date(2015, 1, 1), "DEU/GOV/angela-merkel"),
        ("SYR", "president", date(2025, 6, 1), "SYR/GOV/ahmed-al-sharaa"),
        ("AFG", "president", date(2021, 6, 1), "AFG/GOV/ashraf-ghani"),
        ("KOR", "president", date(2025, 6, 10), "KOR/GOV/lee-jae-myung"),
        ("ISR", "defense minister", date(2024, 1, 1), "ISR/GOV/yoav-gallant"),
        ("IND", "external affairs minister", date(2022, 1, 1), "IND/GOV/subrahmanyam-jaishankar"),
    ],
)
def test_who_held_an_office(gazetteer: Gazetteer, country: str, office: str, on: date, holder: str) -> None:
    entry = gazetteer.holder(country, office, on)
    assert entry is not None and entry.id == holder


def test_a_former_official_is_elite_and_gets_the_office_back(gazetteer: Gazetteer) -> None:
    trump = gazetteer.lookup("Donald Trump")[0]
    assert trump.sectors_on(date(2022, 5, 1)) == ("ELI",)
    assert trump.office_on(date(2022, 5, 1)) is None
    assert (trump.sectors_on(date(2025, 5, 7)), trump.office_on(date(2025, 5, 7))) == (("GOV",), "President")


@pytest.mark.parametrize(
    ("name", "on", "sectors"),
    [
        ("Taliban", date(2020, 1, 1), ("REB",)),
        ("Taliban", date(2021, 8, 16), ("GOV",)),
        ("Hayat Tahrir al-Sham", date(2020, 1, 1), ("REB",)),
        ("HTS", date(2024, 12, 20), ("GOV",)),
        ("RSF", date(2020, 1, 1), ("PRM",)),
        ("Rapid Support Forces", date(2024, 1, 1), ("REB",)),
        ("FARC", date(2018, 1, 1), ("PTY",)),
    ],
)
def test_what_a_group_was_on_a_day(gazetteer: Gazetteer, name: str, on: date, sectors: tuple[str, ...]) -> None:
    assert gazetteer.lookup(name, on)[0].sectors_on(on) == sectors


@pytest.mark.parametrize(
    ("name", "on", "identifier"),
    [
        ("Swaziland", None, "SWZ"),
        ("Zelenskiy", date(2023, 1, 1), "UKR/GOV/volodymyr-zelensky"),
        ("Mr. Putin", date(2023, 1, 1), "RUS/GOV/vladimir-putin"),
        ("Benjamin Netanyaho", None, "ISR/GOV/benjamin-netanyahu"),
        ("the Kremlin", None, "RUS/GOV"),
        ("Bush", date(2005, 1, 1), "USA/GOV/george-w-bush"),
        ("Sharif", date(2015, 1, 1), "PAK/GOV/nawaz-sharif"),
        ("Sharif", date(2025, 1, 1), "PAK/GOV/shehbaz-sharif"),
        ("Rossiyskaya Gazeta", None, "RUS/JRN/rossiyskaya-gazeta"),
        ("Western leaders", None, "GROUP/western-leaders"),
    ],
)
def test_looking_up_one_name(gazetteer: Gazetteer, name: str, on: date | None, identifier: str) -> None:
    assert gazetteer.lookup(name, on)[0].id == identifier


def test_an_unknown_name_is_nobody(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Zyxwvu Qwertyuiop") == ()
    assert gazetteer.holder("XYZ", "president", None) is None
    assert gazetteer.role("gibberish noun") is None


@pytest.mark.parametrize(
    ("bloc", "on", "present", "absent"),
    [
        ("EUR", date(2019, 1, 1), {"GBR", "HRV"}, {"UKR"}),
        ("EUR", date(2021, 1, 1), {"HRV"}, {"GBR"}),
        ("IGO/nato", date(2022, 2, 24), {"TUR", "MKD"}, {"FIN", "SWE"}),
        ("IGO/nato", date(2024, 4, 1), {"FIN", "SWE"}, {"UKR"}),
        ("IGO/brics", date(2015, 1, 1), {"ZAF"}, {"IRN"}),
        ("IGO/brics", date(2025, 5, 1), {"IRN", "IDN"}, {"SAU"}),
        ("IGO/ecowas", date(2025, 3, 1), {"NGA"}, {"MLI"}),
        ("IGO/opec", date(2020, 6, 1), {"SAU"}, {"QAT", "ECU"}),
        ("GROUP/e3", date(2025, 1, 1), {"FRA", "DEU", "GBR"}, {"USA"}),
    ],
)
def test_rosters_as_of_a_day(gazetteer: Gazetteer, bloc: str, on: date, present: set[str], absent: set[str]) -> None:
    members = set(gazetteer.members(bloc, on))
    assert present <= members and not absent & members


def test_states_words_and_territories(gazetteer: Gazetteer) -> None:
    assert [gazetteer.demonym(word) for word in ("Russian", "Russians", "Afghan", "Swiss", "Poles", "Emiratis")] == [
        "RUS", "RUS", "AFG", "CHE", "POL", "ARE",
    ]  # fmt: skip
    assert [gazetteer.capital(name) for name in ("Moscow", "Kyiv", "Kiev", "Brasília", "MOSCOW")] == [
        "RUS", "UKR", "UKR", "BRA", "RUS",
    ]  # fmt: skip
    assert gazetteer.demonym("russian") is None
    assert (gazetteer.parent_state("PRI"), gazetteer.parent_state("HKG")) == ("USA", "HKG")
    state = gazetteer.state("GRL")
    assert state is not None and state.id == "DNK"


def test_demonyms_and_capitals_in_a_text(gazetteer: Gazetteer) -> None:
    text = "South Korean envoys left Addis Ababa for the Russian embassy"
    found = [(text[w.start : w.end], w.kind, w.code) for w in gazetteer.words_in(text)]
    assert found == [
        ("South Korean", "demonym", "KOR"),
        ("Addis Ababa", "capital", "ETH"),
        ("Russian", "demonym", "RUS"),
    ]


def test_roles(gazetteer: Gazetteer) -> None:
    minister, army, man = gazetteer.role("foreign minister"), gazetteer.role("army"), gazetteer.role("man")
    assert minister is not None and (minister.person, minister.office) == (True, "Minister of Foreign Affairs")
    assert army is not None and (army.sectors[0], army.collective, army.person) == ("MIL", True, False)
    assert man is not None and (man.sectors, man.unspecific) == (("CVL",), True)


def test_it_survives_pickling(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.hash == gazetteer.hash and again.lookup("NATO")[0].id == "IGO/nato"
