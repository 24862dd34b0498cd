"""Claims on hand-written trees: who speaks, what is said, with which stance."""

from __future__ import annotations

from dragoman.ontology.cues import CueLexicon
from dragoman.record.claims import find_claims
from dragoman.types.record import Claim
from tests.record import claim_sentences as say
from tests.trees import build

CUES = CueLexicon.load()


def claims(*tables: str) -> tuple[Claim, ...]:
    document, analysis = build(*tables)
    found = find_claims(document, analysis, say.resolve(analysis), CUES)
    for claim in found:
        for quote in filter(None, (claim.cue, claim.content, claim.speaker_span)):
            assert document.text[quote.start : quote.end] == quote.text
        assert claim.evidence
    return found


def told(claim: Claim) -> tuple[str, str, str | None, str]:
    return claim.speaker, claim.stance, claim.against, claim.content.text


def test_an_accusation_and_the_denial_of_it():
    assert [told(c) for c in claims(say.ACCUSED)] == [
        ("PER", "accuses", "ECU", "closing the border"),
        ("ECU", "denies", None, "a charge"),
    ]


def test_indirect_speech_inside_indirect_speech_is_two_claims():
    assert [told(c) for c in claims(say.NESTED)] == [
        ("PER", "asserts", None, "Ecuador had told it that the talks failed"),
        ("ECU", "asserts", None, "that the talks failed"),
    ]


def test_a_quotation_over_sentences_is_one_claim_and_the_next_one_its_own():
    found = claims(say.OPENS, say.GOES_ON, say.NOBODY)
    assert [c.content.text for c in found] == [
        "“The border is open. Trade goes on,”",
        "“Nobody has been turned away.”",
    ]
    assert {c.speaker for c in found} == {"PER"}
    assert all(c.direct for c in found)
    assert [len(c.evidence) for c in found] == [2, 2]


def test_according_to_leaves_the_speaker_out_of_the_content():
    (claim,) = claims(say.ACCORDING)
    assert told(claim) == ("PER", "asserts", None, "the talks failed")
    assert claim.cue is not None and claim.cue.text == "According to"


def test_a_relative_clause_has_its_antecedent_for_a_speaker():
    assert [told(c) for c in claims(say.NOTED)] == [
        ("ECU", "asserts", None, "that prices had risen"),
        ("ECU", "rejects", None, "the plan as a trick"),
    ]
    assert claims(say.NOTED)[0].speaker_span.text == "which"  # type: ignore[union-attr]


def test_criticism_that_is_drawn_comes_from_its_giver():
    assert [told(c) for c in claims(say.DREW)] == [("CHL", "condemns", None, "The new tariff")]


def test_a_request_is_aimed_at_whom_it_asks():
    assert [told(c) for c in claims(say.URGED)] == [("PER", "demands", "ECU", "Ecuador to reopen the border")]


def test_what_a_speaker_rejects_in_his_own_words_is_one_rejection():
    assert [told(c) for c in claims(say.WE_REJECT)] == [("PER", "rejects", None, "the report")]


def test_saying_that_another_violated_something_accuses_him():
    assert [told(c)[:3] for c in claims(say.VIOLATED)] == [("PER", "accuses", "ECU")]


def test_saying_what_another_must_do_demands_it():
    assert [told(c)[:3] for c in claims(say.MUST)] == [("PER", "demands", "ECU")]


def test_calling_it_baseless_rejects_it():
    assert [told(c)[:3] for c in claims(say.CALLED)] == [("CHL", "rejects", "PER")]


def test_scare_quotes_make_no_claim():
    assert claims(say.SCARE) == ()


def test_ids_are_the_same_in_every_run_and_differ_between_claims():
    ids = [c.id for c in claims(say.ACCUSED)]
    assert ids == [c.id for c in claims(say.ACCUSED)]
    assert len(set(ids)) == len(ids)


def test_a_quotation_that_goes_on_takes_its_stance_from_its_own_words():
    reproach = """
        “ _ PUNCT 4 punct
        Ecuador _ PROPN 4 nsubj
        has have AUX 4 aux
        violated violate VERB 0 root
        the _ DET 6 det
        treaty _ NOUN 4 obj
        . _ PUNCT 4 punct
        ” _ PUNCT 4 punct
    """
    found = claims(say.OPENS, say.GOES_ON, reproach)
    assert [told(c)[:3] for c in found] == [("PER", "asserts", None), ("PER", "accuses", "ECU")]


def test_what_is_not_said_is_no_claim():
    assert claims(say.VIOLATED.replace("said say VERB 0 root", "could could AUX 3 aux\n    say say VERB 0 root").replace(
        "2 nsubj", "3 nsubj").replace("5 nsubj", "6 nsubj").replace("5 aux", "6 aux").replace("VERB 2", "VERB 3").replace(
        "7 det", "8 det").replace("5 obj", "6 obj").replace("2 punct", "3 punct")) == ()
