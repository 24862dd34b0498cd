"""Speech acts that only a claim tells of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.record.drafts import Draft
from dragoman.record.speech_events import CODING, speech_drafts
from dragoman.types.record import Claim
from tests.builders import make_claim, make_document
from tests.record.scenes import draft, stage
from tests.record.small_codebook import small_codebook

SAID = """
    Peru   _    PROPN 2 nsubj
    said   say  VERB  0 root
    Chile  _    PROPN 4 nsubj
    lied   lie  VERB  2 ccomp
"""
SCENE = stage(SAID, SAID)


def claim(**fields: Any) -> Claim:
    document = make_document(SCENE.document.text)
    return replace(make_claim(document, "said", "Chile lied", speaker="PER"), **({"against": "CHL"} | fields))


def drafts(*claims: Claim, coded: tuple[Draft, ...] = ()) -> list[Draft]:
    return list(speech_drafts(claims, SCENE.analysis.sentences, coded, SCENE.parties))


def test_an_accusation_without_the_word() -> None:
    (found,) = drafts(claim(stance="accuses"))
    assert (found.type, found.mode, found.status) == ("ACCUSE", "allege", "happened")
    assert (found.sides.actors, found.sides.recipients) == (("PER",), ("CHL",))
    assert found.speech and found.implied
    assert SCENE.analysis.sentences[found.sentence].tokens[found.candidate.trigger].text == "said"


@pytest.mark.parametrize("stance", ["asserts", "confirms", "predicts", "promises"])
def test_stances_that_are_no_events(stance: str) -> None:
    assert drafts(claim(stance=stance)) == []


@pytest.mark.parametrize("fields", [{"against": None}, {"against": "PER"}, {"against": "PER/GOV/minister"}, {"cue": None}])
def test_only_what_is_aimed_at_another_country_counts(fields: dict[str, Any]) -> None:
    assert drafts(claim(stance="accuses", **fields)) == []


def test_what_the_coder_has_is_not_told_again() -> None:
    known = draft("accuse", actors="PER", recipients="ECU", speech=True)
    assert drafts(claim(stance="accuses"), coded=(known,)) == []
    elsewhere = draft("accuse", actors="PER", recipients="ECU", sentence=1, speech=True)
    assert len(drafts(claim(stance="accuses"), coded=(elsewhere,))) == 1


def test_several_speakers_at_one_cue_are_one_event() -> None:
    (found,) = drafts(claim(stance="denies"), claim(stance="denies", speaker="ECU"), claim(stance="denies", id="x"))
    assert found.sides.actors == ("PER", "ECU")


def test_every_coding_is_a_mode_of_its_type() -> None:
    for kind, mode in CODING.values():
        assert mode is None or small_codebook().types[kind].mode(mode) is not None
