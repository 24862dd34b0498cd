from __future__ import annotations

from dragoman.export.fused_json import fused_part, judgement_to_dict
from dragoman.export.fused_text import fused_lines, judgement_lines, why_fused_lines
from dragoman.store.fused import Copy, FusedEvent, fused_event
from dragoman.types.judgement import Judgement
from tests.builders import full_reading

SAME = Judgement("a", "b", "same", "dragoman", 1.5, (("base", -2.0), ("days: same", 2.0), ("place: same", 1.5)))


def closing(*publishers: str) -> FusedEvent:
    """The border that Ecuador is said to have closed and says it has not, as these papers tell it."""
    readings = [full_reading(url=publisher, publisher=publisher) for publisher in publishers]
    copies = [Copy(reading.document.id, "one text", reading.document.publisher) for reading in readings]
    return fused_event("id", [(reading, reading.events[1]) for reading in readings], copies, [SAME], {})


def test_how_many_tell_and_who_disputes_it():
    assert list(fused_lines(closing("A", "B"))) == [
        "told by 2 documents of 1 independent publisher · 5 March 2024",
        "disputed: Peru accuses; against it: Ecuador denies",
    ]


def test_why_two_are_one_the_heaviest_feature_first():
    assert list(judgement_lines(SAME)) == [
        "a = b · dragoman (+1.50)", "    base -2.00, days: same +2.00, place: same +1.50",
    ]  # fmt: skip
    split = Judgement("a", "b", "different", "user", author="A. \x1b[2JReader", because="another\nday")
    assert list(judgement_lines(split)) == ["a ≠ b · A. Reader: another day"]


def test_an_event_that_one_document_tells_needs_no_reason():
    assert list(why_fused_lines(closing("A"))) == []
    assert len(list(why_fused_lines(closing("A", "B")))) == 5


def test_json():
    part = fused_part(closing("A", "B"))
    assert (part["documents"], part["publishers"], part["disputed"]) == (2, 1, True)
    assert [claim["stance"] for claim in part["claims_for"]] == ["accuses", "accuses"]
    assert judgement_to_dict(SAME)["reasons"] == {"base": -2.0, "days: same": 2.0, "place: same": 1.5}
