"""The parties on each side of a candidate."""

from __future__ import annotations

from dragoman.record.participants import Sides
from dragoman.record.parties import unique
from dragoman.record.reasons import Via
from tests.record.scenes import stage

VISITED = """
    Peru    _     PROPN 2 nsubj
    visited visit VERB  0 root
    Chile   _     PROPN 2 obj
"""
MET = """
    Peru _    PROPN 2 nsubj
    met  meet VERB  0 root
    with _    ADP   4 case
    Chile _   PROPN 2 obl
"""


def sides(table: str, word: str) -> Sides:
    scene = stage(table)
    return scene.cast.sides(scene.candidate(word))


def test_subject_and_object() -> None:
    assert sides(VISITED, "visited") == Sides(("PER",), ("CHL",))


def test_a_place_stands_for_its_state_on_the_receiving_side() -> None:
    assert sides(VISITED.replace("Chile", "Quito"), "visited") == Sides(("PER",), ("ECU",))


def test_a_place_is_no_agent() -> None:
    assert sides(VISITED.replace("Peru ", "Lima "), "visited").actors == ()


def test_all_parties_of_a_symmetric_event_are_actors() -> None:
    assert sides(MET, "met") == Sides(("PER", "CHL"), ())


def test_one_meets_parties_and_not_what_is_theirs() -> None:
    table = """
        Peru    _      PROPN 2 nsubj
        met     meet   VERB  0 root
        demands demand NOUN  2 obj
        of      _      ADP   5 case
        Chile   _      PROPN 3 nmod
    """
    assert sides(table, "met").actors == ("PER",)
    assert sides(table.replace("met     meet ", "attacked attack"), "attacked").recipients == ("CHL",)


def test_what_belongs_to_a_party_acts_for_it() -> None:
    table = """
        ships    ship   NOUN  4 nsubj
        of       _      ADP   3 case
        Peru     _      PROPN 1 nmod
        attacked attack VERB  0 root
        Chile    _      PROPN 4 obj
    """
    assert sides(table, "attacked") == Sides(("PER",), ("CHL",))
    assert sides(table.replace("of       _ ", "in       _ "), "attacked").actors == ()


def test_reporters_take_no_part_in_talks() -> None:
    assert sides(MET.replace("Chile", "reporters"), "met") == Sides(("PER",), ())


def test_nobody_is_on_both_sides() -> None:
    assert sides(VISITED.replace("Chile   _ ", "Peru    _ "), "visited").recipients == ()


def test_a_light_verb_brings_actor_and_target() -> None:
    table = """
        Chile  _    PROPN 2 nsubj
        came   come VERB  0 root
        under  _    ADP   4 case
        attack _    NOUN  2 obl
        from   _    ADP   6 case
        Peru   _    PROPN 4 nmod
    """
    assert sides(table, "attack") == Sides(("PER",), ("CHL",))


def test_the_subject_of_the_clause_is_at_the_talks() -> None:
    table = """
        Peru   _    PROPN 2 nsubj
        came   come VERB  0 root
        for    _    ADP   4 case
        talks  talk NOUN  2 obl
        with   _    ADP   6 case
        Chile  _    PROPN 4 nmod
    """
    assert sides(table, "talks").actors == ("PER", "CHL")


def test_an_event_cannot_speak() -> None:
    table = """
        Peruvian _       ADJ   2 amod
        attacks  attack  NOUN  3 nsubj
        rejected reject  VERB  0 root
        Chile    _       PROPN 3 obj
    """
    assert sides(table, "rejected").actors == ()
    assert sides(table.replace("attacks  attack", "words word"), "rejected").actors == ("PER",)


def test_nearby_finds_the_other_country_and_not_the_circumstances() -> None:
    table = """
        Peru    _     PROPN 2 nsubj
        gave    give  VERB  0 root
        food    _     NOUN  2 obj
        by      _     ADP   6 case
        Chilean _     ADJ   6 amod
        law     _     NOUN  2 obl
    """
    scene = stage(table)
    assert scene.cast.nearby(scene.candidate("gave"), ("PER",)) == ()
    scene = stage(table.replace("by      _", "for     _"))
    assert scene.cast.nearby(scene.candidate("gave"), ("PER",)) == ("CHL",)


def test_everyone_is_actors_then_recipients_each_once() -> None:
    assert Sides(("A", "B"), ("C", "A"), ("D",)).everyone == ("A", "B", "C")
    assert unique(["B", "A", "B"]) == ("B", "A")


def test_how_a_party_was_found() -> None:
    found = sides(VISITED.replace("Chile", "Quito"), "visited")
    assert found.way("PER", "actor") == Via("PER", "actor", "slot", "subj", 0)
    assert found.way("ECU", "recipient") == Via("ECU", "recipient", "place", "obj", 2)
    assert found.way("CHL", "recipient") is None


def test_a_rule_beyond_the_tree_has_the_last_word() -> None:
    found = sides(VISITED, "visited").with_recipients(("ECU",), "focus")
    assert (found.recipients, found.way("ECU", "recipient")) == (("ECU",), Via("ECU", "recipient", "focus"))
    moved = Sides(found.everyone, (), (), found.via)
    assert moved.way("ECU", "actor") == found.way("ECU", "recipient")  # whoever changes sides keeps his way
