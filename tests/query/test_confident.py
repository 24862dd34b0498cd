from __future__ import annotations

from dataclasses import replace

from dragoman.query.confident import confident
from tests.builders import full_reading


def test_doubtful_events_go_and_claims_forget_them():
    reading = full_reading()
    visit, closing = reading.events
    reading = replace(reading, events=(visit, replace(closing, confidence=0.4)))
    kept = confident(reading, 0.5)
    assert kept.events == (visit,)
    assert [claim.id for claim in kept.claims] == [claim.id for claim in reading.claims]
    assert all(claim.events == () for claim in kept.claims)


def test_the_least_itself_is_enough():
    reading = full_reading()
    assert confident(reading, 0.93) == reading
    assert confident(reading, 0.94).events == ()
