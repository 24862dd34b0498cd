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
VOTE = """
    They they PRON 2 nsubj
    followed follow VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    vote vote NOUN 2 obj
    of of ADP 6 case
    2022 2022 NUM 4 nmod
    . . PUNCT 2 punct
"""


def infer(document: Document, analysis: Analysis) -> date | None:
    found = infer_published(document, analysis)
    return found.day if found else None


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
    """7 May is a Sunday in 2023, not in 2022, the latest year named."""
    body, analysis = build(GUESTS, VOTE)
    document = Document(id="t", text=f"{body.text}\nOSLO, May 7 (Agency) -")
    assert infer(document, analysis) == date(2023, 5, 7)


def test_a_dateline_without_a_year_and_without_a_weekday_fixes_nothing() -> None:
    body, analysis = build(VOTE)
    assert infer(Document(id="t", text=f"{body.text}\nOSLO, May 7 (Agency) -"), analysis) is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("GENEVA (9 August 2019) – Experts spoke.", date(2019, 8, 9)),
        ("Last updated: Fri 21 February 2020 14.02 GMT", date(2020, 2, 21)),
        ("By A. Writer | 2 June 2021", date(2021, 6, 2)),
        ("The drill ended today (12 March 2023).", date(2023, 3, 12)),
        ("Published: 29/2/2024", date(2024, 2, 29)),
        ("Prisoners were released on 3 May 2020 in the north.", None),
        ("Published: 3/4/2025", None),
        ("Published: Monday 29 February 2024", None),
    ],
)
def test_lines_of_other_styles(head: str, day: date | None) -> None:
    assert infer(Document(id="t", text=f"{head}\nMinisters met."), Analysis("t", (), (), "none")) == day


def test_a_line_is_surer_than_a_year_that_is_guessed() -> None:
    body, analysis = build(GUESTS, VOTE)
    line, guess = (
        infer_published(Document(id="t", text=f"{body.text}\n{head}"), analysis)
        for head in ("OSLO, May 7, 2023 (Agency) -", "OSLO, May 7 (Agency) -")
    )
    assert line and guess and line.confidence > guess.confidence >= 0.5


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
