"""Claims of the rules and attributions of the head, made one: on hand-written trees with invented attributions."""

from __future__ import annotations

from dataclasses import replace

from dragoman.ontology.cues import CueLexicon
from dragoman.record.claims import find_claims
from dragoman.record.speaker_actors import with_speakers
from dragoman.types.analysis import Attribution
from dragoman.types.record import Claim
from tests.record import claim_sentences as say
from tests.trees import build

CUES = CueLexicon.load()
SIGNED = """
    Peru _ PROPN 2 nsubj
    signed sign VERB 0 root
    the _ DET 4 det
    treaty _ NOUN 2 obj
    . _ PUNCT 2 punct
"""
BOTH = """
    Peru _ PROPN 4 nsubj
    and _ CCONJ 3 cc
    Chile _ PROPN 1 conj
    said say VERB 0 root
    the _ DET 6 det
    talks talk NOUN 7 nsubj
    may _ AUX 8 aux
    fail _ VERB 4 ccomp
    . _ PUNCT 4 punct
""".replace("7 nsubj", "8 nsubj")


def claims(table: str, *attributions: tuple[str | None, str, str]) -> tuple[Claim, ...]:
    """The claims where the head reads these (speaker, cue, content)."""
    document, analysis = build(table)

    def span(words: str) -> tuple[int, int]:
        start = document.text.index(words)
        return start, start + len(words)

    read = tuple(
        Attribution(span(cue), None if speaker is None else span(speaker), (span(content),))
        for speaker, cue, content in attributions
    )
    found = find_claims(document, replace(analysis, attributions=read), say.resolve(analysis), CUES)
    for claim in found:
        for quote in filter(None, (claim.cue, claim.content, claim.speaker_span)):
            assert document.text[quote.start : quote.end] == quote.text
    return found


def test_what_both_see_has_the_stance_of_the_rules_and_the_spans_of_the_head():
    (claim,) = claims(say.URGED, ("Peru", "urged", "to reopen the border"))
    assert (claim.speaker, claim.stance, claim.against) == ("PER", "demands", "ECU")
    assert claim.content.text == "to reopen the border"


def test_what_only_the_head_sees_is_judged_by_its_cue():
    (claim,) = claims(SIGNED, ("Peru", "signed", "the treaty"))
    assert (claim.speaker, claim.stance, claim.kind) == ("PER", "asserts", "deed")


def test_what_nobody_says_is_no_claim():
    assert claims(SIGNED, (None, "signed", "the treaty")) == ()


def test_a_denial_that_the_head_does_not_see_stands():
    found = claims(say.ACCUSED, ("Peru", "accused", "closing the border"))
    assert [(c.speaker, c.stance) for c in found] == [("PER", "accuses"), ("ECU", "denies")]


def test_a_speaker_who_is_no_party_has_an_actor_of_his_own():
    villagers = say.ACCORDING.replace("Peru _ PROPN", "villagers villager NOUN")
    (claim,) = claims(villagers, ("villagers", "According to", "the talks failed"))
    assert claim.speaker == "UNNAMED/villagers"
    _, analysis = build(villagers)
    (actor,) = with_speakers(say.resolve(analysis), (claim,)).actors
    assert (actor.id, actor.name, actor.country) == ("UNNAMED/villagers", "villagers", None)


def test_parties_with_one_voice_are_one_speaker_with_members():
    (claim,) = claims(BOTH, ("Peru and Chile", "said", "the talks may fail"))
    assert claim.speaker == "JOINT/PER+CHL"
    _, analysis = build(BOTH)
    joint = with_speakers(say.resolve(analysis), (claim,)).actors[-1]
    assert (joint.name, joint.country, joint.members) == ("PER and CHL", None, ("PER", "CHL"))


def test_a_hedge_on_what_is_said_lowers_the_confidence():
    (claim,) = claims(BOTH, ("Peru and Chile", "said", "the talks may fail"))
    assert claim.confidence == 0.5


def test_a_claim_inside_a_claim_says_within_which():
    outer, inner = claims(
        say.NESTED,
        ("Peru", "said", "Ecuador had told it that the talks failed"),
        ("Ecuador", "had told", "that the talks failed"),
    )
    assert (outer.within, inner.within) == (None, outer.id)


UNNAMED_SOURCES = """
    Officials official NOUN 8 nsubj
    who _ PRON 3 nsubj
    asked ask VERB 1 acl:relcl
    not _ PART 7 advmod
    to _ PART 7 mark
    be _ AUX 7 aux:pass
    named name VERB 3 xcomp
    said say VERB 0 root
    the _ DET 10 det
    talks talk NOUN 11 nsubj
    failed fail VERB 8 ccomp
    . _ PUNCT 8 punct
"""


def test_who_asks_not_to_be_named_asks_nothing_of_anybody():
    found = claims(UNNAMED_SOURCES, ("who", "asked", "not to be named"), ("Officials", "said", "the talks failed"))
    assert [(c.speaker, c.stance) for c in found] == [("UNNAMED/officials", "asserts")]


def test_what_another_state_is_said_to_have_said_is_a_claim_of_its_own():
    found = claims(say.NESTED, ("Peru", "said", "Ecuador had told it that the talks failed"))
    assert [(c.speaker, c.within is not None) for c in found] == [("PER", False), ("ECU", True)]
