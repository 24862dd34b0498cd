from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import CodebookError
from dragoman.ontology.cameo import load_cameo, parse_cameo
from dragoman.ontology.codebook import Codebook
from dragoman.ontology.state_codes import load_state_codes
from evaluation.corpora import corpora
from tests.builders import make_document, make_event

CODES = "code\tgoldstein\tlabel\n040\t1.0\tConsult\n042\t1.9\tVisit\n"
RULES = "type\tmode\tcontexts\tplanned\tcameo\nCONSULT\tvisit\t-\t-\t042\nCONSULT\t-\t-\t-\t040\n"
SECTORS = "plover\tcameo\tname\nGOV\tGOV\tGovernment\nUNK\t-\tUnidentified\n"
CODEBOOK = Codebook.load()
CONTEXTS = sorted(CODEBOOK.contexts)


def event(**fields):
    return make_event(make_document(), **fields)


@pytest.mark.parametrize(
    ("fields", "code", "quad"),
    [
        ({"type": "CONSULT", "modes": ("visit",)}, "042", 1),
        ({"type": "AGREE", "modes": ("visit",), "planned_type": "CONSULT"}, "036", 1),
        ({"type": "AID", "modes": (), "contexts": ("military",)}, "072", 2),
        ({"type": "ACCUSE", "modes": ("allege",), "contexts": ("legal", "military")}, "1124", 3),
        ({"type": "ASSAULT", "modes": ("aerial",), "contexts": ("military",)}, "195", 4),
    ],
)
def test_codes(fields, code, quad):
    found = load_cameo().code_of(event(**fields))
    assert (found.code, found.quad) == (code, quad)


@given(
    st.sampled_from(sorted(CODEBOOK.types)),
    st.data(),
    st.lists(st.sampled_from(CONTEXTS), max_size=3),
    st.none() | st.sampled_from(sorted(CODEBOOK.types)),
)
def test_every_event_has_a_code_that_goes_its_way(kind, data, contexts, planned):
    modes = data.draw(st.lists(st.sampled_from([mode.name for mode in CODEBOOK.types[kind].modes] or [""]), max_size=2))
    found = load_cameo().code_of(event(type=kind, modes=tuple(modes), contexts=tuple(contexts), planned_type=planned))
    assert (found.quad > 2) == (CODEBOOK.types[kind].quad.endswith("conflict"))
    assert (found.goldstein > 0) == (found.quad <= 2)


def test_every_mode_and_context_of_the_table_is_plovers():
    for rules in load_cameo().rules.values():
        for rule in rules:
            assert rule.contexts <= set(CONTEXTS)
            assert rule.planned is None or rule.planned in CODEBOOK.types
            known = {mode.name for kind in (rule.type, rule.planned) if kind for mode in CODEBOOK.types[kind].modes}
            assert rule.mode is None or rule.mode in known or (rule.type, rule.mode) == ("CONCEDE", "resign"), rule


def test_every_sector_has_a_name():
    plover = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
    assert set(load_cameo().sectors) == set(plover.split())


@pytest.mark.parametrize(
    ("rules", "codes"),
    [
        (RULES.replace("042", "999"), CODES),
        (RULES.replace("CONSULT\t-\t-\t-\t040\n", ""), CODES),
        (RULES.replace("\t042", ""), CODES),
        (RULES.replace("CONSULT\tv", "-\tv"), CODES),
        ("", CODES),
    ],
)
def test_a_damaged_table_is_refused(rules, codes):
    assert parse_cameo(RULES, CODES, SECTORS).sectors["UNK"] == (None, "Unidentified")
    with pytest.raises(CodebookError):
        parse_cameo(rules, codes, SECTORS)


def test_a_type_of_ones_own_has_no_code():
    with pytest.raises(CodebookError, match="port-call"):
        load_cameo().code_of(event(type="port-call", codebook="desk"))


@pytest.mark.corpora
def test_the_table_agrees_with_plovers_own():
    """Every code that PLOVER's table leads to a type is given to no other type, but for the three told at its head."""
    source = corpora() / "plover/cameo-to-plover.txt"
    if not source.exists():
        pytest.skip(f"{source} is missing")
    led = dict(re.findall(r"^(\d{3,4}): (\w+)", source.read_text(encoding="utf-8"), re.MULTILINE))
    exceptions = {("RETREAT", "0831"), ("SANCTION", "116"), ("SANCTION", "163"), ("COERCE", "175")}
    for rules in load_cameo().rules.values():
        for rule in rules:
            assert led[rule.code] == rule.type or rule.type == "CONCEDE" or (rule.type, rule.code) in exceptions, rule


def test_states():
    codes = load_state_codes()
    assert (codes["GBR"].name, codes["GBR"].fips, codes["GBR"].cow) == ("United Kingdom", "UK", "200")
    assert codes["PSE"].cow is None
    assert len({state.fips for state in codes.values()}) == len(codes)
