"""Reasons in words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import get_args

from dragoman.export.explanation_json import explanation_to_dict
from dragoman.export.explanation_text import MENTION_RULES, PARTY_RULES, explanation_lines
from dragoman.record.reasons import PartyRule
from dragoman.types.explanation import (
    Change,
    ConfidenceReason,
    Entry,
    EventExplanation,
    Part,
    PartyReason,
    StatusCue,
    Telling,
)
from dragoman.types.resolution import MentionRule
from tests.builders import ECUADOR, PRESIDENT, make_document, make_event, quote, sentence_of

DOCUMENT = make_document()
EVENT = make_event(DOCUMENT, confidence=0.7)
SENTENCE = replace(sentence_of(DOCUMENT, "arrived"), text="")
ENTRY = Entry("arrive", "verb", "CONSULT/visit", "predicates/consult.yaml", True, ("in: one of 9 words",), ("subj",),
              ("in",), None, None, (("subj", (quote(DOCUMENT, "president"),)),), ("RETREAT",))  # fmt: skip
EXPLANATION = EventExplanation(
    EVENT,
    ENTRY,
    (
        PartyReason(PRESIDENT.id, "President of Peru", "actor", "slot", "subj", quote(DOCUMENT, "Peru’s president"),
                    "role", None, "arrived –nsubj→ president"),
        PartyReason(ECUADOR.id, "Ecuador", "recipient", "focus", None, None, None, None, None),
    ),
    (StatusCue("planned", "auxiliary", quote(DOCUMENT, "on"), False),),
    (Change("type", "planned", "CONSULT/visit", "AGREE/visit to CONSULT", quote(DOCUMENT, "arrived")),),
    "told in the reporter's own voice",
    (Telling(1, SENTENCE, EVENT.trigger, "happened", None, None, (), ()),),
    ConfidenceReason(0.7, 0.8, (Part("claimed", -0.24), Part("word: verb", 0.01))),
    {"CONSULT": 0.95, "NONE": 0.03},
)  # fmt: skip


def lines(explanation: EventExplanation = EXPLANATION) -> list[str]:
    return list(explanation_lines(explanation, DOCUMENT))


def test_every_rule_has_words():
    assert PARTY_RULES.keys() == set(get_args(PartyRule)) - {"slot"}
    assert MENTION_RULES.keys() == set(get_args(MentionRule))


def test_the_report():
    found = lines()
    assert found[0] == f"{EVENT.id} · CONSULT/visit · happened"
    assert found[1].startswith("  Peru’s president [arrived] in Quito on Monday")
    for line in (
        '    «arrived» is verb "arrive" of predicates/consult.yaml: CONSULT/visit · weak',
        "      «Peru’s president»: a role · arrived –nsubj→ president",
        "    recipient Ecuador · ECU · left unsaid: the state that the report is about",
        "    CONSULT/visit → AGREE/visit to CONSULT: planned at «arrived»",
        "    «on» asks for planned: auxiliary, and is overruled",
        "  told once",
        "  confidence 0.70, from log-odds +0.80 and",
        "    -0.24 claimed",
        "  pair network (no event depends on it): CONSULT 0.95, NONE 0.03",
    ):
        assert line in found
    assert not any("word: verb" in line for line in found)  # adds next to nothing


def test_an_event_that_only_a_claim_implies_has_no_entry():
    found = lines(replace(EXPLANATION, entry=replace(ENTRY, file="")))
    assert "    «arrived» is the cue of a claim whose stance is itself the event: CONSULT/visit" in found


def test_several_tellings():
    again = Telling(2, sentence_of(DOCUMENT, "accused"), quote(DOCUMENT, "accused"), "alleged", "c1", "PER", ("ECU",), ("the same word",))
    found = lines(replace(EXPLANATION, tellings=(*EXPLANATION.tellings, again)))
    assert "  told 2 times, the fullest first" in found
    assert "      joined: same type, same actors, the same word" in found


def test_nothing_steers_the_terminal():
    bad = replace(EXPLANATION, parties=(replace(EXPLANATION.parties[0], name="\x1b[31mX\u202e"),))
    assert not any("\x1b" in line or "\u202e" in line for line in lines(bad))


def test_json_has_everything():
    data = json.loads(json.dumps(explanation_to_dict(EXPLANATION)))
    assert data["event"]["id"] == EVENT.id and data["entry"]["slots"]["subj"][0]["text"] == "president"
    assert data["parties"][1] == {"actor": "ECU", "name": "Ecuador", "side": "recipient", "rule": "focus", "slot": None,
                                  "words": None, "mention": None, "back": None, "path": None}  # fmt: skip
    assert data["confidence"]["parts"][1] == {"sign": "word: verb", "weight": 0.01}
    assert data["pair"] == {"CONSULT": 0.95, "NONE": 0.03}
