"""Denials linked to what they deny."""

from __future__ import annotations

from dragoman.ontology.cues import CueLexicon
from dragoman.record.claims import find_claims
from dragoman.record.disputes import link_disputes
from dragoman.types.record import Claim
from tests.record import claim_sentences as say
from tests.trees import build

CUES = CueLexicon.load()


def linked(*tables: str) -> tuple[Claim, ...]:
    document, analysis = build(*tables)
    resolution = say.resolve(analysis)
    return link_disputes(find_claims(document, analysis, resolution, CUES), analysis, resolution)


def test_a_denial_in_the_same_sentence_disputes_the_accusation():
    accusation, denial = linked(say.ACCUSED)
    assert accusation.disputed_by == (denial.id,)
    assert denial.disputed_by == ()


def test_a_rejection_in_a_later_sentence_disputes_what_was_said_against_the_rejecter():
    accusation, plain, rejection = linked(say.VIOLATED, say.ACCORDING.replace("Peru", "Chile"), say.REJECTED)
    assert accusation.disputed_by == (rejection.id,)
    assert plain.disputed_by == ()


def test_nobody_disputes_himself():
    found = linked(say.VIOLATED, say.REJECTED.replace("Ecuador", "Peru"))
    assert all(claim.disputed_by == () for claim in found)


def test_without_a_denial_nothing_is_disputed():
    assert all(claim.disputed_by == () for claim in linked(say.VIOLATED, say.NESTED, say.URGED))


def test_an_accusation_that_names_nobody_is_aimed_at_who_denies_it():
    accusation = say.REJECTED.replace("the _ DET 4 det", "Peruvian _ ADJ 4 amod").replace("accusation _ NOUN", "accusations accusation NOUN")
    accusation = accusation.replace(". _ PUNCT 2 punct", "of _ ADP 6 case\n    smuggling _ NOUN 4 nmod\n    . _ PUNCT 2 punct")
    found = {claim.stance: claim for claim in linked(accusation)}
    assert found["accuses"].speaker == "PER" and found["accuses"].against == "ECU"
    assert found["accuses"].disputed_by == (found["rejects"].id,)


def test_saying_the_contrary_disputes_what_was_said_against_the_speaker():
    denial = say.VIOLATED.replace("Peru", "Quito").replace("Ecuador _ PROPN 5", "it _ PRON 5").replace(
        "had have AUX 5 aux", "had have AUX 5 aux\n    never _ ADV 6 advmod Polarity=Neg"
    )
    denial = denial.replace("it _ PRON 5", "it _ PRON 6").replace("have AUX 5 aux", "have AUX 6 aux")
    denial = denial.replace("the _ DET 7 det", "the _ DET 8 det").replace("treaty _ NOUN 5 obj", "treaty _ NOUN 6 obj")
    accusation, contrary = linked(say.VIOLATED, denial)
    assert accusation.disputed_by == (contrary.id,)
