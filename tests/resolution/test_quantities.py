"""Quantities: values, units, fates, ranks; and what counts nothing."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolution.quantities import find_quantities, plural
from dragoman.resolution.times import find_times
from dragoman.types.resolution import Quantity
from tests.trees import build


def read(*tables: str) -> list[Quantity]:
    document, analysis = build(*tables)
    found = find_quantities(document, analysis, find_times(document, analysis, date(2024, 6, 17)))
    for quantity in found:
        assert 0 <= quantity.start < quantity.end <= len(document.text)
    return list(found)


def briefly(*tables: str) -> list[tuple[float, str]]:
    return [(quantity.value, quantity.unit) for quantity in read(*tables)]


KILLED = """
    At at ADP 2 case
    least least ADJ 3 nmod
    seven seven NUM 4 nummod
    miners miner NOUN 6 nsubj:pass Number=Plur
    were be AUX 6 aux:pass Tense=Past|VerbForm=Fin
    killed kill VERB 0 root Tense=Past|VerbForm=Part
    and and CCONJ 9 cc
    30 30 NUM 9 nsubj:pass
    wounded wound VERB 6 conj VerbForm=Part
    . . PUNCT 6 punct
"""
DEATHS = """
    The the DET 2 det
    shooting shooting NOUN 5 nsubj
    of of ADP 4 case
    villagers villager NOUN 2 nmod Number=Plur
    preceded precede VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 7 det
    deaths death NOUN 5 obj Number=Plur
    of of ADP 10 case
    12 12 NUM 10 nummod
    guards guard NOUN 7 nmod Number=Plur
"""


def test_fates_of_people() -> None:
    seven, thirty = read(KILLED)
    assert (seven.value, seven.unit, seven.approximate, seven.of) == (7, "killed", True, "miners")
    assert (thirty.value, thirty.unit, thirty.approximate) == (30, "wounded", False)
    assert briefly(DEATHS) == [(12, "killed")]


@pytest.mark.parametrize(
    ("verb", "unit"), [("arrested arrest", "arrested"), ("displaced displace", "displaced"), ("met meet", "people")]
)
def test_the_verb_decides_the_unit(verb: str, unit: str) -> None:
    table = f"""
        Officials official NOUN 2 nsubj Number=Plur
        {verb} VERB 0 root Tense=Past|VerbForm=Fin
        2,400 2,400 NUM 4 nummod
        students student NOUN 2 obj Number=Plur
    """
    assert briefly(table) == [(2400, unit)]


def test_including_shares_the_fate() -> None:
    table = """
        Shells shell NOUN 2 nsubj Number=Plur
        killed kill VERB 0 root Tense=Past|VerbForm=Fin
        nine nine NUM 2 obj
        , , PUNCT 7 punct
        including include VERB 7 case
        two two NUM 7 nummod
        children child NOUN 2 obl Number=Plur
    """
    assert briefly(table) == [(9, "killed"), (2, "killed")]


MONEY = """
    Oslo Oslo PROPN 2 nsubj
    gave give VERB 0 root Tense=Past|VerbForm=Fin
    $ $ SYM 2 obj
    2.5 2.5 NUM 5 compound
    billion billion NUM 3 nummod
    in in ADP 7 case
    loans loan NOUN 3 nmod Number=Plur
    or or CCONJ 9 cc
    40 40 NUM 10 nummod
    % % SYM 2 conj
"""


def test_money_and_percent() -> None:
    money, percent = read(MONEY)
    assert (money.value, money.unit, money.of) == (2.5e9, "dollars", "loans")
    assert (percent.value, percent.unit) == (40, "percent")


def test_ranges() -> None:
    table = """
        Between between ADP 4 case
        200 200 NUM 4 nummod
        and and CCONJ 4 cc
        300 300 NUM 5 nummod
        soldiers soldier NOUN 6 nsubj Number=Plur
        left leave VERB 0 root Tense=Past|VerbForm=Fin
    """
    (found,) = read(table)
    assert (found.value, found.high, found.unit) == (200, 300, "troops")


def test_ranks_and_ordinals() -> None:
    table = """
        Peru~ Peru PROPN 8 nmod:poss
        's 's PART 1 case
        third~ third ADJ 5 advmod
        -~ - PUNCT 3 punct
        largest large ADJ 8 amod Degree=Sup
        copper copper NOUN 7 compound
        trading trading NOUN 8 compound
        partner partner NOUN 10 nsubj Number=Sing
        marks mark AUX 10 aux
        its its PRON 0 root
        50th 50th ADJ 12 amod
        anniversary anniversary NOUN 10 obj Number=Sing
    """
    assert briefly(table) == [(3, "rank"), (50, "anniversary")]


def test_a_superlative_without_an_owner_of_many_is_no_rank() -> None:
    table = """
        largest large ADJ 2 amod
        markets market NOUN 3 nsubj Number=Plur
        fell fall VERB 0 root
    """
    assert briefly(table) == []


def test_durations_count_in_their_unit() -> None:
    table = """
        A a DET 5 det
        four~ four NUM 4 nummod
        -~ - PUNCT 4 punct
        day day NOUN 5 compound
        visit visit NOUN 6 nsubj
        ended end VERB 0 root
    """
    (found,) = read(table)
    assert (found.value, found.unit, found.of) == (4, "day", "visit")


def test_things_count_in_their_plural() -> None:
    table = """
        They they PRON 2 nsubj
        seized seize VERB 0 root Tense=Past|VerbForm=Fin
        four four NUM 4 compound
        dozen dozen NUM 5 nummod
        trucks truck NOUN 2 obj Number=Plur
    """
    (found,) = read(table)
    assert (found.value, found.unit) == (48, "trucks")


@pytest.mark.parametrize(
    "table",
    [
        "In in ADP 2 case\n2019 2019 NUM 3 obl\nit it PRON 4 nsubj\nfell fall VERB 0 root",
        "The the DET 3 det\ntwo two NUM 3 nummod\nstates state NOUN 4 nsubj Number=Plur\nmet meet VERB 0 root",
        "One one NUM 2 nsubj\nfell fall VERB 0 root",
        "Article article NOUN 3 nsubj\n5 5 NUM 1 nummod\napplies apply VERB 0 root",
        "A a DET 4 det\n41~ 41 NUM 4 nummod\n-year-old year-old ADJ 4 amod\nman man NOUN 0 root",
    ],
)  # fmt: skip
def test_what_counts_nothing(table: str) -> None:
    assert briefly(table) == []


def test_ids_are_stable_and_differ() -> None:
    first, second = read(KILLED), read(KILLED)
    assert [quantity.id for quantity in first] == [quantity.id for quantity in second]
    assert len({quantity.id for quantity in first}) == len(first)


@pytest.mark.parametrize(("noun", "many"), [("country", "countries"), ("pact", "pacts"), ("box", "boxes"), ("day", "days")])
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many
