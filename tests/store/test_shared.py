from __future__ import annotations

from dragoman.store.entries import Entries
from dragoman.store.shared import SharedReadings
from tests.builders import make_document, make_reading


def kept(length):
    reading = make_reading(make_document("a" * length))
    return reading, Entries(reading)


def test_those_used_last_are_kept():
    shared = SharedReadings(readings=2, characters=100)
    shared.put(1, kept(10))
    shared.put(2, kept(10))
    assert set(shared.get([1, 5])) == {1}
    shared.put(3, kept(10))
    assert set(shared.get([1, 2, 3])) == {1, 3}
    shared.put(4, kept(95))
    assert set(shared.get([1, 3, 4])) == {4}
    shared.put(5, kept(101))
    assert shared.get([4, 5]) == {} and shared._held == 0
