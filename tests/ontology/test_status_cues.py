"""The words that decide an event's status."""

from __future__ import annotations

import pytest

from dragoman.errors import CodebookError
from dragoman.ontology.status import StatusCues

CUES = StatusCues.load()


@pytest.mark.parametrize(
    ("pos", "lemma", "status"),
    [
        ("VERB", "plan", "planned"), ("AUX", "will", "planned"), ("VERB", "propose", "proposed"),
        ("SCONJ", "if", "hypothetical"), ("ADV", "allegedly", "alleged"), ("PART", "not", "denied"),
        ("VERB", "rule out", "denied"), ("VERB", "continue", "ongoing"), ("verb", "Deny", "denied"),
    ],
)  # fmt: skip
def test_statuses(pos: str, lemma: str, status: str):
    cue = CUES.by_lemma(pos, lemma)
    assert cue is not None and cue.status == status
    assert 0 < cue.strength <= 1


def test_a_verb_tagged_as_an_auxiliary_is_found_all_the_same():
    assert CUES.by_lemma("AUX", "continue") == CUES.by_lemma("VERB", "continue")


def test_an_unknown_word_has_no_status():
    assert CUES.by_lemma("VERB", "walk") is None


def test_plans_for_talks_are_planned_and_plans_at_talks_are_not():
    cue = CUES.by_lemma("NOUN", "plan")
    assert cue is not None and cue.governs("for") and not cue.governs("at") and not cue.governs(None)


def test_an_unknown_status_is_refused():
    broken = "prepositions: [for]\ngroups:\n- {status: done, pos: VERB, scope: embedding, strength: 1, words: [end]}"
    with pytest.raises(CodebookError):
        StatusCues.parse(broken)
