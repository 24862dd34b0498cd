"""The day of publication, from a dateline or from what the report says of its days."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolution.published import infer_published
from dragoman.types.analysis import Analysis
from dragoman.types.document import Document
from tests.trees import build

GUESTS = """
    Guests guest NOUN 2 nsubj
    landed land VERB 0 root Tense=Past|VerbForm=Fin
    in in ADP 4 case
    Kyiv Kyiv PROPN 2 obl
    on on ADP 6 case
    Sunday Sunday PROPN 2 obl
    . . PUNCT 2 punct
"""
JUBILEE = """
    Ukraine Ukraine PROPN 3 nsubj
    will will AUX 3 aux VerbForm=Fin
    mark mark VERB 0 root VerbForm=Inf
    the the DET 6 det
    30th 30th ADJ 6 amod
    anniversary anniversary NOUN 3 obj
    of of ADP 8 case
    independence independence NOUN 6 nmod
    with with ADP 13 case
    Tuesday~ Tuesday PROPN 13 nmod:poss
    's 's PART 10 case
    Independence independence PROPN 13 compound
    Day Day PROPN 3 obl
    . . PUNCT 3 punct
"""


def infer(document: Document, analysis: Analysis) -> date | None:
    return infer_published(document, analysis)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("OSLO, May 7, 2024 (Agency) -", date(2024, 5, 7)),
        ("LIMA (Agency) - 3 June 2021 -", date(2021, 6, 3)),
        ("Published: 14 October 2019", date(2019, 10, 14)),
        ("2023-01-05", date(2023, 1, 5)),
    ],
)
def test_datelines(head: str, day: date) -> None:
    document = Document(id="t", text=f"{head}\nMinisters met.")
    assert infer(document, Analysis("t", (), (), "none")) == day


def test_a_dateline_without_a_year_takes_the_one_that_agrees_with_the_weekday() -> None:
    text = "OSLO, May 7 (Agency) - Guests landed on Sunday after the vote of 2022."
    # 7 May is a Sunday in 2023, not in 2022, the latest year named.
    body, analysis = build(GUESTS)
    document = Document(id="t", text=f"{body.text}\n{text}")
    assert infer(document, analysis) == date(2023, 5, 7)


def test_an_anniversary_on_a_named_weekday_fixes_the_day() -> None:
    """30 years after 24 August 1991 is a Tuesday in 2021; the guests came on the Sunday before."""
    document, analysis = build(GUESTS, JUBILEE)
    assert infer(document, analysis) == date(2021, 8, 22)


def test_an_anniversary_on_the_wrong_weekday_fixes_nothing() -> None:
    document, analysis = build(GUESTS, JUBILEE.replace("Tuesday", "Friday"))
    assert infer(document, analysis) is None


def test_weekdays_alone_fix_nothing() -> None:
    document, analysis = build(GUESTS)
    assert infer(document, analysis) is None


def test_a_full_date_in_the_lead() -> None:
    lead = GUESTS.replace("Sunday Sunday PROPN 2 obl", "March March PROPN 2 obl\n4~ 4 NUM 6 nummod\n, , PUNCT 6 punct\n2024 2024 NUM 6 nmod")
    document, analysis = build(lead)
    assert "March 4, 2024" in document.text
    assert infer(document, analysis) == date(2024, 3, 4)
