"""Recipients that are left to what was said before."""

from __future__ import annotations

from dataclasses import replace

from dragoman.record.discourse import with_recipients
from dragoman.record.drafts import Draft
from dragoman.types.record import Claim
from tests.builders import make_claim, make_document
from tests.record.scenes import Stage, stage
from tests.record.small_codebook import small_codebook

ATTACKED = """
    Chile    _      PROPN 2 nsubj
    attacked attack VERB  0 root
    ships    ship   NOUN  2 obj
"""
REJECTED = """
    Peru     _      PROPN 2 nsubj
    rejected reject VERB  0 root
    this     _      PRON  2 obj
"""
CONDEMNED = """
    Peru      _       PROPN 2 nsubj
    condemned condemn VERB  0 root
    Chile     _       PROPN 2 obj
    and       _       CCONJ 5 cc
    urged     urge    VERB  2 conj
    restraint _       NOUN  5 obj
"""
WAVED = "nobody _ PRON 2 nsubj\nwaved wave VERB 0 root"


def filled(scene: Stage, claims: tuple[Claim, ...] = ()) -> tuple[Draft, ...]:
    return with_recipients(scene.drafts(), claims, scene.parties, small_codebook())


def last(*tables: str) -> tuple[str, ...]:
    return filled(stage(*tables))[-1].sides.recipients


def test_this_is_what_another_party_did_before() -> None:
    assert last(ATTACKED, REJECTED) == ("CHL",)


def test_a_definite_noun_takes_up_too() -> None:
    definite = REJECTED.replace("this     _      PRON ", "plan _ NOUN") + "the _ DET 3 det"
    assert last(ATTACKED, definite) == ("CHL",)
    assert last(ATTACKED, definite.replace("the _", "a _")) == ()


def test_a_relative_clause_takes_up_what_it_hangs_on() -> None:
    table = ATTACKED + """
        which    _      PRON  6 obj
        Peru     _      PROPN 6 nsubj
        rejected reject VERB  3 acl:relcl
    """
    assert last(table) == ("CHL",)
    subject = table.replace("PRON  6 obj", "PRON  6 nsubj").replace("PROPN 6 nsubj", "PROPN 6 vocative")
    assert last(subject) == ()


def test_it_must_have_been_told_close_by() -> None:
    assert last(ATTACKED, WAVED, REJECTED) == ("CHL",)
    assert last(ATTACKED, WAVED, WAVED, REJECTED) == ()


def test_nobody_rejects_what_his_own_side_did() -> None:
    assert last(ATTACKED.replace("Chile   ", "Peruvian"), REJECTED) == ()


def test_a_named_recipient_stays() -> None:
    table = REJECTED.replace("this     _      PRON ", "Ecuador _ PROPN")
    assert last(ATTACKED, table) == ("ECU",)


def test_coordinated_speech_acts_share_their_recipient() -> None:
    assert [draft.sides.recipients for draft in filled(stage(CONDEMNED))] == [("CHL",), ("CHL",)]


def test_the_accusation_is_the_speakers_of_the_last_claim() -> None:
    scene = stage(WAVED, REJECTED.replace("this     _      PRON ", "accusation _ NOUN"))
    document = make_document(scene.document.text)
    claim = make_claim(document, "waved", "nobody", speaker="ECU")
    later = replace(claim, speaker="CHL", content=replace(claim.content, start=0, end=len(document.text)))
    assert filled(scene, (claim, later))[-1].sides.recipients == ("ECU",)
    assert filled(scene, (replace(claim, speaker="PER"),))[-1].sides.recipients == ()
