"""The package's own codebook: complete, without dangling names, and with the frames the coder counts on."""

from __future__ import annotations

import pytest

from dragoman.ontology.codebook import Codebook, Coding, PartOfSpeech, Predicate
from dragoman.ontology.codebook_lint import check

MODES = {
    "AGREE": 0, "CONSULT": 4, "SUPPORT": 0, "CONCEDE": 0, "COOPERATE": 0, "AID": 0, "RETREAT": 6, "REQUEST": 4,
    "ACCUSE": 3, "REJECT": 4, "THREATEN": 6, "PROTEST": 7, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 10, "ASSAULT": 15,
}  # fmt: skip


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return Codebook.load()


def frame(codebook: Codebook, pos: str, phrase: str, **asked: str) -> Predicate:
    """The only frame of an entry whose sets hold the words asked for."""
    found = [one for one in codebook.predicates if one.pos == pos and one.phrase == phrase]
    found = [one for one in found if all(word in getattr(one, key) for key, word in asked.items())]
    assert len(found) == 1, found
    return found[0]


def test_has_the_types_and_modes_of_the_manual(codebook: Codebook) -> None:
    assert {name: len(kind.modes) for name, kind in codebook.types.items()} == MODES
    assert len(codebook.contexts) == 37


def test_is_free_of_problems(codebook: Codebook) -> None:
    assert check(codebook) == []


def test_has_at_least_six_hundred_lemmas(codebook: Codebook) -> None:
    assert len({(one.pos, one.lemma) for one in codebook.predicates}) >= 600


@pytest.mark.parametrize("pos", ["verb", "noun"])
def test_every_type_has_verbs_and_nouns(codebook: Codebook, pos: str) -> None:
    assert {one.type for one in codebook.predicates if one.pos == pos} == set(MODES)


def test_is_read_once(codebook: Codebook) -> None:
    assert Codebook.load() is codebook


def test_mode_score_goes_before_type_score(codebook: Codebook) -> None:
    assert codebook.types["CONSULT"].score_of("visit") == 4
    assert codebook.types["CONSULT"].score_of(None) == 2.5
    assert codebook.types["PROTEST"].score_of("vandalize") == -5  # the manual prints no score for this mode


@pytest.mark.parametrize(
    ("speech", "content", "mode"),
    [
        ("REQUEST", Coding("RETREAT", "release"), "yield"),
        ("REQUEST", Coding("ASSAULT"), "change"),
        ("REJECT", Coding("CONSULT"), "meet"),
        ("REJECT", Coding("ASSAULT"), None),
        ("THREATEN", Coding("SANCTION", "expel"), "expel"),
        ("THREATEN", Coding("SANCTION", "discontinue"), "relations"),
        ("ACCUSE", None, None),
    ],
)
def test_mode_of_speech_follows_its_content(
    codebook: Codebook, speech: str, content: Coding | None, mode: str | None
) -> None:
    assert codebook.types[speech].content_mode(content) == mode


@pytest.mark.parametrize(
    ("pos", "phrase", "asked", "coding"),
    [
        ("verb", "summon", {"object": "ambassador"}, ("ACCUSE", "disapprove")),
        ("verb", "expel", {"object": "ambassador", "contexts": "diplomatic"}, ("SANCTION", "expel")),
        ("verb", "convict", {"when": "court"}, ("SANCTION", "convict")),
        ("verb", "cancel", {"object": "visit"}, ("REJECT", "meet")),
        ("verb", "take hostage", {}, ("ASSAULT", "abduct")),
        ("noun", "hunger strike", {}, ("PROTEST", "hunger")),
        ("noun", "martial law", {}, ("COERCE", "martial-law")),
        ("verb", "abdicate", {}, ("RETREAT", "resign")),
        ("noun", "war game", {"actor": "of"}, ("MOBILIZE", "troops")),
        ("verb", "cyberattack", {}, ("COERCE", "cyber")),
    ],
)
def test_deciding_rules(
    codebook: Codebook, pos: str, phrase: str, asked: dict[str, str], coding: tuple[str, str]
) -> None:
    found = frame(codebook, pos, phrase, **asked)
    assert (found.type, found.mode) == coding


def test_joint_exercises_cooperate_and_lone_ones_mobilise(codebook: Codebook) -> None:
    drills = codebook.frames("noun", "drill")
    assert {one.type for one in drills if "joint" in one.modifier} == {"COOPERATE"}
    assert {one.type for one in drills if "joint" in one.not_modifier} == {"MOBILIZE"}


def test_declared_ceasefire_concedes_and_observed_ceasefire_retreats(codebook: Codebook) -> None:
    declared = [one for one in codebook.frames("verb", "declare") if "ceasefire" in one.object]
    assert {(one.type, one.planned_type) for one in declared} == {("CONCEDE", "RETREAT")}
    observed = [one for one in codebook.frames("verb", "observe") if "ceasefire" in one.object]
    assert ("RETREAT", "ceasefire") in {(one.type, one.mode) for one in observed}


def test_frames_that_ask_for_most_come_first(codebook: Codebook) -> None:
    for frames in codebook.predicates_by_lemma.values():
        asked = [one.specificity for one in frames]
        assert asked == sorted(asked, reverse=True)


def test_reversed_light_verbs(codebook: Codebook) -> None:
    under = [verb for verb in codebook.light_verbs["come"] if verb.noun == "under"]
    assert [verb.subject for verb in under] == ["recipient"]
    assert {verb.effect for verb in codebook.light_verbs["carry"] if verb.particle == "out"} == {"happened"}
    assert {verb.effect for verb in codebook.light_verbs["call"] if verb.particle == "off"} == {"cancelled"}


@pytest.mark.parametrize(
    ("pos", "form", "lemma"),
    [("verb", "Vetoed", "veto"), ("verb", "cancelled", "cancel"), ("noun", "truces", "truce")],
)
def test_regular_forms_lead_to_their_lemma(codebook: Codebook, pos: PartOfSpeech, form: str, lemma: str) -> None:
    assert codebook.lemma_of(pos, form) == lemma
    assert codebook.frames(pos, form) == codebook.frames(pos, lemma) != ()


def test_unknown_words_have_no_frames(codebook: Codebook) -> None:
    assert codebook.frames("verb", "marinates") == ()
    assert codebook.lemma_of("verb", "marinates") == "marinates"
