"""The day that the narrative has reached."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.record.narrative import Narrative, is_dateline
from dragoman.types.resolution import TimeExpression
from tests.trees import build

TABLE = """
    Rebels  _     NOUN  2 nsubj
    struck  strike VERB 0 root  Tense=Past|VerbForm=Fin
    on      _     ADP   4 case
    Sunday  _     PROPN 2 obl

    They    _     PRON  2 nsubj
    burned  burn  VERB  0 root  Tense=Past|VerbForm=Fin
    shops   shop  NOUN  2 obj

    Police  _     NOUN  3 nsubj
    have    have  AUX   3 aux   Tense=Pres|VerbForm=Fin
    closed  close VERB  0 root  Tense=Past|VerbForm=Part
"""


def sunday(document: Any, analysis: Any, **fields: Any) -> TimeExpression:
    token = analysis.sentences[0].tokens[3]
    day = fields.pop("day", date(2019, 6, 9))
    return TimeExpression(token.start, token.end, "DATE", day.isoformat(), day, day, "day", "relative", 0, 3)


def narrative(published: date | None = date(2019, 6, 11), **fields: Any) -> tuple[Narrative, Any]:
    document, analysis = build(*TABLE.split("\n\n"))
    return Narrative.of(analysis, document.text, (sunday(document, analysis, **fields),), published), analysis


def test_a_day_holds_for_what_is_told_after_it() -> None:
    told, analysis = narrative()
    found = told.at(analysis.sentences[1], 1)
    assert found is not None and found.first == date(2019, 6, 9)


def test_what_reaches_into_the_present_has_no_day_of_the_past() -> None:
    told, analysis = narrative()
    assert told.at(analysis.sentences[2], 2) is None


@pytest.mark.parametrize(("published", "day"), [(None, date(2019, 6, 9)), (date(2019, 6, 11), date(2015, 6, 9))])
def test_background_and_undated_reports_lead_nowhere(published: date | None, day: date) -> None:
    told, analysis = narrative(published, day=day)
    assert told.at(analysis.sentences[1], 1) is None


@pytest.mark.parametrize(
    ("text", "dateline"),
    [("NAIROBI, May 3 — The two sides met.", True), ("BERN (May 3) – The two sides met.", True), ("They met on May 3 in Bern.", False)],
)
def test_datelines(text: str, dateline: bool) -> None:
    at = text.index("May 3")
    day = date(2024, 5, 3)
    assert is_dateline(text, TimeExpression(at, at + 5, "DATE", "2024-05-03", day, day, "day", "relative", 0, 0)) is dateline
