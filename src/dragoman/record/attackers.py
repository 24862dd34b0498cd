"""Who attacked where a sentence leaves it to the others: "Twelve people were killed", "the fighting went on"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.record.drafts import Draft
from dragoman.record.participants import Sides
from dragoman.record.parties import Parties

REACH = 4  # sentences back to look for who attacked


def with_attackers(drafts: tuple[Draft, ...], parties: Parties) -> tuple[Draft, ...]:
    """Attacks without an actor take that of the last attack told on the same state's people, near before far."""
    done: list[Draft] = []
    by_trigger = {draft.key: draft for draft in drafts}
    for draft in drafts:
        if draft.type == "ASSAULT" and not draft.sides.actors:
            attack = _attack(draft, by_trigger)
            if attack is not None and parties.countries(attack.sides.everyone) >= parties.countries(draft.sides.recipients):
                continue  # "six were killed in a missile attack by X on Y" tells the attack and nothing else
            actors = attack.sides.actors if attack is not None else ()
            draft = replace(draft, sides=draft.sides.with_actors(actors, "told") if actors else _sides(draft, done, parties))
        done.append(draft)
    return tuple(done)


def _attack(draft: Draft, by_trigger: Mapping[tuple[int, int], Draft]) -> Draft | None:
    """The attack that a killing is told to be part of: "nine were killed in a missile attack by X"."""
    slots = draft.candidate.slots
    keys = ((draft.sentence, token) for slot in ("in", "by", "from", "during", "subj") for token in slots.get(slot, ()))
    attacks = (by_trigger[key] for key in keys if key in by_trigger)
    return next((attack for attack in attacks if attack.type == "ASSAULT" and _counts(attack)), None)


def _counts(attack: Draft) -> bool:
    """Whether an attack is told by its noun: it names who made it, or is no ambiguous word and names whom it hit."""
    strong = attack.candidate.predicate.strength != "weak"
    return bool(attack.sides.actors or (strong and attack.sides.recipients))


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
