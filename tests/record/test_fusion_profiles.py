"""What fusion sees of an event of a reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import dragoman.types.fusion as fusion
from dragoman.record.fusion_profiles import profile_of, profiles
from dragoman.types.record import EventTime
from tests.builders import full_reading


def test_every_event_has_its_profile() -> None:
    reading = full_reading()
    assert [profile.id for profile in profiles(reading)] == [event.id for event in reading.events]
    assert profiles(reading) == tuple(profile_of(event, reading) for event in reading.events)


def test_parties_days_and_words_are_taken_over() -> None:
    reading = full_reading()
    found = profiles(reading)[0]
    assert found.actors and found.actors[0].country == "PER"
    assert found.document == reading.document.id and found.type == reading.events[0].type
    assert "president" in found.words.sentence and "the" not in found.words.sentence
    assert set(found.words.sentence) <= set(found.words.document)
    assert "peru" not in found.words.names and "monday" not in found.words.names


def test_a_month_is_an_interval_and_no_time_is_none() -> None:
    reading = full_reading()
    month = replace(reading.events[0], time=EventTime("2024-02", None, "month", "in February", "explicit"))
    days = profile_of(month, reading).days
    assert days == fusion.ProfileDays(date(2024, 2, 1), date(2024, 2, 29), "month", "explicit")
    assert profile_of(replace(month, time=None), reading).days is None
