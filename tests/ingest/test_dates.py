from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.dates import parse_date

DAY = date(2025, 3, 10)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    "spelling",
    [
        "2025-03-10", "2025-03-10 21:53:04Z", "2025-03-10T21:53:04.123+02:00", "2025/03/10", "2025.3.10", "20250310",
        "20250310T215304Z", "20250310215304", "Mon, 10 Mar 2025 21:53:04 GMT", "10 March 2025", "March 10, 2025",
        "Mar. 10, 2025, 9:53 p.m. ET", "10th March, 2025", "Published: 2025-03-10", "10.03.2025", "10.3.2025 08:00",
        "3/13/2025", "13/3/2025", "2025, March 10", "Mon Mar 10 21:53:04 +0000 2025", "10-Mar-2025", "MARCH 10 2025",
        "Monday 10 March 2025 21.53 GMT", 1741643584, 1741643584.5, "1741643584", 1741643584000, DAY,
        datetime(2025, 3, 10, 23, tzinfo=UTC),
    ],
)  # fmt: skip
def test_the_spellings_in_use(spelling):
    found = parse_date(spelling)
    assert found in (DAY, date(2025, 3, 13))
    assert (found == DAY) == ("13/" not in str(spelling) and "/13" not in str(spelling))


@pytest.mark.parametrize(
    "spelling",
    ["", "yesterday", "03/04/2025", "2025-03", "2025", "31/31/2025", "2025-02-30", "0001-01-01", None, True, [], {},
     "9:53 pm", 12, "99999999999999", float("nan"), "March 2025", "1234567"],
)  # fmt: skip
def test_what_is_no_day_or_could_be_two_is_not_read(spelling):
    assert parse_date(spelling) is None


def test_the_same_day_and_month_number_is_not_ambiguous():
    assert parse_date("05/05/2025") == date(2025, 5, 5)


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%b %d %Y", "%a, %d %b %Y", "%d.%m.%Y"]))
def test_every_day_is_read_in_every_unambiguous_spelling(day, spelling):
    assert parse_date(day.strftime(spelling)) == day


@given(st.one_of(st.text(max_size=120), st.integers(), st.floats()))
def test_nothing_makes_it_fail(value):
    found = parse_date(value)
    assert found is None or 1900 <= found.year <= 2100
