"""Whether a frame's constraints hold in a tree, one constraint a test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.ontology.codebook import Predicate
from dragoman.record.arguments import arguments
from dragoman.record.frames import fits, word_forms
from dragoman.types.analysis import Token
from tests.trees import build

SINK = Predicate("ASSAULT", "verb", "sink", actor=("subj",), recipient=("obj",))
SANK = """
    Peru    _    PROPN 2 nsubj
    sank    sink VERB  0 root
    dozens  dozen NOUN 2 obj
    of      _    ADP   6 case
    fishing _    NOUN  6 compound
    boats   boat NOUN  3 nmod
    and     _    CCONJ 8 cc
    rafts   raft NOUN  3 conj
    with    _    ADP   10 case
    fire    _    NOUN  2 obl
    down    _    ADV   2 advmod
"""
RAID = """
    night  _ NOUN 2 compound
    raid   _ NOUN 0 root
    on     _ ADP  4 case
    ships  ship NOUN 2 nmod
"""


def fit(table: str, index: int, frame: Predicate) -> bool:
    tree = build(table)[1].sentences[0]
    return fits(tree, index, frame, dict(arguments(tree, index).slots))


@pytest.mark.parametrize(
    ("field", "holds", "fails"),
    [
        ("particle", "down", "up"),
        ("oblique", ("with", "fire"), ("with", "ice")),
        ("object", frozenset({"raft"}), frozenset({"tank"})),
        ("not_object", frozenset({"tank"}), frozenset({"raft"})),
        ("subject", frozenset({"peru"}), frozenset({"chile"})),
        ("preposition", frozenset({"with", "by"}), frozenset({"by"})),
        ("when", frozenset({"fire"}), frozenset({"ice"})),
        ("not_when", frozenset({"ice"}), frozenset({"fire"})),
        ("fixed_object", "dozen", "boat"),
    ],
)
def test_each_constraint_of_a_verb(field: str, holds: object, fails: object) -> None:
    assert fit(SANK, 1, SINK)
    assert fit(SANK, 1, replace(SINK, **{field: holds}))
    assert not fit(SANK, 1, replace(SINK, **{field: fails}))


def test_an_amount_is_looked_through_to_what_is_counted() -> None:
    frame = replace(SINK, object=frozenset({"boat"}))
    assert fit(SANK, 1, frame)
    assert not fit(SANK.replace("dozens  dozen", "owners  owner"), 1, frame)


def test_an_amount_of_amounts_is_looked_through() -> None:
    table = """
        Peru      _        PROPN 2 nsubj
        sank      sink     VERB  0 root
        tens      ten      NOUN  2 obj
        of        _        ADP   5 case
        thousands thousand NOUN  3 nmod
        of        _        ADP   7 case
        boats     boat     NOUN  5 nmod
    """
    assert fit(table, 1, replace(SINK, object=frozenset({"boat"})))


def test_an_object_may_be_asked_for_with_its_modifier() -> None:
    assert fit(SANK, 1, replace(SINK, object=frozenset({"fishing boat"})))
    assert not fit(SANK, 1, replace(SINK, object=frozenset({"fishing raft"})))


def test_a_nouns_object_is_what_follows_or_qualifies_it() -> None:
    raid = Predicate("ASSAULT", "noun", "raid")
    assert fit(RAID, 1, replace(raid, object=frozenset({"ship"})))
    assert fit(RAID, 1, replace(raid, object=frozenset({"night"})))
    assert not fit(RAID, 1, replace(raid, object=frozenset({"port"})))


def test_modifiers_asked_for_and_excluded() -> None:
    raid = Predicate("ASSAULT", "noun", "raid")
    assert fit(RAID, 1, replace(raid, modifier=frozenset({"night"})))
    assert not fit(RAID, 1, replace(raid, modifier=frozenset({"day"})))
    assert not fit(RAID, 1, replace(raid, not_modifier=frozenset({"night"})))


def test_words_of_the_complement_are_sought_in_it_alone() -> None:
    table = """
        Peru    _    PROPN 2 nsubj
        vowed   vow  VERB  0 root
        to      _    PART  4 mark
        send    _    VERB  2 xcomp
        troops  troop NOUN 4 obj
        angrily _    ADV   2 advmod
    """
    vow = Predicate("THREATEN", "verb", "vow", complement=frozenset({"xcomp"}))
    assert fit(table, 1, replace(vow, when=frozenset({"troop"})))
    assert not fit(table, 1, replace(vow, when=frozenset({"angrily"})))
    assert not fit(table, 1, replace(vow, complement=frozenset({"ccomp"})))


def test_word_forms_add_the_singular_that_the_tagger_left_out() -> None:
    assert word_forms(Token(0, 5, "Talks", "Talks", "NOUN", -1, "root")) == ("talks", "talk")
    assert word_forms(Token(0, 3, "gas", "gas", "NOUN", -1, "root")) == ("gas",)
    assert word_forms(Token(0, 6, "passes", "passes", "VERB", -1, "root")) == ("passes",)


def test_a_particle_may_stand_before_an_oblique() -> None:
    table = """
        Peru   _    PROPN 2 nsubj
        sank   sink VERB  0 root
        out    _    ADP   6 case
        of     _    ADP   6 case
        the    _    DET   6 det
        treaty _    NOUN  2 obl
    """
    assert fit(table, 1, replace(SINK, particle="out", preposition=frozenset({"of"})))
    assert not fit(table, 1, replace(SINK, particle="up"))
    assert not fit(table, 1, replace(SINK, preposition=frozenset({"out"})))
