"""Spelling of regular verbs (``heads.spelling.py``)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.heads.spelling import regular_bases


@pytest.mark.parametrize(
    "pair",
    """besieged besiege, ceded cede, expelled expel, sanctioned sanction, ratified ratify, mediating mediate, repelled repel,
    decried decry, lauded laud, stripped strip, toppled topple, abducted abduct, scrambled scramble, acquitted acquit,
    normalised normalise, shelled shell, condemns condemn, denies deny, annexed annex, clashes clash, killing kill,
    resolving resolve, enforced enforce, naming name, rescued rescue, passes pass, threatened threaten, signs sign,
    attacked attack, ambushed ambush, proceed -, bring -, discuss -,  charging charge, bombed bomb, warned warn,
    monitored monitor, deployed deploy, allied ally, plunged plunge, arrested arrest, visiting visit, fixes fix""".replace("\n", " ").split(", "),
)
def test_the_likeliest_base(pair: str) -> None:
    form, base = pair.split()
    assert regular_bases(form, "VERB", ())[:1] == ([] if base == "-" else [base])


@given(st.text(alphabet="abeginsdltyz", max_size=9))
def test_a_base_is_never_empty(form: str) -> None:
    assert all(regular_bases(form, "VERB", (("Person", "3"),)))
    assert all(regular_bases(form, "NOUN", (("Number", "Plur"),)))


@pytest.mark.parametrize(
    ("form", "upos", "feat", "base"),
    [
        ("freed", "VERB", ("Tense", "Past"), "free"),
        ("allies", "NOUN", ("Number", "Plur"), "ally"),
        ("clashes", "NOUN", ("Number", "Plur"), "clash"),
        ("bus", "NOUN", ("Number", "Plur"), None),
        ("news", "NOUN", ("Number", "Sing"), None),
        ("heavier", "ADJ", ("Degree", "Cmp"), "heavy"),
        ("closest", "ADJ", ("Degree", "Sup"), "close"),
        ("bigger", "ADJ", ("Degree", "Cmp"), "big"),
        ("order", "NOUN", ("Number", "Sing"), None),
    ],
)
def test_features_tell_inflected_words_from_bases(form: str, upos: str, feat: tuple[str, str], base: str | None) -> None:
    assert next(iter(regular_bases(form, upos, (feat,))), None) == base
