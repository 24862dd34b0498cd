from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolution.actors import find_actors, find_parties
from dragoman.types.resolution import Actor, Mention, Place
from tests.resolution.small_gazetteer import small_gazetteer
from tests.trees import build

ON = date(2023, 5, 10)


def parties(*tables: str, published: date = ON, places: tuple[Place, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Mention text → actor ids; a repeated text keeps its last mention."""
    document, analysis = build(*tables, published=published)
    _, mentions = find_actors(document, analysis, small_gazetteer(), published, places)
    return {document.text[m.start : m.end]: m.actors for m in mentions}


MINISTERS = """
    Peruvian _ ADJ 3 amod B-NORP
    Foreign _ ADJ 3 amod
    Minister _ PROPN 4 nmod:desc Number=Sing
    Elena Elena PROPN 6 nsubj Number=Sing B-Person
    Marsh Marsh PROPN 4 flat Number=Sing I-Person
    met meet VERB 0 root
    her _ PRON 9 nmod:poss Number=Sing|Person=3|PronType=Prs
    Chilean Chilean ADJ 9 amod B-NORP
    counterpart _ NOUN 6 obj Number=Sing
    in _ ADP 11 case
    Lima Lima PROPN 6 obl Number=Sing B-Location
    . _ PUNCT 6 punct
"""


def test_a_title_belongs_to_the_mention_and_a_counterpart_holds_the_same_office() -> None:
    found = parties(MINISTERS)
    assert found["Peruvian Foreign Minister Elena Marsh"] == ("PER/GOV/elena-marsh",)
    assert found["her"] == ("PER/GOV/elena-marsh",)
    assert found["her Chilean counterpart"] == ("CHL/GOV/jorge-vidal",)
    assert "Peruvian" not in found  # the adjective of a title says nothing more
    assert "Lima" not in found  # where they met


def test_mentions_carry_heads_and_actors_come_once_by_first_mention() -> None:
    document, analysis = build(MINISTERS, published=ON)
    actors, mentions = find_actors(document, analysis, small_gazetteer(), ON)
    assert [actor.id for actor in actors] == ["PER/GOV/elena-marsh", "CHL/GOV/jorge-vidal"]
    assert actors[0] == Actor(
        "PER/GOV/elena-marsh", "Elena Marsh", "person", "PER", ("GOV",), "Minister of Foreign Affairs"
    )
    assert mentions[0] == Mention(0, 37, 0, 3, ("PER/GOV/elena-marsh",), "name")
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, m.end))


def test_an_unknown_person_is_placed_by_title() -> None:
    table = """
        Peruvian _ ADJ 2 amod B-NORP
        spokesman _ NOUN 3 nmod:desc Number=Sing
        Tomas Tomas PROPN 5 nsubj Number=Sing B-Person
        Quispe Quispe PROPN 3 flat Number=Sing I-Person
        resigned resign VERB 0 root
    """
    again = """
        Quispe Quispe PROPN 2 nsubj Number=Sing B-Person
        left leave VERB 0 root
    """
    found = parties(table, again)
    assert found["Peruvian spokesman Tomas Quispe"] == ("PER/GOV/tomas-quispe",)
    assert found["Quispe"] == ("PER/GOV/tomas-quispe",)


def test_a_capital_is_a_government_where_it_acts() -> None:
    found = parties("""
        Lima Lima PROPN 2 nsubj Number=Sing B-Location
        accused accuse VERB 0 root
        Santiago Santiago PROPN 2 obj Number=Sing B-Location
        of of SCONJ 5 mark
        delaying delay VERB 2 advcl VerbForm=Ger
    """)
    assert found == {"Lima": ("PER/GOV",), "Santiago": ("CHL/GOV",)}


def test_several_states_before_or_after_one_head() -> None:
    assert parties("""
        Officials official NOUN 6 nsubj Number=Plur
        from from ADP 3 case
        Peru Peru PROPN 1 nmod Number=Sing
        and and CCONJ 5 cc
        Chile Chile PROPN 3 conj Number=Sing
        flew fly VERB 0 root
        to to ADP 8 case
        Lima Lima PROPN 6 obl Number=Sing
    """) == {"Officials": ("PER/GOV/officials", "CHL/GOV/officials"), "Peru": ("PER",), "Chile": ("CHL",)}
    assert parties("""
        Peruvian Peruvian ADJ 4 amod
        and and CCONJ 3 cc
        Chilean Chilean ADJ 1 conj
        troops troop NOUN 5 nsubj Number=Plur
        clashed clash VERB 0 root
    """) == {"Peruvian and Chilean troops": ("PER/MIL", "CHL/MIL")}


def test_a_backer_is_not_the_country_of_the_militia() -> None:
    found = parties("""
        Iranian~ Iranian ADJ 3 compound
        -~ - PUNCT 1 punct
        backed back VERB 4 amod VerbForm=Part|Voice=Pass
        militia _ NOUN 7 nsubj Number=Sing
        in _ ADP 6 case
        Iraq Iraq PROPN 4 nmod Number=Sing
        withdrew withdraw VERB 0 root
    """)
    assert found["Iranian-backed militia"] == ("IRQ/PRM/militia",)
    assert found["Iranian"] == ("IRN",)


def test_groups_of_states_have_no_country() -> None:
    document, analysis = build("""
        Several _ ADJ 2 amod
        countries country NOUN 3 nsubj Number=Plur
        urged urge VERB 0 root
        Peru Peru PROPN 3 obj Number=Sing
    """)
    actors, mentions = find_actors(document, analysis, small_gazetteer(), ON)
    assert mentions[0].actors == ("GROUP/several-countries",)
    assert actors[0].country is None and actors[0].kind == "group"


def test_domestic_parties_belong_to_the_state_the_passage_is_about() -> None:
    lead = """
        Peru Peru PROPN 2 nsubj Number=Sing
        voted vote VERB 0 root
    """
    police = """
        Police police NOUN 2 nsubj Number=Plur
        arrested arrest VERB 0 root
        ten _ NUM 4 nummod
        protesters protester NOUN 2 obj Number=Plur
    """
    assert parties(lead, police)["Police"] == ("PER/COP",)
    assert parties(lead, police)["ten protesters"] == ("PER/OPP/protesters",)


def test_police_belong_to_the_place_where_they_act() -> None:
    table = """
        Police police NOUN 2 nsubj Number=Plur
        in _ ADP 3 case
        Arica Arica PROPN 1 nmod Number=Sing
        questioned question VERB 0 root
        a a DET 6 det
        Peruvian Peruvian ADJ 7 amod
        minister minister NOUN 4 obj Number=Sing
    """.replace("Police police NOUN 2", "Police police NOUN 4")
    arica = Place("geonames:1", 10, 15, "Arica", "CHL", None, None, 1, "city")
    found = parties(table, places=(arica,))
    assert found["Police"] == ("CHL/COP",)
    assert found["a Peruvian minister"] == ("PER/GOV/minister",)


def test_forces_sent_belong_to_the_sender() -> None:
    found = parties("""
        Chile Chile PROPN 2 nsubj Number=Sing
        sent send VERB 0 root
        200 _ NUM 4 nummod
        soldiers soldier NOUN 2 obj Number=Plur
        to to ADP 6 case
        Peru Peru PROPN 2 obl Number=Sing
    """)
    assert found["200 soldiers"] == ("CHL/MIL",)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("allies", ("GROUP/per-allies",)), ("fighters", ("PER/UAF/fighters",))],
)
def test_allies_of_a_state_are_not_the_state(noun: str, expected: tuple[str, ...]) -> None:
    lemma = {"allies": "ally", "fighters": "fighter"}[noun]
    found = parties(f"""
        Peru Peru PROPN 3 nmod:poss Number=Sing
        's 's PART 1 case
        {noun} {lemma} NOUN 4 nsubj Number=Plur
        agreed agree VERB 0 root
    """)
    assert found[f"Peru's {noun}"] == expected


def test_fighters_of_a_group_are_the_group() -> None:
    found = parties("""
        Sierra Sierra PROPN 3 compound Number=Sing B-Organization
        Front Front PROPN 1 flat Number=Sing I-Organization
        fighters fighter NOUN 4 nsubj Number=Plur
        left leave VERB 0 root
    """)
    assert found["Sierra Front fighters"] == ("GROUP/sierra-front",)


def test_abstract_and_audience_nouns_are_no_parties() -> None:
    found = parties("""
        Peru Peru PROPN 2 nsubj Number=Sing
        voiced voice VERB 0 root
        strong _ ADJ 4 amod
        opposition _ NOUN 2 obj Number=Sing
        and and CCONJ 6 cc
        told tell VERB 2 conj
        reporters reporter NOUN 6 obj Number=Plur
        in in ADP 10 case
        a a DET 10 det
        hospital _ NOUN 6 obl Number=Sing
    """)
    assert found == {"Peru": ("PER",)}


def test_a_month_is_no_surname() -> None:
    found = parties("""
        Peru Peru PROPN 2 nsubj Number=Sing
        voted vote VERB 0 root
        in in ADP 4 case
        May May PROPN 2 obl Number=Sing B-Date
    """)
    assert found == {"Peru": ("PER",)}


def test_an_acronym_in_brackets_is_the_body_before_it() -> None:
    spelled = """
        The the DET 4 det
        Andean Andean PROPN 4 compound B-Organization
        Miners Miners PROPN 4 compound I-Organization
        Union Union PROPN 8 nsubj Number=Sing I-Organization
        ( ( PUNCT 6 punct
        AMU AMU PROPN 4 appos Number=Sing B-Organization
        ) ) PUNCT 6 punct
        met meet VERB 0 root
        in in ADP 10 case
        Peru Peru PROPN 8 obl Number=Sing
    """
    found = parties(spelled)
    assert found["AMU"] == found["Andean Miners Union"] == ("PER/LAB/andean-miners-union",)


FORMER = """
    {first} _ ADJ 3 amod
    Chilean Chilean ADJ 3 amod B-NORP
    President _ PROPN 4 nmod:desc Number=Sing
    Pablo Pablo PROPN 6 nsubj Number=Sing B-Person
    Ruiz Ruiz PROPN 4 flat Number=Sing I-Person
    visited visit VERB 0 root
    Peru Peru PROPN 6 obj Number=Sing
"""


def test_former_of_a_sitting_president_is_an_inconsistency() -> None:
    on = date(2019, 6, 1)
    document, analysis = build(FORMER.format(first="Former"), published=on)
    actors, _, found = find_parties(document, analysis, small_gazetteer(), on)
    assert [i.kind for i in found] == ["office"]
    assert document.text[found[0].start : found[0].end] == "Former Chilean President Pablo Ruiz"
    assert found[0].note == "the text says former President; on this date the office was held since 2018-03-11"
    assert actors[0].sectors == ("GOV",)


def test_former_of_a_former_president_is_none_and_he_is_elite() -> None:
    document, analysis = build(FORMER.format(first="Former"), published=ON)
    actors, _, found = find_parties(document, analysis, small_gazetteer(), ON)
    assert found == ()
    assert (actors[0].id, actors[0].sectors, actors[0].office) == ("CHL/GOV/pablo-ruiz", ("ELI",), None)


def test_present_title_of_an_office_that_another_holds_is_an_inconsistency() -> None:
    document, analysis = build(FORMER.format(first="Conservative"), published=ON)
    _, _, found = find_parties(document, analysis, small_gazetteer(), ON)
    assert len(found) == 1 and "Ana Soto" in found[0].note


def test_a_former_minister_without_name_belongs_to_the_elite() -> None:
    found = parties("""
        A a DET 4 det
        former _ ADJ 4 amod
        Peruvian Peruvian ADJ 4 amod
        minister _ NOUN 5 nsubj Number=Sing
        fled flee VERB 0 root
    """)
    assert found["A former Peruvian minister"] == ("PER/ELI/minister",)


def test_a_title_with_an_attribute_belongs_to_the_name_after_it() -> None:
    document, analysis = build(
        """
        The the DET 3 det
        Peruvian Peruvian ADJ 3 amod
        ambassador ambassador NOUN 9 nsubj Number=Sing
        to to ADP 6 case
        the the DET 6 det
        U.S. U.S. PROPN 3 nmod Number=Sing
        Inga Inga PROPN 3 appos Number=Sing B-Person
        Rojas Rojas PROPN 7 flat Number=Sing I-Person
        resigned resign VERB 0 root
        """,
        published=ON,
    )
    _, mentions = find_actors(document, analysis, small_gazetteer(), ON)
    assert [(document.text[m.start : m.end], m.head, m.actors) for m in mentions] == [
        ("Peruvian ambassador to the U.S. Inga Rojas", 2, ("PER/GOV/inga-rojas",)),
        ("U.S.", 5, ("USA",)),
    ]


def test_a_name_between_commas_is_the_counterpart_before_it() -> None:
    found = parties("""
        Elena Elena PROPN 3 nsubj Number=Sing B-Person
        Marsh Marsh PROPN 1 flat Number=Sing I-Person
        met meet VERB 0 root
        her her PRON 6 nmod:poss Number=Sing|Person=3
        Chilean Chilean ADJ 6 amod
        counterpart counterpart NOUN 3 obj Number=Sing
        , , PUNCT 6 punct
        Jorge Jorge PROPN 6 list Number=Sing B-Person
        Vidal Vidal PROPN 8 flat Number=Sing I-Person
        , , PUNCT 6 punct
    """)
    assert found["her Chilean counterpart"] == found["Jorge Vidal"] == ("CHL/GOV/jorge-vidal",)


def test_measures_stand_for_what_they_measure() -> None:
    lead = """
        Peru Peru PROPN 2 nsubj Number=Sing
        voted vote VERB 0 root
    """
    measured = parties(
        lead,
        """
        Hundreds hundred NOUN 4 nsubj Number=Plur
        of of ADP 3 case
        protesters protester NOUN 1 nmod Number=Plur
        marched march VERB 0 root
        """,
    )
    assert measured["Hundreds of protesters"] == ("PER/OPP/protesters",)
    assert "protesters" not in measured
    bare = parties(
        lead,
        """
        Thousands thousand NOUN 2 nsubj Number=Plur
        marched march VERB 0 root
        """,
    )
    assert bare["Thousands"] == ("PER/CVL/people",)
    double = parties(
        lead,
        """
        Tens ten NOUN 4 nsubj Number=Plur
        of of ADP 3 case
        thousands thousand NOUN 1 nmod Number=Plur
        marched march VERB 0 root
        """,
    )
    assert ("PER/CVL/people",) in double.values()


def test_a_minister_is_not_of_the_state_he_meets() -> None:
    lead = """
        Chile Chile PROPN 2 nsubj Number=Sing
        voted vote VERB 0 root
    """
    found = parties(
        lead,
        """
        The the DET 3 det
        foreign foreign ADJ 3 amod
        minister minister NOUN 4 nsubj Number=Sing
        met meet VERB 0 root
        Peruvian Peruvian ADJ 6 amod
        officials official NOUN 4 obj Number=Plur
        """,
    )
    assert found["The foreign minister"] == ("CHL/GOV/jorge-vidal",)
    assert found["Peruvian officials"] == ("PER/GOV/officials",)


def test_a_spokesman_has_the_sector_of_the_body_he_speaks_for() -> None:
    found = parties("""
        A a DET 2 det
        spokesman spokesman NOUN 7 nsubj Number=Sing
        for for ADP 6 case
        the the DET 6 det
        Sierra Sierra PROPN 6 compound B-Organization
        Front Front PROPN 2 nmod Number=Sing I-Organization
        spoke speak VERB 0 root
    """)
    assert found["A spokesman for the Sierra Front"] == ("PER/REB/spokesman",)


def test_no_sentences_no_parties() -> None:
    document, analysis = build()
    assert find_parties(document, analysis, small_gazetteer(), None) == ((), (), ())


def test_a_union_of_nobody_named_is_no_trade_union() -> None:
    found = parties("""
        The the DET 3 det
        Andean Andean PROPN 3 compound B-Organization
        Union Union PROPN 4 nsubj Number=Sing I-Organization
        said say VERB 0 root
    """)
    assert found == {"Andean Union": ("UNK/UNK/andean-union",)}


def test_the_latter_is_whoever_was_named_last() -> None:
    found = parties("""
        Peru Peru PROPN 2 nsubj Number=Sing
        met meet VERB 0 root
        Chile Chile PROPN 2 obj Number=Sing
        after after SCONJ 7 mark
        the the DET 6 det
        latter latter ADJ 7 nsubj Degree=Pos
        asked ask VERB 2 advcl
    """)
    assert found["the latter"] == ("CHL",)
