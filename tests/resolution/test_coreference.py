from __future__ import annotations

from datetime import date

from dragoman.resolution.actors import find_actors
from tests.resolution.small_gazetteer import small_gazetteer
from tests.trees import build

ON = date(2023, 5, 10)


def mentions(*tables: str) -> list[tuple[str, tuple[str, ...]]]:
    document, analysis = build(*tables, published=ON)
    _, found = find_actors(document, analysis, small_gazetteer(), ON)
    return [(document.text[m.start : m.end], m.actors) for m in found]


RUIZ_MET_MARSH = """
    Pablo Pablo PROPN 3 nsubj Number=Sing B-Person
    Ruiz Ruiz PROPN 1 flat Number=Sing I-Person
    met meet VERB 0 root
    Elena Elena PROPN 3 obj Number=Sing B-Person
    Marsh Marsh PROPN 4 flat Number=Sing I-Person
"""


def test_a_pronoun_goes_on_with_the_subject() -> None:
    he = """
        He he PRON 2 nsubj Number=Sing|Person=3
        left leave VERB 0 root
    """
    assert ("He", ("CHL/GOV/pablo-ruiz",)) in mentions(RUIZ_MET_MARSH, he)


def test_gender_once_known_decides() -> None:
    she = """
        President President PROPN 2 nmod:desc
        Rosa Rosa PROPN 4 nsubj Number=Sing B-Person
        May May PROPN 2 flat Number=Sing I-Person
        said say VERB 0 root
        she she PRON 6 nsubj Number=Sing|Person=3
        won win VERB 4 ccomp
    """
    he = """
        He he PRON 2 nsubj Number=Sing|Person=3
        left leave VERB 0 root
    """
    found = mentions(RUIZ_MET_MARSH, she, he)
    assert ("she", ("PER/GOV/rosa-may",)) in found
    assert ("He", ("CHL/GOV/pablo-ruiz",)) in found


def test_arguments_of_one_verb_are_two_parties() -> None:
    him = """
        Elena Elena PROPN 3 nsubj Number=Sing B-Person
        Marsh Marsh PROPN 1 flat Number=Sing I-Person
        thanked thank VERB 0 root
        him he PRON 3 obj Number=Sing|Person=3
    """
    ruiz = """
        Pablo Pablo PROPN 3 nsubj Number=Sing B-Person
        Ruiz Ruiz PROPN 1 flat Number=Sing I-Person
        spoke speak VERB 0 root
    """
    assert ("him", ("CHL/GOV/pablo-ruiz",)) in mentions(ruiz, him)


def test_it_is_a_state_where_it_acts_and_nothing_as_a_dummy() -> None:
    found = mentions("""
        Peru Peru PROPN 2 nsubj Number=Sing
        said say VERB 0 root
        it it PRON 5 nsubj Number=Sing|Person=3
        would will AUX 5 aux
        send send VERB 2 ccomp
        its its PRON 7 nmod:poss Number=Sing|Person=3
        army army NOUN 5 obj Number=Sing
    """)
    assert ("it", ("PER",)) in found and ("its", ("PER",)) in found
    assert ("its army", ("PER/MIL",)) in found
    dummy = mentions("""
        Peru Peru PROPN 2 nsubj Number=Sing
        said say VERB 0 root
        it it PRON 4 expl Number=Sing|Person=3
        rained rain VERB 2 ccomp
    """)
    assert [text for text, _ in dummy] == ["Peru"]


BOTH = """
    Chile Chile PROPN 4 nsubj Number=Sing
    and and CCONJ 3 cc
    Peru Peru PROPN 1 conj Number=Sing
    signed sign VERB 0 root
    a a DET 6 det
    treaty treaty NOUN 4 obj Number=Sing
"""


def test_both_countries_and_their() -> None:
    found = mentions(
        BOTH,
        """
        Both both DET 2 det
        countries country NOUN 3 nsubj Number=Plur
        reopened reopen VERB 0 root
        their their PRON 5 nmod:poss Number=Plur|Person=3
        border border NOUN 3 obj Number=Sing
        """,
    )
    assert ("Both countries", ("CHL", "PER")) in found
    assert ("their", ("CHL", "PER")) in found


def test_the_two_leaders_are_people() -> None:
    found = mentions(
        """
        President President PROPN 2 nmod:desc
        Ana Ana PROPN 4 nsubj Number=Sing B-Person
        Soto Soto PROPN 2 flat Number=Sing I-Person
        met meet VERB 0 root
        President President PROPN 6 nmod:desc
        Rosa Rosa PROPN 4 obj Number=Sing B-Person
        May May PROPN 6 flat Number=Sing I-Person
        """,
        """
        The the DET 3 det
        two two NUM 3 nummod
        leaders leader NOUN 4 nsubj Number=Plur
        agreed agree VERB 0 root
        """,
    )
    assert ("The two leaders", ("CHL/GOV/ana-soto", "PER/GOV/rosa-may")) in found


def test_the_minister_is_whoever_was_introduced_as_one() -> None:
    found = mentions(
        """
        Foreign Foreign PROPN 2 compound
        Minister Minister PROPN 3 nmod:desc
        Elena Elena PROPN 5 nsubj Number=Sing B-Person
        Marsh Marsh PROPN 3 flat Number=Sing I-Person
        spoke speak VERB 0 root
        """,
        """
        The the DET 2 det
        minister minister NOUN 3 nsubj Number=Sing
        left leave VERB 0 root
        """,
    )
    assert ("The minister", ("PER/GOV/elena-marsh",)) in found


def test_the_country_is_the_state_last_spoken_of() -> None:
    found = mentions(
        BOTH.replace("Chile Chile PROPN 4 nsubj", "Chile Chile PROPN 4 nsubj"),
        """
        Chile Chile PROPN 2 nsubj Number=Sing
        voted vote VERB 0 root
        """,
        """
        The the DET 2 det
        country country NOUN 3 nsubj Number=Sing
        thrived thrive VERB 0 root
        """,
    )
    assert ("The country", ("CHL",)) in found


def test_a_group_is_taken_up_again() -> None:
    found = mentions(
        """
        The the DET 3 det
        Sierra Sierra PROPN 3 compound B-Organization
        Front Front PROPN 4 nsubj Number=Sing I-Organization
        left leave VERB 0 root
        """,
        """
        The the DET 2 det
        group group NOUN 3 nsubj Number=Sing
        denied deny VERB 0 root
        it it PRON 3 obj Number=Sing|Person=3
        """,
    )
    assert ("The group", ("GROUP/sierra-front",)) in found
    assert "it" not in [text for text, _ in found]  # what was denied is no party


def test_a_pronoun_in_an_opening_phrase_takes_the_subject_after_it() -> None:
    found = mentions("""
        In in ADP 3 case
        his his PRON 3 nmod:poss Number=Sing|Person=3
        speech speech NOUN 7 obl Number=Sing
        , , PUNCT 3 punct
        Pablo Pablo PROPN 7 nsubj Number=Sing B-Person
        Ruiz Ruiz PROPN 5 flat Number=Sing I-Person
        thanked thank VERB 0 root
        Peru Peru PROPN 7 obj Number=Sing
    """)
    assert ("his", ("CHL/GOV/pablo-ruiz",)) in found


def test_we_in_a_quotation_is_its_speaker_and_nobody_outside() -> None:
    quoted = """
        “ “ PUNCT 3 punct
        We we PRON 3 nsubj Number=Plur|Person=1
        agree agree VERB 8 ccomp
        , , PUNCT 3 punct
        ” ” PUNCT 3 punct
        Elena Elena PROPN 8 nsubj Number=Sing B-Person
        Marsh Marsh PROPN 6 flat Number=Sing I-Person
        said say VERB 0 root
    """
    assert ("We", ("PER/GOV/elena-marsh",)) in mentions(quoted)
    plain = quoted.replace("“ “", "- -").replace("” ”", "- -")
    assert "We" not in [text for text, _ in mentions(plain)]
