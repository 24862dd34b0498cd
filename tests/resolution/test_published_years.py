"""The year of a day that is written without one."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.gazetteer_types import Spell
from dragoman.resolution.published_years import LEAST, SUREST, Bounds, bounds, year_of
from tests.trees import build

SPELL = Spell("President", "PER", ("GOV",), date(2011, 7, 28), date(2016, 7, 28))


def test_the_weekday_of_a_day_tells_its_year() -> None:
    """7 May is a Wednesday in 2025 and 2014."""
    found = year_of(5, 7, 2, Bounds(latest=2023))
    assert found and found[0] == 2025


def test_who_holds_an_office_tells_the_year() -> None:
    """7 May is a Wednesday in 2014 alone while the president holds office."""
    assert year_of(5, 7, 2, Bounds(tenures=((SPELL,),))) == (2014, SUREST)


def test_a_copyright_notice_tells_the_year() -> None:
    found = year_of(3, 1, None, Bounds(latest=2001, copyright=2009))
    assert found and found[0] == 2009


def test_without_any_year_there_is_none() -> None:
    assert year_of(5, 7, 2, Bounds()) is None


@given(
    st.integers(1, 12), st.integers(1, 31), st.none() | st.integers(0, 6), st.none() | st.integers(0, 6),
    st.integers(1950, 2050), st.dates(date(1950, 1, 1), date(2050, 1, 1)),
)  # fmt: skip
def test_a_year_fits_what_is_known(
    month: int, day: int, weekday: int | None, news: int | None, latest: int, first: date
) -> None:
    known = Bounds(first=first, latest=latest, dated=first)
    found = year_of(month, day, weekday, known, news)
    if found:
        whole = date(found[0], month, day)
        assert known.allow(whole) and weekday in (None, whole.weekday())
        assert LEAST <= found[1] <= SUREST


def test_years_to_come_are_not_told_as_past() -> None:
    document, analysis = build(
        """
        They they PRON 2 nsubj
        met meet VERB 0 root Tense=Past|VerbForm=Fin
        in in ADP 4 case
        2019 2019 NUM 2 obl
        on on ADP 6 case
        goals goal NOUN 2 obl
        for for ADP 8 case
        2030 2030 NUM 6 nmod
        . . PUNCT 2 punct
        """
    )
    assert bounds(document.text, analysis).latest == 2019
