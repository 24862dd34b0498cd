"""What speech acts speak of, and what that makes of them."""

from __future__ import annotations

import pytest

from dragoman.ontology.codebook import Coding
from dragoman.record.composition import absorbed, content_status, contents, speech_coding
from tests.record.scenes import Stage, stage
from tests.record.small_codebook import small_codebook

AGREED = """
    Peru     _        PROPN 2 nsubj
    agreed   agree    VERB  0 root
    to       _        PART  4 mark
    withdraw withdraw VERB  2 xcomp
"""
ACCUSED = """
    Peru     _      PROPN 2 nsubj
    accused  accuse VERB  0 root
    Chile    _      PROPN 2 obj
    of       _      SCONJ 5 mark
    shelling shell  VERB  2 advcl VerbForm=Part|Tense=Pres
    Ecuador  _      PROPN 5 obj
"""
REJECTED = """
    Peru     _      PROPN 2 nsubj
    rejected reject VERB  0 root
    talks    talk   NOUN  2 obj
"""
URGED = """
    Peru    _      PROPN 2 nsubj
    urged   urge   VERB  0 root
    Chile   _      PROPN 2 obj
    to      _      PART  5 mark
    begin   _      VERB  2 xcomp
    talks   talk   NOUN  5 obj
"""


def spoken(scene: Stage) -> dict[str, list[str]]:
    sentence = scene.analysis.sentences[0]
    found = contents(sentence, scene.candidates())
    words = [token.text for token in sentence.tokens]
    return {words[speech]: [words[c.trigger] for c in told] for speech, told in found.items()}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (AGREED, {"agreed": ["withdraw"]}),
        (ACCUSED, {"accused": ["shelling"]}),
        (REJECTED, {"rejected": ["talks"]}),
        (URGED, {"urged": ["talks"]}),
    ],
    ids=["infinitive", "gerund", "object", "through-begin"],
)
def test_contents(table: str, expected: dict[str, list[str]]) -> None:
    assert spoken(stage(table)) == expected


def test_both_of_two_coordinated_contents() -> None:
    table = AGREED + "and _ CCONJ 6 cc\n    apologise apologise VERB 4 conj\n to _ ADP 8 case\n Chile _ PROPN 6 obl"
    assert spoken(stage(table)) == {"agreed": ["withdraw", "apologise"]}


def test_an_act_without_speech_has_no_content() -> None:
    table = ACCUSED.replace("accused  accuse", "sank sink").replace("Chile    _      PROPN", "canoes canoe NOUN")
    assert spoken(stage(table)) == {}


def test_what_is_agreed_is_absorbed_and_what_somebody_is_accused_of_is_not() -> None:
    agreed, accused = stage(AGREED), stage(ACCUSED)
    assert absorbed(agreed.candidate("agreed"), agreed.candidate("withdraw"))
    assert not absorbed(accused.candidate("accused"), accused.candidate("shelling"))


def test_a_refusal_absorbs_and_a_denial_does_not() -> None:
    refused, denied = stage(REJECTED), stage(REJECTED.replace("rejected reject", "denied deny"))
    assert absorbed(refused.candidate("rejected"), refused.candidate("talks"))
    assert not absorbed(denied.candidate("denied"), denied.candidate("talks"))


def test_the_status_that_content_gets() -> None:
    assert content_status(stage(ACCUSED).candidate("accused")) == "alleged"
    assert content_status(stage(REJECTED.replace("rejected reject", "denied deny")).candidate("denied")) == "denied"
    assert content_status(stage(REJECTED).candidate("rejected")) is None


def test_agreeing_to_withdraw_is_to_concede() -> None:
    speech = stage(AGREED).candidate("agreed")
    assert speech_coding(speech, Coding("RETREAT", "withdraw"), small_codebook()).type == "CONCEDE"
    assert speech_coding(speech, Coding("AID"), small_codebook()).type == "AGREE"


def test_a_request_takes_its_mode_from_what_is_requested() -> None:
    speech = stage(URGED).candidate("urged")
    assert speech_coding(speech, Coding("CONSULT"), small_codebook()) == Coding("REQUEST", "meet")
    assert speech_coding(speech, None, small_codebook()) == Coding("REQUEST", None)


def test_a_mode_of_the_predicates_own_stays() -> None:
    speech = stage(ACCUSED.replace("accused  accuse", "condemned condemn")).candidate("condemned")
    assert speech_coding(speech, Coding("ASSAULT"), small_codebook()) == Coding("ACCUSE", "disapprove")
