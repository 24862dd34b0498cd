"""Time expressions: values, days, tense, narrative."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolution.holidays import choose, day_in
from dragoman.resolution.time_grammar import drafts
from dragoman.resolution.time_rules import LONG
from dragoman.resolution.times import find_times
from dragoman.types.analysis import ROOT, Analysis, Sentence, Token
from dragoman.types.document import Document
from dragoman.types.resolution import TimeExpression
from tests.trees import build

MONDAY = date(2024, 6, 17)


def flat(text: str) -> Analysis:
    """One sentence of words that all hang on the first: for expressions that need no tree."""
    tokens, position = [], 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        tokens.append(Token(start, position, word, word.lower(), "X", 0 if tokens else ROOT, "dep" if tokens else "root"))
    return Analysis("t", (Sentence(0, 0, len(text), tuple(tokens)),), (), "none")


def read(text: str, published: date | None = MONDAY) -> list[TimeExpression]:
    return list(find_times(Document(id="t", text=text), flat(text), published))


def one(text: str, published: date | None = MONDAY) -> TimeExpression:
    (found,) = read(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("on 3 March 2023", "DATE", "2023-03-03"), ("on March 3, 2023", "DATE", "2023-03-03"),
        ("on the 5th of June", "DATE", "2024-06-05"), ("in early 2022", "DATE", "2022"),
        ("in mid-May", "DATE", "2024-05"), ("during the 1990s", "DATE", "199"), ("in the 19th century", "DATE", "18"),
        ("last month", "DATE", "2024-05"), ("next week", "DATE", "2024-W26"), ("this year", "DATE", "2024"),
        ("three days ago", "DATE", "2024-06-14"), ("two weeks ago", "DATE", "2024-W23"),
        ("four years ago", "DATE", "2020"), ("yesterday", "DATE", "2024-06-16"), ("tonight", "TIME", "2024-06-17TNI"),
        ("in the third quarter of 2021", "DATE", "2021-Q3"), ("for two quarters", "DURATION", "P2Q"), ("in the summer of 2019", "DATE", "2019-SU"),
        ("a three-day trip", "DURATION", "P3D"), ("a month-long siege", "DURATION", "P1M"),
        ("for two and a half years", "DURATION", "P2.5Y"), ("for nearly two decades", "DURATION", "P2DE"),
        ("in the past decade", "DURATION", "P1DE"), ("within 24 hours", "DURATION", "PT24H"),
        ("for several weeks", "DURATION", "PXW"), ("every two years", "SET", "P2Y"), ("the annual census", "SET", "P1Y"),
        ("in 490 BC", "DATE", "BC0490"), ("in fiscal year 2024", "DATE", "FY2024"), ("2024-02-29", "DATE", "2024-02-29"),
    ],
)  # fmt: skip
def test_values(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value) == (kind, value)


def test_intervals() -> None:
    quarter = one("in the second quarter of 2020")
    assert (quarter.first, quarter.last) == (date(2020, 4, 1), date(2020, 6, 30))
    early = one("in early 2022")
    assert early.first == date(2022, 1, 1) and early.last is not None and early.last < date(2022, 6, 1)
    stretch = one("over the past two weeks")
    assert (stretch.first, stretch.last) == (date(2024, 6, 3), MONDAY)


def test_a_run_of_days_reaches_to_its_end() -> None:
    first, last = read("from July 8 to 10")
    assert (first.value, first.last, last.value) == ("2024-07-08", date(2024, 7, 10), "2024-07-10")


def test_the_year_behind_the_second_date_holds_for_the_first() -> None:
    assert [found.value for found in read("from January 25 to February 3, 1905")] == ["1905-01-25", "1905-02-03"]


@pytest.mark.parametrize("text", ["some 1,900 men", "more than 2000 troops", "a 34-year-old man", "no such day: 30 February 2024"])
def test_what_is_no_time(text: str) -> None:
    assert [found for found in read(text) if found.type == "DATE" and found.granularity in ("year", "day")] == []


PAST = """
    Envoys envoy NOUN 2 nsubj
    arrived arrive VERB 0 root Tense=Past|VerbForm=Fin
    on on ADP 4 case
    Thursday Thursday PROPN 2 obl
    . . PUNCT 2 punct
"""
FUTURE = """
    Envoys envoy NOUN 3 nsubj
    will will AUX 3 aux VerbForm=Fin
    arrive arrive VERB 0 root VerbForm=Inf
    on on ADP 5 case
    Thursday Thursday PROPN 3 obl
    . . PUNCT 3 punct
"""
PLANNED = """
    She she PRON 3 nsubj:pass
    is be AUX 3 aux:pass Tense=Pres|VerbForm=Fin
    scheduled schedule VERB 0 root Tense=Past|VerbForm=Part
    to to PART 5 mark
    speak speak VERB 3 xcomp VerbForm=Inf
    Thursday Thursday PROPN 5 obl
"""
NOMINAL = """
    Thursday~ Thursday PROPN 3 nmod:poss
    's 's PART 1 case
    session session NOUN 4 nsubj
    matters matter VERB 0 root Tense=Pres|VerbForm=Fin
"""


@pytest.mark.parametrize(("table", "value"), [(PAST, "2024-06-13"), (FUTURE, "2024-06-20"), (PLANNED, "2024-06-20")])
def test_tense_decides_between_last_and_next_thursday(table: str, value: str) -> None:
    document, analysis = build(table)
    assert [found.value for found in find_times(document, analysis, MONDAY)] == [value]


def test_the_day_of_publication_is_the_last_monday() -> None:
    document, analysis = build(PAST.replace("Thursday", "Monday"))
    assert [found.first for found in find_times(document, analysis, MONDAY)] == [MONDAY]


def test_a_noun_takes_the_day_that_a_verb_settled() -> None:
    document, analysis = build(FUTURE, NOMINAL)
    assert [found.value for found in find_times(document, analysis, MONDAY)] == ["2024-06-20", "2024-06-20"]


def test_head_and_sentence() -> None:
    document, analysis = build(NOMINAL, PAST)
    found = find_times(document, analysis, MONDAY)
    assert [(entry.sentence, entry.head) for entry in found] == [(0, 0), (1, 3)]
    assert all(document.text[entry.start : entry.end] == "Thursday" for entry in found)


def test_dates_of_a_history_go_on_from_one_another() -> None:
    text = "In 1911 and 1912 and 1913 war came . On October 4, 1914 it spread . In December it halted . In February it resumed ."
    values = [found.value for found in read(text)]
    assert values[-3:] == ["1914-10-04", "1914-12", "1915-02"]


def test_later_counts_from_the_date_named_last() -> None:
    assert [found.value for found in read("On June 3, 2024 they met ; two days later they left")] == ["2024-06-03", "2024-06-05"]


def test_since_then_takes_the_date_named_last() -> None:
    assert [found.value for found in read("In April 2019 it fell , and since then it grew")] == ["2019-04", "2019-04"]


def test_weeks_before_a_dated_clause_lie_before_it() -> None:
    before, anchor = read("just weeks before the vote in April 2019")
    assert before.type == "DATE" and anchor.value == "2019-04"
    assert before.last is not None and anchor.last is not None and before.last < anchor.last


@pytest.mark.parametrize(
    ("name", "context", "day"),
    [
        ("Victory Day", "", date(2024, 5, 9)), ("Victory Day", "Azerbaijan", date(2024, 11, 8)),
        ("Independence Day", "Ukraine", date(2024, 8, 24)), ("Easter", "", date(2024, 3, 31)),
        ("Orthodox Easter", "", date(2024, 5, 5)), ("Yom Kippur", "", date(2024, 10, 12)),
        ("Eid al-Fitr", "", date(2024, 4, 10)), ("Thanksgiving", "", date(2024, 11, 28)),
        ("Lunar New Year", "", date(2024, 2, 10)), ("Memorial Day", "", date(2024, 5, 27)),
    ],
)  # fmt: skip
def test_holidays(name: str, context: str, day: date) -> None:
    holiday = choose(name, context, context)
    assert holiday is not None and day_in(holiday, 2024) == day


def test_a_holiday_is_the_one_next_to_publication() -> None:
    assert one("before Victory Day", date(2024, 4, 20)).value == "2024-05-09"


def test_without_a_publication_date_relative_days_stay_open() -> None:
    found = one("on Tuesday", None)
    assert (found.value, found.first) == ("XXXX-WXX-2", None)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("abc MayJune0123456789-,. daysweekago’'/"), max_size=120), st.none() | st.dates(date(1950, 1, 1), date(2060, 1, 1)))
def test_any_text_gives_ordered_spans_in_the_text(text: str, published: date | None) -> None:
    if not text.split():
        return
    found = read(text, published)
    for left, right in zip(found, found[1:], strict=False):
        assert left.end <= right.start
    for entry in found:
        assert 0 <= entry.start < entry.end <= len(text)
        assert entry.first is None or entry.last is None or entry.first <= entry.last


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("on 8 May 2025 , three days ago last week the evening of 12:30 in half year first 1,200 years".split()), max_size=9))
def test_a_long_line_reads_as_a_short_one(words: list[str]) -> None:
    """In a long line only the rules are asked that its words allow. (No word may follow: "May x" is no month.)"""
    text = " ".join(words)
    assert list(drafts(text, 0, len(text))) == list(drafts(text + " ;" * LONG, 0, len(text) + 2 * LONG))


def test_a_megabyte_of_digits_has_no_time() -> None:
    assert not list(drafts("1234567890" * 100_000, 0, 1_000_000))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("a 27-year-old baker", "DURATION", "P27Y"), ("a century-old mill", "DURATION", "P1CE"),
        ("40 flights a day", "SET", "P1D"), ("met twice weekly", "SET", "P1W"), ("rings every morning", "SET", "XXXX-XX-XXTMO"),
        ("at 9 p.m. on 3 May 2024", "TIME", "2024-05-03T21:00"), ("until midnight yesterday", "TIME", "2024-06-16T24:00"),
        ("around 7 o'clock on Tuesday evening", "TIME", "2024-06-11T19:00"), ("for half an hour", "DURATION", "PT30M"),
        ("half a dozen years", "DURATION", "P6Y"), ("after a half-century", "DURATION", "P50Y"),
        ("over the weekend", "DATE", "2024-W24-WE"), ("the last day of last month", "DATE", "2024-05-31"),
        ("by the end of next week", "DATE", "2024-W26"), ("shortly before dawn", "TIME", "2024-06-17TMO"),
        ("second-quarter output", "DATE", "2024-Q2"), ("earlier in the day", "DATE", "2024-06-17"),
        ("filed on 3/22/2013", "DATE", "2013-03-22"),
    ],
)  # fmt: skip
def test_values_of_news(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value) == (kind, value)


def test_centuries_in_a_pair() -> None:
    assert [found.value for found in read("in the 17th and 18th centuries")] == ["16", "17"]


def test_this_winter_began_last_year_in_january() -> None:
    assert one("this winter", date(2022, 1, 10)).value == "2021-WI"


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("U.S. spending in fiscal year 2024", "FY2024", date(2023, 10, 1), date(2024, 9, 30)),
        ("India's exports in FY2023-24", "FY2024", date(2023, 4, 1), date(2024, 3, 31)),
        ("India's exports in FY24", "FY2024", date(2023, 4, 1), date(2024, 3, 31)),
        ("Japan's exports in fiscal 2023", "FY2023", date(2023, 4, 1), date(2024, 3, 31)),
        ("the 2022/23 financial year of Pakistan", "FY2023", date(2022, 7, 1), date(2023, 6, 30)),
        ("sales in fiscal 2024", "FY2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("a truce during Ramadan 2024", "2024-03-11", date(2024, 3, 11), date(2024, 4, 9)),
        ("freed for Eid al-Fitr in 2023", "2023-04-21", date(2023, 4, 21), date(2023, 4, 21)),
        ("over Christmas 2022", "2022-12-25", date(2022, 12, 25), date(2022, 12, 25)),
        ("in the early seventies", "197", date(1970, 1, 1), date(1973, 5, 26)),
        ("struck overnight on Tuesday", "2024-06-11TNI", date(2024, 6, 11), date(2024, 6, 11)),
        ("struck overnight into Sunday", "2024-06-15TNI", date(2024, 6, 15), date(2024, 6, 16)),
    ],
)
def test_years_and_nights_of_news(text: str, value: str, first: date, last: date) -> None:
    found = one(text)
    assert (found.value, found.first, found.last) == (value, first, last)


def test_a_run_of_years_that_is_no_fiscal_year_is_none() -> None:
    assert "FY2023" not in [found.value for found in read("the fiscal year 2019-23")]
