"""Events and claims of one document, tied together: who says that it happened, and what that makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.types.record import DENYING, FACTUAL, Claim, Event, Status

# Bodies that report on the quarrels of others; what they say stands as they say it unless somebody disputes it.
THIRD_PARTIES = frozenset({"UNO", "NGO", "IGO"})
CONFLICT = frozenset({"material conflict"})


def covering(claims: Iterable[Claim], position: int) -> Claim | None:
    """The innermost claim whose content holds the character at ``position``; None in the reporter's own voice."""
    holding = [c for c in claims if c.content.start <= position < c.content.end and not _is_cue(c, position)]
    return min(holding, key=lambda c: (c.content.end - c.content.start, c.content.start), default=None)


def claimed_status(status: Status, claim: Claim, event_quad: str | None, victims: frozenset[str], speaker: str) -> Status:
    """Status of an event that only ``claim`` asserts.

    What a party accuses another of, what another party disputes, and what the injured party alone reports is alleged;
    what is said in a denial is denied. Otherwise the speaker's word stands as the reporter gives it.
    """
    return vouched(status, claim, event_quad, victims, speaker)[0]


def vouched(
    status: Status, claim: Claim, event_quad: str | None, victims: frozenset[str], speaker: str
) -> tuple[Status, str]:
    """``claimed_status``, and the rule by which the claim counts."""
    if status not in FACTUAL:
        return status, "the clause says so already"
    if claim.stance in DENYING:
        return "denied", "said in a denial"
    if claim.disputed_by:
        return "alleged", "another party disputes the claim"
    if claim.stance == "accuses" and speaker not in THIRD_PARTIES:
        return "alleged", "said in an accusation"
    if event_quad in CONFLICT and speaker in victims:
        return "alleged", "only the injured party says so"
    return status, "the speaker's word stands"


def with_events(claims: tuple[Claim, ...], events: tuple[Event, ...]) -> tuple[Claim, ...]:
    """The claims with the ids of the events that they tell."""
    told: dict[str, list[str]] = {}
    for event in events:
        for claim in event.claimed_by:
            told.setdefault(claim, []).append(event.id)
    return tuple(replace(claim, events=tuple(told.get(claim.id, ()))) for claim in claims)


def _is_cue(claim: Claim, position: int) -> bool:
    return claim.cue is not None and claim.cue.start <= position < claim.cue.end
