"""Places by token, and the place of an event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.record.where import Places, event_place
from dragoman.types.resolution import Place
from tests.record.scenes import Stage, stage

MET = """
    they    _    PRON  2 nsubj
    met     meet VERB  0 root
    in      _    ADP   4 case
    Arica   _    PROPN 2 obl
    after   _    SCONJ 7 mark
    leaders leader NOUN 7 nsubj
    left    leave VERB 2 advcl
    to      _    ADP   9 case
    Quito   _    PROPN 7 obl
"""


def where(scene: Stage, word: str, clause: str | None = None) -> str | None:
    sentence, trigger = scene.at(word)
    found = event_place(sentence, trigger, scene.at(clause or word)[1], scene.places)
    return found.name if found is not None else None


def test_the_place_is_that_of_the_events_own_clause() -> None:
    assert where(stage(MET), "met") == "Arica"
    assert where(stage(MET), "left") == "Quito"


def test_where_it_is_goes_before_where_it_leads() -> None:
    both = MET + "near _ ADP 11 case\n    Lima _ PROPN 7 obl"
    assert where(stage(both), "left") == "Lima"


@pytest.mark.parametrize(("word", "expected"), [("near", "Arica"), ("across", "Arica"), ("about", None), ("of", None)])
def test_only_locative_prepositions_lead_to_the_place(word: str, expected: str | None) -> None:
    assert where(stage(MET.replace("in      _", f"{word} _")), "met") == expected


def test_a_noun_has_the_place_of_its_light_verb() -> None:
    table = """
        they  _    PRON  2 nsubj
        held  hold VERB  0 root
        talks talk NOUN  2 obj
        in    _    ADP   5 case
        Quito _    PROPN 2 obl
    """
    assert where(stage(table), "talks", clause="held") == "Quito"
    assert where(stage(table), "talks") is None


def test_a_place_of_several_words_stands_at_its_head() -> None:
    scene = stage("Port _ PROPN 2 compound\nArica _ PROPN 0 root")
    place = Place("place:port", 0, 10, "Port Arica", "CHL", None, None, None, "city")
    places = Places.of(scene.analysis, (place,), scene.parties)
    assert places.place(*scene.at("Arica")) == place
    assert places.place(*scene.at("Port")) is None


def test_country_names_each_state_once_and_no_demonym() -> None:
    scene = stage("Lima _ PROPN 0 root\nArica _ PROPN 1 conj\nPacific _ PROPN 1 conj")
    sentence = scene.analysis.sentences[0]
    assert scene.places.country(sentence, (0, 0, 1, 2)) == ("PER", "CHL")
    demonyms = Places({key: replace(place, kind="demonym") for key, place in scene.places.at.items()})
    assert demonyms.country(sentence, (0, 1)) == ()


def test_a_capital_that_stands_for_its_government_is_no_place() -> None:
    scene = stage("Lima _ PROPN 0 root")
    by_head = {(0, 0): ("PER/GOV/minister",)}
    places = Places.of(scene.analysis, scene.resolution.places, replace(scene.parties, by_head=by_head))
    assert places.at == {}
