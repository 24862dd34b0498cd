"""Whom phrases of whole reports denote, read with the package's own model and gazetteer."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pipeline import Reader

ON = date(2023, 5, 5)


def who(reader: Reader, text: str, on: date = ON) -> dict[str, str]:
    """Mention text → ids of its actors; a repeated text keeps its last mention."""
    found = reader.read(text, published=on)
    return {found.document.text[m.start : m.end]: "+".join(m.actors) for m in found.resolution.mentions}


@pytest.mark.parametrize(
    ("text", "phrase", "actor"),
    [
        # an acronym in brackets
        ("BoZ raises rates. The Bank of Zambia (BoZ) said that prices had risen.", "BoZ", "ZMB/BUS/bank-of-zambia"),
        ("The Institutional Revolutionary Party (PRI) met in Mexico. The PRI chose a leader.", "PRI", "MEX/PTY/pri"),
        # a state that the tagger runs together with the name after it
        ("President of Kenya Abdi Warsame said citizens were safe.", "Kenya", "KEN"),
        # one institution, one id
        ("The Supreme Court of India overturned a law.", "Supreme Court of India", "IND/JUD/supreme-court"),
        ("The Indian Supreme Court overturned a law.", "Indian Supreme Court", "IND/JUD/supreme-court"),
        ("The Sri Lankan Army shelled a village.", "Sri Lankan Army", "LKA/MIL"),
        ("Syrian government forces shelled a village.", "Syrian government forces", "SYR/MIL"),
        ("The U.S. Environmental Protection Agency spoke.", "U.S. Environmental Protection Agency", "USA/GOV/epa"),
        (
            "The International Criminal Court in The Hague jailed a warlord.",
            "International Criminal Court",
            "IGO/icc",
        ),
        # who is in a part of the world is of none of its states
        ("Leaders in Africa criticised Israel on Monday.", "Leaders", "GROUP/leaders"),
        ("People in the Arab world are angry with Israel.", "People", "GROUP/people"),
        # names turned round, and as a sentence begins
        ("Orbán Viktor said that Hungary would veto the aid.", "Orbán Viktor", "HUN/GOV/viktor-orban"),
        ("Bin Salman called his ministers on Friday.", "Bin Salman", "SAU/GOV/mohammed-bin-salman"),
        # a party is of another state than whom it deals with
        (
            "The foreign minister accused Israel of breaking the truce. Egypt wants a new round of talks.",
            "The foreign minister",
            "EGY/GOV/sameh-shoukry",
        ),
        (
            "Jordanian officials welcomed Lebanese minister Sami Nassar. "
            "A meeting between Interior Minister Mazen Tall and Nassar covered trade with Jordan.",
            "Interior Minister Mazen Tall",
            "JOR/GOV/mazen-tall",
        ),
        ("Ethnic Albanians fought Macedonian police near Tetovo.", "Ethnic Albanians", "MKD/CVL/ethnic-albanians"),
        # parties without their state
        ("In Canada the Liberal Party won the vote.", "Liberal Party", "CAN/PTY/liberal"),
        ("In Germany the Social Democratic Party won the vote.", "Social Democratic Party", "DEU/PTY/spd"),
        ("Her Majesty's Government apologised to Kenya.", "Her Majesty's Government", "GBR/GOV"),
    ],
)
def test_who_is_meant(reader: Reader, text: str, phrase: str, actor: str) -> None:
    assert who(reader, text)[phrase] == actor


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The president of Peru was granted emergency powers.", "emergency powers"),
        ("Two bodies were found in Mexico on Monday.", "Two bodies"),
        ("In Peru five houses burned down on Monday.", "five houses"),
        ("Ana Ruiz of Chile won the prize for Best Actor.", "Best Actor"),
        ("The two leaders laid the foundations of peace in Peru.", "the foundations of peace"),
        ("He returned to Peru after a year in exile.", "exile"),
        ("The rebels lived in a refugee camp in Chad.", "a refugee camp"),
        ("Kenyan leaders went to a summit in Lima.", "a summit"),
        ("Eritrean troops are accused of shelling Adigrat.", "Adigrat"),
    ],
)
def test_what_is_no_party(reader: Reader, text: str, phrase: str) -> None:
    assert phrase in text
    assert phrase not in who(reader, text)


@pytest.mark.parametrize(
    ("text", "on", "phrase", "actor"),
    [
        ("Tuareg rebels attacked soldiers in Mali.", date(2013, 2, 1), "Tuareg rebels", "MLI/REB/mnla"),
        ("Tuareg rebels attacked soldiers in Niger.", date(2007, 8, 1), "Tuareg rebels", "NER/REB/tuareg-rebels"),
        ("Houthi rebels attacked Saudi soldiers.", date(2015, 5, 1), "Houthi rebels", "YEM/REB/houthis"),
        (
            "Gotabaya Rajapaksa fled as Mahinda Rajapaksa stayed. Rajapaksa resigned by e-mail.",
            date(2022, 7, 10),
            "Rajapaksa",
            "LKA/GOV/gotabaya-rajapaksa",
        ),
    ],
)
def test_the_day_decides(reader: Reader, text: str, on: date, phrase: str, actor: str) -> None:
    assert who(reader, text, on)[phrase] == actor


def test_friendly_countries_in_general_are_not_the_two_countries(reader: Reader) -> None:
    text = "Egypt spoke of brotherly countries. Egypt and Jordan signed a deal, and the two countries agreed to meet."
    assert who(reader, text)["the two countries"] == "EGY+JOR"


def test_an_official_whose_state_is_not_told_is_not_of_the_counterparts(reader: Reader) -> None:
    found = who(reader, "Foreign Minister Elena Rojas met her Japanese counterpart in Tokyo on Monday.")
    assert found["Foreign Minister Elena Rojas"].startswith("UNK/")


def test_another_spelling_of_a_name_needs_its_state_or_title(reader: Reader) -> None:
    text = "In boxing, heavyweight champion Muhammad Ali died in Phoenix, Arizona."
    assert who(reader, text)["Muhammad Ali"].startswith("USA/")
    assert who(reader, "Security chief Saimumin Yatimov spoke in Tajikistan.")["Security chief Saimumin Yatimov"] == (
        "TJK/GOV/saymumin-yatimov"
    )
