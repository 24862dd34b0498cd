from __future__ import annotations

from dragoman.resolution.names import Name, find_names
from tests.resolution.small_gazetteer import small_gazetteer
from tests.trees import build


def names(table: str) -> list[tuple[str, str]]:
    document, analysis = build(table)
    tokens = analysis.sentences[0].tokens
    found: tuple[Name, ...] = find_names(document, analysis, small_gazetteer())
    return [(document.text[tokens[n.first].start : tokens[n.last].end], n.kind) for n in found]


def test_a_person_named_like_a_state_is_a_person() -> None:
    assert names("""
        Peru Peru PROPN 3 nsubj B-Person
        Jones Jones PROPN 1 flat I-Person
        sang sing VERB 0 root
    """) == [("Peru Jones", "person")]


def test_a_state_in_a_region_is_the_state() -> None:
    assert names("""
        in in ADP 3 case
        northern northern ADJ 3 amod B-Location
        Peru Peru PROPN 0 root I-Location
    """) == [("Peru", "state")]


def test_a_body_with_a_state_in_its_name_is_one_body() -> None:
    assert names("""
        Bank Bank PROPN 0 root B-Organization
        of of ADP 3 case I-Organization
        Chile Chile PROPN 1 nmod I-Organization
    """) == [("Bank of Chile", "body")]


def test_a_possessor_is_a_name_of_its_own() -> None:
    assert names("""
        Peru Peru PROPN 4 nmod:poss B-Organization
        's 's PART 1 case I-Organization
        Grain Grain PROPN 4 compound I-Organization
        Board Board PROPN 0 root I-Organization
    """) == [("Peru", "state"), ("Grain Board", "body")]


def test_a_possessive_inside_one_name_stays() -> None:
    assert names("""
        Andean Andean PROPN 2 compound B-Organization
        Workers worker NOUN 4 nmod:poss I-Organization
        ' ' PART 2 case I-Organization
        Party Party PROPN 0 root I-Organization
    """) == [("Andean Workers' Party", "body")]


def test_titles_that_the_tagger_took_in_are_cut_off() -> None:
    assert names("""
        President President PROPN 2 nmod:desc B-Person
        Olga Olga PROPN 4 nsubj I-Person
        Paz Paz PROPN 2 flat I-Person
        won win VERB 0 root
    """) == [("Olga Paz", "person")]


def test_a_currency_is_no_state() -> None:
    assert names("""
        It it PRON 2 nsubj
        cost cost VERB 0 root
        US$~ US$ SYM 2 obj
        4 4 NUM 3 nummod
    """) == []
