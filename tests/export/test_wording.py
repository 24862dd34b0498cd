from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.wording import (
    clean,
    interval_words,
    party_words,
    quantity_words,
    relation_words,
    stance_words,
    time_words,
)
from dragoman.store.entries import Party
from dragoman.types.record import EventTime
from dragoman.types.resolution import Quantity
from tests.builders import make_document, make_relation


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-05-07", "2025-05-07", "2025-05-07"),
        ("2025-05-07", "2025-05-09", "2025-05-07–09"),
        ("2025-05-30", "2025-06-02", "2025-05-30–06-02"),
        ("2025-12-30", "2026-01-02", "2025-12-30–2026-01-02"),
        ("2025-05", "2025-06", "2025-05–06"),
        ("2025-05", "2025-06-03", "2025-05–2025-06-03"),
        ("2025", None, "2025"),
        (None, "2025", "2025"),
    ],
)
def test_intervals(start, end, words):
    assert interval_words(start, end) == words


def test_times():
    assert time_words(None) == time_words(EventTime(None, None, "day", None, "explicit")) == "no date"
    assert time_words(EventTime("2025", "2025", "year", None, "publication")) == "~2025"


def test_parties():
    assert party_words(Party("PER", "Peru", "PER")) == "Peru"
    assert party_words(Party("PER/MIL", "Navy", "PER")) == "Navy (PER)"
    assert party_words(Party("x", "Rebels", None)) == "Rebels"


def test_quantities():
    troops = Quantity("q", 0, 1, 12000.0, None, "troops", False, None, 0, 0)
    assert quantity_words(troops) == "12,000 troops"
    assert quantity_words(replace(troops, high=15000.0, approximate=True)) == "about 12,000–15,000 troops"
    assert quantity_words(replace(troops, value=0.25, unit="percent")) == "0.25 percent"


def test_relations():
    document = make_document()
    assert relation_words(make_relation(document)) == "trade-rank 3"
    volume = make_relation(document, kind="trade-volume", value=2.5e9, unit="dollars", start="2020", end="2021")
    assert relation_words(volume) == "trade-volume 2,500,000,000 dollars, 2020–2021"
    assert relation_words(make_relation(document, kind="war", value=None, unit=None, start="2022")) == "war, since 2022"


@given(st.text())
def test_clean_text_is_one_printable_line(text):
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1
    assert "\x1b" not in cleaned


@pytest.mark.parametrize(("stance", "plural"), [("denies", "deny"), ("accuses", "accuse"), ("promises", "promise")])
def test_parties_with_one_voice_take_the_plural(stance, plural):
    assert stance_words(stance, Party("JOINT/PER+ECU", "Peru and Ecuador", None)) == plural
    assert stance_words(stance, Party("PER", "Peru", "PER")) == stance
