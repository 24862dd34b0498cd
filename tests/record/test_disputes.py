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
