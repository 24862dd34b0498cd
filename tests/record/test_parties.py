"""Which parties a noun phrase stands for."""

from __future__ import annotations

from dataclasses import replace

from dragoman.record.parties import AGENT_PREPOSITIONS, Parties
from dragoman.types.resolution import Mention
from tests.builders import make_document, make_resolution
from tests.record.scenes import PACT, PERU, stage

BORDER = """
    Peru    _      PROPN 3 nmod:poss
    's      _      PART  1 case
    border  _      NOUN  0 root
    with    _      ADP   5 case
    Chile   _      PROPN 3 nmod
"""
FIRES = """
    fires  fire NOUN  0 root
    in     _    ADP   3 case
    Chile  _    PROPN 1 nmod
"""


def denoted(table: str, word: str, **options: object) -> tuple[str, ...]:
    scene = stage(table)
    return scene.parties.denoted(*scene.at(word), **options)  # type: ignore[arg-type]


def test_a_mention_stands_for_its_own_actor() -> None:
    assert denoted(BORDER, "Chile") == ("CHL",)


def test_the_possessor_goes_before_the_preposition() -> None:
    assert denoted(BORDER, "border") == ("PER",)


def test_a_party_passed_over_leaves_the_other_one() -> None:
    assert denoted(BORDER, "border", but=frozenset({"PER"})) == ("CHL",)


def test_an_owner_of_the_country_passed_over_is_its_own_side() -> None:
    table = BORDER.replace("Peru    _      PROPN", "minister _ NOUN")
    assert denoted(table, "border", but=frozenset({"PER"})) == ("CHL",)
    assert denoted(table, "border", but=frozenset({"ECU"})) == ("PER/GOV/minister",)


def test_an_agent_does_not_own_what_lies_in_a_country() -> None:
    assert denoted(FIRES, "fires") == ("CHL",)
    assert denoted(FIRES, "fires", through=AGENT_PREPOSITIONS) == ()


def test_against_leads_to_the_other_side() -> None:
    assert denoted(FIRES.replace("in  ", "against "), "fires") == ()


def test_both_owners_of_a_coordination() -> None:
    table = """
        ties     tie NOUN  0 root
        between  _   ADP   3 case
        Peru     _   PROPN 1 nmod
        and      _   CCONJ 5 cc
        Chile    _   PROPN 3 conj
    """
    assert denoted(table, "ties") == ("PER", "CHL")


def test_an_owner_is_sought_three_steps_down_and_no_further() -> None:
    chain = [f"step{n} _ NOUN {n} nmod:poss" for n in range(4)]
    near = "\n".join([chain[0].replace("0 nmod:poss", "0 root"), *chain[1:3], "Peru _ PROPN 3 nmod:poss"])
    far = "\n".join([chain[0].replace("0 nmod:poss", "0 root"), *chain[1:], "Peru _ PROPN 4 nmod:poss"])
    assert denoted(near, "step0") == ("PER",)
    assert denoted(far, "step0") == ()


def test_of_tokens_names_each_actor_once_in_order() -> None:
    scene = stage(BORDER)
    sentence, border = scene.at("border")
    chile = scene.at("Chile")[1]
    assert scene.parties.of_tokens(sentence, [chile, border, chile]) == ("CHL", "PER")


def test_the_longest_mention_with_a_head_speaks_for_it() -> None:
    short = Mention(4, 8, 0, 1, ("PER",), "name")
    long = Mention(0, 8, 0, 1, ("PER/GOV/minister",), "nominal")
    for mentions in ((short, long), (long, short)):
        parties = Parties.of(make_resolution(make_document(), mentions=mentions))
        assert parties.by_head[0, 1] == ("PER/GOV/minister",)


def test_an_actor_of_no_country_counts_as_a_star() -> None:
    parties = Parties({"PER": PERU}, {}, {})
    assert parties.countries(["PER", "somebody"]) == {"PER", "*"}
    assert parties.sectors("somebody") == ()


def test_only_what_has_members_is_a_body() -> None:
    council = replace(PERU, id="council", members=("PER", "CHL"))
    parties = Parties({actor.id: actor for actor in (PERU, PACT, council)}, {}, {})
    assert parties.is_body(PACT.id)
    assert parties.is_body("council")
    assert not parties.is_body(PERU.id)
    assert not parties.is_body("somebody")
