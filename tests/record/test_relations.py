"""Standing relations on hand-written trees."""

from __future__ import annotations

from datetime import date

from dragoman.ontology.cues import CueLexicon
from dragoman.record.claims import find_claims
from dragoman.record.relations import find_relations
from dragoman.types.record import Relation
from dragoman.types.resolution import Quantity
from tests.record import claim_sentences as say
from tests.trees import build


def relations(*tables: str, published: date | None = None, quantities: tuple[Quantity, ...] = ()) -> tuple[Relation, ...]:
    document, analysis = build(*tables, published=published)
    resolution = say.resolve(analysis, published, quantities)
    claims = find_claims(document, analysis, resolution, CueLexicon.load())
    return find_relations(document, analysis, resolution, claims)


def short(relation: Relation) -> tuple[str, str, str, float | None]:
    return relation.kind, relation.subject, relation.object, relation.value


def test_a_trade_rank_says_who_ranks_where_with_whom():
    assert [short(r) for r in relations(say.PARTNER)] == [("trade-rank", "ECU", "PER", 3.0)]


def test_a_partnership_has_the_subject_and_the_partner():
    assert [short(r) for r in relations(say.PARTNERSHIP)] == [("partnership", "PER", "CHL", None)]


def test_no_partnership_is_none():
    assert relations(say.NO_PARTNERSHIP) == ()


def test_tensions_between_two():
    assert [short(r) for r in relations(say.TENSIONS)] == [("tension", "PER", "ECU", None)]


def test_trade_takes_the_sum_that_it_reached():
    sum_ = Quantity("q", 36, 46, 3e9, None, "dollars", False, None, 0, 6)
    other = Quantity("r", 36, 46, 5.0, None, "percent", False, None, 0, 6)
    found = relations(say.TRADE, quantities=(other, sum_))
    assert [short(r) for r in found] == [("trade-volume", "PER", "CHL", 3e9)]
    assert found[0].unit == "dollars"


def test_a_member_and_mediator():
    assert [short(r) for r in relations(say.MEMBER)] == [
        ("mediation", "PER", "BOL", None),
        ("mediation", "PER", "CHL", None),
        ("membership", "PER", "IGO/andean-community", None),
    ]


def test_a_declared_ceasefire_is_one_and_a_ceasefire_called_for_is_none():
    assert [short(r) for r in relations(say.CEASEFIRE)] == [("ceasefire", "PER", "ECU", None)]
    assert relations(say.CALL_FOR_CEASEFIRE) == ()


def test_the_war_in_a_country_is_the_one_of_that_day():
    (war,) = relations(say.WAR, published=date(2023, 6, 1))
    assert short(war) == ("war", "RUS", "UKR", None)
    assert war.start == "2022-02-24"


def test_what_only_a_speaker_says_is_claimed_by_him():
    (war,) = relations(say.WAR, published=date(2023, 6, 1))
    assert len(war.claimed_by) == 1
    told_by_reporter = relations(say.WAR, say.WAR.replace("denied deny", "fought fight"), published=date(2023, 6, 1))
    assert len(told_by_reporter) == 1


def test_one_relation_in_two_sentences_has_both_as_evidence():
    (tension,) = relations(say.TENSIONS, say.TENSIONS)
    assert len(tension.evidence) == 2


MEMBERSHIP = """
    {owner}    _          PROPN 3 nmod:poss
    's         's         PART 1 case
    membership membership NOUN {head} nsubj
    of         _          ADP 5 case
    Community  _          PROPN 3 nmod
    {verb}     {verb}     VERB 0 root
"""
YEAR = """
    Russia _ PROPN 2 nsubj
    left leave VERB 0 root
    Ukraine _ PROPN 2 obj
    after _ ADP 7 case
    the _ DET 7 det
    2014 _ NUM 7 nummod
    war _ NOUN 2 obl
"""


def test_a_membership_that_stands_is_told_by_its_owner():
    table = MEMBERSHIP.format(owner="Peru", head=6, verb="cost")
    assert [short(r) for r in relations(table)] == [("membership", "PER", "IGO/andean-community", None)]
    assert relations(table.replace("cost     cost", "seek     seek").replace("6 nsubj", "6 obj")) == ()


def test_a_war_named_by_its_year_has_its_dates():
    (war,) = relations(YEAR, published=date(2023, 3, 1))
    assert (short(war), war.start, war.end) == (("war", "RUS", "UKR", None), "2014-02-20", "2022-02-23")


def test_a_war_named_by_a_year_in_which_none_began_is_another():
    assert [r.end for r in relations(YEAR.replace("2014", "1905"), published=date(2023, 3, 1)) if r.kind == "war"] != ["2022-02-23"]
