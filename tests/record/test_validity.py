"""Relations that have ended, or say from when until when they stood."""

from __future__ import annotations

from datetime import date

from dragoman.ontology.relation_patterns import load_relation_patterns
from dragoman.record.parties import Parties
from dragoman.record.relation_context import Surroundings
from dragoman.record.relation_drafts import RelationDraft
from dragoman.record.validity import dated
from dragoman.types.resolution import TimeExpression
from tests.record import claim_sentences as say
from tests.trees import build

LIFTED = """
    Peru _ PROPN 2 nsubj
    {verb} lift VERB 0 root {feats}
    its _ PRON 4 nmod:poss
    sanctions sanction NOUN 2 obj
    on _ ADP 6 case
    Chile _ PROPN 4 nmod
    in _ ADP 8 case
    2018 _ NUM 2 obl
"""
WAR = """
    the _ DET 2 det
    war _ NOUN 0 root
    {mark} _ ADP 4 case
    2018 _ NUM 2 nmod
"""


def year(value: int, head: int, last: int | None = None) -> TimeExpression:
    first, until = date(value, 1, 1), date(last or value, 12, 31)
    return TimeExpression(0, 4, "DATE", str(value), first, until, "year", "explicit", 0, head)


def read(table: str, token: int, *times: TimeExpression, kind: str = "sanctions-in-force") -> RelationDraft | None:
    _, analysis = build(table)
    resolution = say.resolve(analysis, date(2024, 1, 1))
    resolution = type(resolution)(**{**{f: getattr(resolution, f) for f in resolution.__slots__}, "times": times})
    here = Surroundings(analysis.sentences[0], Parties.of(resolution), resolution, load_relation_patterns(), date(2024, 1, 1), ())
    return dated(here, RelationDraft(kind, "PER", "CHL", 0, token))  # type: ignore[arg-type]


def test_what_was_lifted_ended_on_that_day() -> None:
    found = read(LIFTED.format(verb="lifted", feats="Tense=Past|VerbForm=Fin"), 3, year(2018, 7))
    assert found is not None and found.end == "2018"


def test_what_ended_nobody_says_when_is_no_relation() -> None:
    assert read(LIFTED.format(verb="lifted", feats="Tense=Past|VerbForm=Fin"), 3) is None


def test_what_may_be_lifted_stands() -> None:
    found = read(LIFTED.format(verb="lift", feats="VerbForm=Inf"), 3)
    assert found is not None and found.end is None


def test_since_opens_and_until_closes() -> None:
    since, until = (read(WAR.format(mark=mark), 1, year(2018, 3), kind="war") for mark in ("since", "until"))
    assert since is not None and (since.start, since.end) == ("2018", None)
    assert until is not None and (until.start, until.end) == (None, "2018")


def test_a_range_of_years_is_an_interval() -> None:
    found = read(WAR.format(mark="of"), 1, year(1998, 3, last=2000), kind="war")
    assert found is not None and (found.start, found.end) == ("1998", "2000")


def test_a_war_named_by_a_year_of_long_ago_is_over() -> None:
    old, recent = read(WAR.format(mark="of"), 1, year(1990, 3), kind="war"), read(WAR.format(mark="of"), 1, year(2023, 3), kind="war")
    assert old is not None and old.end == "1990"
    assert recent is not None and recent.end is None
