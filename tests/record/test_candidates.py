"""Predicates of a small codebook found in trees, with light verbs."""

from __future__ import annotations

from dragoman.record.candidates import Candidate, find_candidates
from tests.record.scenes import stage
from tests.record.small_codebook import small_codebook
from tests.trees import build

HELD = """
    Peru   _    PROPN 2 nsubj
    held   hold VERB  0 root
    talks  talk NOUN  2 obj
    with   _    ADP   5 case
    Chile  _    PROPN 2 obl
"""


def filler(candidate: Candidate, slot: str) -> list[str]:
    return [candidate.sentence.tokens[token].text for token in candidate.slots.get(slot, ())]


def test_a_plain_verb() -> None:
    table = "Peru _ PROPN 2 nsubj\nattacked attack VERB 0 root\nChile _ PROPN 2 obj"
    (found,) = stage(table).candidates()
    assert (found.predicate.type, found.trigger, found.clause, found.light) == ("ASSAULT", 1, 1, None)
    assert (filler(found, "subj"), filler(found, "obj")) == (["Peru"], ["Chile"])


def test_a_word_outside_the_codebook_is_none() -> None:
    assert stage("Peru _ PROPN 2 nsubj\nwaved wave VERB 0 root").candidates() == ()


def test_a_light_verb_hands_its_arguments_to_the_noun() -> None:
    (talks,) = stage(HELD).candidates()
    assert talks.light is not None and talks.light.lemma == "hold"
    assert talks.clause == talks.light_token == 1
    assert (filler(talks, "agent"), filler(talks, "with")) == (["Peru"], ["Chile"])


def test_the_subject_of_come_under_is_the_target() -> None:
    table = """
        Peru   _    PROPN 2 nsubj
        came   come VERB  0 root
        under  _    ADP   4 case
        attack _    NOUN  2 obl
    """
    (attack,) = stage(table).candidates()
    assert filler(attack, "target") == ["Peru"]
    assert filler(attack, "agent") == []


def test_a_companion_must_stand_beside_the_verb() -> None:
    table = """
        Peru  _    PROPN 2 nsubj
        took  take VERB  0 root
        part  _    NOUN  2 obj
        in    _    ADP   5 case
        talks talk NOUN  2 obl
    """
    (talks,) = stage(table).candidates()
    assert talks.light is not None and talks.light.companion == "part"
    (without,) = stage(table.replace("part ", "notes")).candidates()
    assert without.light is None


def test_the_second_of_two_nouns_has_the_light_verb_too() -> None:
    table = """
        Peru    _      PROPN 2 nsubj
        launched launch VERB 0 root
        sweeps  sweep  NOUN  2 obj
        and     _      CCONJ 5 cc
        raids   raid   NOUN  3 conj
    """
    (raid,) = stage(table).candidates()
    assert filler(raid, "agent") == ["Peru"]


def test_a_participle_after_the_noun_carries_it() -> None:
    table = """
        a        _      DET   2 det
        raid     _      NOUN  0 root
        launched launch VERB  2 acl  VerbForm=Part|Tense=Past
        by       _      ADP   5 case
        Peru     _      PROPN 3 obl:agent
    """
    (raid,) = stage(table).candidates()
    assert raid.clause == 2
    assert filler(raid, "agent") == ["Peru"]


def test_a_noun_that_only_qualifies_another_is_no_event() -> None:
    table = "a _ DET 3 det\nraid _ NOUN 3 compound\nvictim _ NOUN 0 root"
    assert stage(table).candidates() == ()


def test_phrases_hung_on_the_object_count_as_the_verbs() -> None:
    table = """
        Peru   _    PROPN 2 nsubj
        signed sign VERB  0 root
        a      _    DET   4 det
        treaty _    NOUN  2 obj
        with   _    ADP   6 case
        Chile  _    PROPN 4 nmod
    """
    (signed,) = stage(table).candidates()
    assert filler(signed, "with") == ["Chile"]


def test_an_inflected_form_is_found_where_the_lemma_is_wrong() -> None:
    tree = build("Peru _ PROPN 2 nsubj\nattacked attacke VERB 0 root")[1].sentences[0]
    (found,) = find_candidates(tree, small_codebook())
    assert found.predicate.lemma == "attack"


def test_a_frame_that_does_not_fit_is_no_candidate() -> None:
    table = "Peru _ PROPN 2 nsubj\nsank sink VERB 0 root\nprices price NOUN 2 obj"
    assert stage(table).candidates() == ()
    assert len(stage(table.replace("prices price", "canoes canoe")).candidates()) == 1


def test_a_participle_before_its_noun_tells_of_arrests_only() -> None:
    table = """
        Peru     _      PROPN 2 nsubj
        praised  praise VERB  0 root
        the      _      DET   5 det
        arrested arrest VERB  5 amod  VerbForm=Part|Tense=Past
        leader   _      NOUN  2 obj
    """
    praise, arrest = stage(table).candidates()
    assert (praise.predicate.type, arrest.predicate.mode, filler(arrest, "obj")) == ("SUPPORT", "arrest", ["leader"])
    (only,) = stage(table.replace("arrested arrest", "attacked attack")).candidates()
    assert only.predicate.type == "SUPPORT"
