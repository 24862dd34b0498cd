from __future__ import annotations

from dragoman.api import listings
from dragoman.faces.kept import KeptAnswers
from tests.builders import full_reading


def test_those_asked_for_last_are_kept():
    kept = KeptAnswers(size=10)
    kept.put("a", b"1234")
    kept.put("b", b"1234")
    assert kept.get("a") == b"1234"
    kept.put("c", b"1234")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (b"1234", None, b"1234")
    kept.put("c", b"12345678901")
    assert kept.get("c") is None and kept._held == 0


def test_a_question_is_worked_out_once_until_the_record_changes(client, store):
    worked = []
    shown = listings.EVENTS.as_dict
    object.__setattr__(listings.EVENTS, "as_dict", lambda entry: worked.append(entry) or shown(entry))
    try:
        first = client.get("/events?limit=2")
        assert client.get("/events?limit=2").content == first.content and len(worked) == 2
        with store.writer() as writer:
            writer.add(full_reading(url="https://example.org/3", title="Third"))
        client.get("/events?limit=2")
        assert len(worked) == 4
    finally:
        object.__setattr__(listings.EVENTS, "as_dict", shown)
