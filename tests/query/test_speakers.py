from __future__ import annotations

from dragoman.query.speakers import count_speech
from dragoman.store.comparisons import SpeechCount
from dragoman.store.entries import Entries
from tests.builders import full_reading


def test_claims_are_counted_by_speaker_stance_and_target():
    reading = full_reading()
    entries = [Entries(reading).claim(claim) for claim in (*reading.claims, reading.claims[0])]
    assert count_speech(entries) == [
        SpeechCount("PER", "accuses", "ECU", claims=2, disputed=2),
        SpeechCount("ECU", "denies", "PER", claims=1, disputed=0),
    ]
