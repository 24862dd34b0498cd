"""Who attacked where a sentence leaves it to the others: "Twelve people were killed", "the fighting went on"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.record.drafts import Draft
from dragoman.record.participants import Sides
from dragoman.record.parties import Parties

REACH = 4  # sentences back to look for who attacked


def with_attackers(drafts: tuple[Draft, ...], parties: Parties) -> tuple[Draft, ...]:
    """Attacks without an actor take that of the last attack told on the same state's people, near before far."""
    done: list[Draft] = []
    for draft in drafts:
        if draft.type == "ASSAULT" and not draft.sides.actors:
            draft = replace(draft, sides=_sides(draft, done, parties))
        done.append(draft)
    return tuple(done)


def _sides(draft: Draft, done: list[Draft], parties: Parties) -> Sides:
    hit = parties.countries(draft.sides.recipients) - {"*"}
    for other in reversed(done):
        if draft.sentence - other.sentence > REACH:
            break
        if other.type != "ASSAULT" or not other.sides.actors or other.status in ("denied", "hypothetical"):
            continue
        if hit and hit & parties.countries(other.sides.recipients):
            return draft.sides.with_actors(other.sides.actors, "told")
        if not hit and other.sides.recipients:
            return draft.sides.with_actors(other.sides.actors, "told").with_recipients(other.sides.recipients, "told")
    return draft.sides
