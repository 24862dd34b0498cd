"""Where events took place that name no place in their own clause."""

from __future__ import annotations

from dragoman.record.whereabouts import placed, whereabouts
from dragoman.types.record import Event, Evidence, Quote
from dragoman.types.resolution import Place
from tests.record.scenes import stage

COURT = """
    a      _     DET  2 det
    court  _     NOUN 5 nsubj
    in     _     ADP  4 case
    Arica  _     PROPN 2 nmod
    jailed jail  VERB 0 root
    rebels rebel NOUN 5 obj
"""
APART = """
    police  _       NOUN 2 nsubj
    fired   fire    VERB 0 root
    as      _       SCONJ 5 mark
    crowds  crowd   NOUN 5 nsubj
    gathered gather VERB 2 advcl
    in      _       ADP  7 case
    Arica   _       PROPN 5 obl
"""
TALKS = """
    the    _    DET   3 det
    Quito  _    PROPN 3 compound
    talks  talk NOUN  4 nsubj
    failed fail VERB  0 root
"""


def where(table: str, word: str, kind: str) -> str | None:
    scene = stage(table)
    sentence, trigger = scene.at(word)
    found = whereabouts(sentence, trigger, trigger, kind, scene.places)
    return found.name if found is not None else None


def test_who_takes_part_says_where_things_are_done_but_not_where_they_are_said() -> None:
    assert where(COURT, "jailed", "COERCE") == "Arica"
    assert where(COURT, "jailed", "ACCUSE") is None


def test_what_is_done_by_force_is_where_the_sentence_is() -> None:
    assert where(APART, "fired", "ASSAULT") == "Arica"
    assert where(APART, "fired", "AID") is None


def test_talks_are_named_after_their_town() -> None:
    assert where(TALKS, "talks", "CONSULT") == "Quito"


def event(type_: str, start: int, place: str | None) -> Event:
    quote = Quote(start, start + 1, "x")
    return Event(f"e{start}", type_, None, (), (), "material conflict", -5.0, "happened", ("PER",), (), (), None, place,
                 (), (), 0.9, quote, (Evidence("d", start, start + 1),))  # fmt: skip


def test_the_scene_goes_on_but_not_to_words_nor_from_countries() -> None:
    analysis = stage(COURT).analysis
    town = Place("place:arica", 0, 1, "Arica", "CHL", None, None, None, "city")
    land = Place("place:chile", 0, 1, "Chile", "CHL", None, None, None, "country")
    events = (event("ASSAULT", 0, town.id), event("COERCE", 2, None), event("REJECT", 3, None))
    assert [e.place for e in placed(events, analysis, (town,))] == [town.id, town.id, None]
    events = (event("ASSAULT", 0, land.id), event("COERCE", 2, None))
    assert placed(events, analysis, (land,))[1].place is None
