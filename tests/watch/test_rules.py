from __future__ import annotations

from typing import get_args

import pytest

from dragoman.errors import FeedsError
from dragoman.query.filters import FilterParser
from dragoman.store.filters import EventFilter
from dragoman.types.record import RelationKind
from dragoman.watch.rules import DisputeRule, DyadRule, EventRule, OfficeRule, RelationRule, load_rules, parse_rule

KNOWN = {"Russia": "RUS", "Ukraine": "UKR", "South Sudan": "SSD", "Guinea-Bissau": "GNB", "Senegal": "SEN"}
NAMES = FilterParser(lambda name, on: KNOWN.get(name), ("ASSAULT", "CONSULT"), ("port-call",))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("dyad RUS-UKR score drops", DyadRule(("RUS", "UKR"), True, 2.0, 7, 28, 3)),
        ("Dyad Russia Ukraine score RISES by=1.5 days=30 before=90 least=10", DyadRule(("RUS", "UKR"), False, 1.5, 30, 90, 10)),
        ("dyad Guinea-Bissau-Senegal score falls", DyadRule(("GNB", "SEN"), True, 2.0, 7, 28, 3)),
        ("new ceasefire", RelationRule("ceasefire")),
        ('new sanctions-in-force country="South Sudan"', RelationRule("sanctions-in-force", "SSD")),
        ("new war between=RUS-UKR", RelationRule("war", None, ("RUS", "UKR"))),
        ("office changed", OfficeRule()),
        ('office changed country=FRA office="prime minister"', OfficeRule("FRA", "head of government")),
        ("new event type=ASSAULT country=SDN", EventRule(EventFilter(types=("ASSAULT",), country="SDN"))),
        ("new event type=port-call status=happened confidence=0.7 mode=Visit actor=RUS recipient=UKR",
         EventRule(EventFilter(types=("port-call",), statuses=("happened",), confidence=0.7, modes=("visit",), actor="RUS",
                               recipient="UKR"))),
        ("new dispute", DisputeRule()),
        ("new dispute between=CHN/GOV-RUS", DisputeRule(None, ("CHN/GOV", "RUS"))),
    ],
)  # fmt: skip
def test_rules(text, rule):
    assert parse_rule(text, NAMES) == rule


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "rules are: dyad A-B score drops"),
        ("tell me everything", "cannot be understood"),
        ("new ceasefires", "did you mean ceasefire"),
        ("new evnt", "did you mean event"),
        ("new zzz", "there are partnership"),
        ("new event typ=ASSAULT", "no setting 'typ'; did you mean type"),
        ("new event type=ASSAULTS", "did you mean ASSAULT"),
        ("new event country=Atlantis", "nobody is known as 'Atlantis'"),
        ("new event status=over", "no status 'over'"),
        ("new event confidence=high", "no number"),
        ("new dispute type=ASSAULT", "no setting 'type'"),
        ("dyad RUS score drops", "no pair of known parties"),
        ("dyad RUS-UKR drops", "it is written"),
        ("dyad RUS-UKR score drops days=0", "whole number above 0"),
        ("dyad RUS-UKR score drops days=x", "whole number above 0"),
        ('new dispute country="SDN', "quotation mark"),
        ("office changed office=mayor", "one holder"),
    ],
)
def test_mistakes_say_what_would_be_right(text, told):
    with pytest.raises(FeedsError, match=told):
        parse_rule(text, NAMES)


def test_the_table_of_rules_follows_its_schema():
    table = load_rules()
    types = {"party", "pair", "type", "status", "mode", "office", "number", "days", "count"}
    assert set(table.written) == {"dyad", "relation", "office", "event", "dispute"}
    assert {kind for settings in table.settings.values() for kind in settings.values()} <= types
    assert all(name == name.lower() for name in table.offices)
    assert set(table.defaults) == set(table.settings["dyad"])
    for kind in get_args(RelationKind):
        assert parse_rule(f"new {kind}", NAMES) == RelationRule(kind)
