from __future__ import annotations

from datetime import date

import numpy as np

from dragoman.ontology.codebook import Predicate
from dragoman.ontology.fitted import FittedCodebook, FittedType
from dragoman.ontology.own_codebook import OwnType
from dragoman.ontology.status import StatusCues
from dragoman.record.own_events import find_own_events
from dragoman.types.analysis import OwnWord
from dragoman.types.record import Claim, Event, Quote
from tests.record.scenes import Stage, stage
from tests.record.small_codebook import small_codebook

EXPELLED = """
    Peru     _     PROPN 2 nsubj
    expelled expel VERB  0 root
    two      _     NUM   4 nummod
    Chilean  _     ADJ   2 obj
    on       _     ADP   6 case
    Monday   _     PROPN 2 obl
"""
ORDERED = """
    Peru    _     PROPN 2 nsubj
    ordered order VERB  0 root
    Chilean _     NOUN  2 obj
    to      _     PART  5 mark
    leave   _     VERB  2 xcomp
"""
LEFT = """
    Ships  ship  NOUN 2 nsubj
    docked dock  VERB 0 root
"""


def events(scene: Stage, *words: OwnWord, claims: tuple[Claim, ...] = (), **fields: object) -> tuple[Event, ...]:
    kind = OwnType("expulsion", "…", **fields)  # type: ignore[arg-type]
    book = FittedCodebook("desk", "model", (FittedType(kind, np.zeros(0, dtype=np.float32), 0.0),))
    return find_own_events(
        scene.document, scene.analysis, scene.resolution, claims, small_codebook(), StatusCues.load(), book, words
    )


def word(token: int, score: float = 0.8) -> OwnWord:
    return OwnWord(0, token, "expulsion", score)


def test_a_word_that_fits_is_an_event_with_its_parties() -> None:
    (event,) = events(stage(EXPELLED, published=date(2024, 3, 5)), word(1), quad="material conflict", score=-5.0)
    assert (event.type, event.codebook, event.quad, event.score) == ("expulsion", "desk", "material conflict", -5.0)
    assert (event.actors, event.recipients, event.status) == (("PER",), ("CHL",), "happened")
    assert (event.trigger.text, event.confidence, event.modes) == ("expelled", 0.8, ())


def test_quad_and_score_stay_open_where_the_user_gives_none() -> None:
    (event,) = events(stage(EXPELLED), word(1))
    assert (event.quad, event.score) == (None, None)


def test_the_same_word_has_another_id_than_plovers_event() -> None:
    (one,), (other,) = events(stage(EXPELLED), word(1)), events(stage(EXPELLED), word(1, 0.6))
    assert one.id == other.id and one.confidence != other.confidence  # a confidence is never part of an id


def test_two_words_that_hang_together_are_one_event_by_the_better() -> None:
    (event,) = events(stage(ORDERED), word(1, 0.7), word(4, 0.9))
    assert event.trigger.text == "leave"


def test_slots_of_the_users_choice() -> None:
    (event,) = events(stage(EXPELLED), word(1), actor=("obj",), recipient=("subj",))
    assert (event.actors, event.recipients) == (("CHL",), ("PER",))
    (event,) = events(stage(EXPELLED), word(1), symmetric=True)
    assert (event.actors, event.recipients) == (("PER", "CHL"), ())


def test_words_that_the_file_names_need_no_score() -> None:
    named = (Predicate("expulsion", "verb", "expel", actor=("subj",), recipient=("obj",)),)
    (event,) = events(stage(EXPELLED), words=named)
    assert (event.trigger.text, event.confidence) == ("expelled", 1.0)
    unfit = (Predicate("expulsion", "verb", "expel", not_object=frozenset({"chilean"})),)
    assert events(stage(EXPELLED), words=unfit) == ()


def test_what_names_nobody_is_no_event() -> None:
    assert events(stage(LEFT), word(1)) == ()


def test_what_somebody_is_accused_of_is_alleged() -> None:
    scene = stage(EXPELLED)
    content = Quote(0, len(scene.document.text), scene.document.text)
    claim = Claim("c", "CHL", "accuses", "PER", None, None, content, False)
    (event,) = events(scene, word(1), claims=(claim,))
    assert (event.status, event.claimed_by) == ("alleged", ("c",))
