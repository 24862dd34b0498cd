"""Who vouches for an event, and what that makes of its status."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.linking import claimed_status, covering, with_events
from dragoman.types.record import Claim, Quote
from tests.builders import make_claim, make_document, make_event

TEXT = "Peru said Ecuador had claimed that the border was closed, and left."
DOCUMENT = make_document(TEXT)


def claim(cue: str, content: str, **fields: Any) -> Claim:
    return make_claim(DOCUMENT, cue, content, **fields)


SAID = claim("said", "Ecuador had claimed that the border was closed", stance="asserts")
CLAIMED = claim("claimed", "had claimed that the border was closed", stance="asserts")


def test_the_innermost_claim_covers() -> None:
    for order in ((SAID, CLAIMED), (CLAIMED, SAID)):
        assert covering(order, TEXT.index("closed")) == CLAIMED
    assert covering((SAID, CLAIMED), TEXT.index("Ecuador")) == SAID


def test_a_cue_is_not_covered_by_its_own_claim() -> None:
    assert covering((SAID, CLAIMED), TEXT.index("claimed")) == SAID


def test_outside_all_claims_the_reporter_speaks() -> None:
    assert covering((SAID, CLAIMED), TEXT.index("left")) is None
    assert covering((SAID,), SAID.content.end) is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6), st.integers(0, 90))
def test_the_covering_claim_holds_the_position_and_none_is_shorter(spans: list[tuple[int, int]], position: int) -> None:
    claims = [
        replace(SAID, id=str(number), cue=None, content=Quote(start, start + length, ""))
        for number, (start, length) in enumerate(spans)
    ]
    found = covering(claims, position)
    holding = [c for c in claims if c.content.start <= position < c.content.end]
    assert (found is None) is (not holding)
    if found is not None:
        assert found in holding
        assert found.content.end - found.content.start == min(c.content.end - c.content.start for c in holding)


def status(stance: str, quad: str = "material conflict", victims: str = "", speaker: str = "PER", **fields: Any) -> str:
    told = claim("said", "the border was closed", stance=stance, **fields)
    return claimed_status("happened", told, quad, frozenset(victims.split()), speaker)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (status("asserts"), "happened"),
        (status("denies"), "denied"),
        (status("rejects"), "denied"),
        (status("accuses"), "alleged"),
        (status("asserts", disputed_by=("x",)), "alleged"),
        (status("asserts", victims="PER"), "alleged"),
        (status("asserts", victims="ECU"), "happened"),
        (status("asserts", quad="verbal cooperation", victims="PER"), "happened"),
        (status("denies", disputed_by=("x",)), "denied"),
        (status("accuses", speaker="UNO"), "happened"),
    ],
    ids=[
        "asserted", "denied", "rejected", "accused", "disputed", "victim", "other-victim", "no-conflict",
        "denied-and-disputed", "third-party",
    ],
)  # fmt: skip
def test_the_status_that_a_claim_gives(found: str, expected: str) -> None:
    assert found == expected


@pytest.mark.parametrize("unreal", ["planned", "proposed", "hypothetical", "denied", "alleged"])
def test_a_claim_lowers_only_what_would_stand_as_fact(unreal: Any) -> None:
    assert claimed_status(unreal, claim("said", "the border", stance="denies"), "", frozenset(), "PER") == unreal


def test_claims_get_the_events_that_they_tell() -> None:
    event = make_event(DOCUMENT, "closed", claimed_by=(CLAIMED.id, SAID.id))
    other = make_event(DOCUMENT, "left")
    said, claimed = with_events((SAID, CLAIMED), (event, other))
    assert said.events == claimed.events == (event.id,)
    assert with_events((SAID,), (other,)) == (SAID,)
