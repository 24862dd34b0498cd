"""How sure an event is: a calibrated probability that its type and the countries on both sides are right.

A logistic model over signs that the rules leave behind anyway: what word tells the event, how its parties were found,
what was done to it. Its weights are data (``ontology/data/confidence.yaml``), fitted to annotated reports by
``python -m training.confidence``.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from dragoman.ontology.confidence import Weights
from dragoman.record.drafts import Draft
from dragoman.record.merging import Timed
from dragoman.record.parties import Parties
from dragoman.record.reasons import COMPLETION, DISCOURSE, Side
from dragoman.types.record import FACTUAL, Status

DIGITS = 2
PRONOMINAL = frozenset({"pronoun", "cataphor", "speaker"})
# How a party came to its side that no slot of the frame holds.
LOOSE = frozenset({"nearby", "content", "echo", "attending", "victims"})


def confidence(signs: frozenset[str], weights: Weights) -> float:
    """The probability, 0…1, rounded: the same signs give the same number on every machine."""
    score = weights.base + sum(weights.signs.get(sign, 0.0) for sign in sorted(signs))
    return round(1 / (1 + exp(-score)), DIGITS)


def event_signs(
    tellings: tuple[Timed, ...], status: Status, claimed: bool, quad: str | None, senses: int, parties: Parties
) -> frozenset[str]:
    """The signs of an event told so; ``senses`` is how many types the codebook knows for the word that tells it."""
    best = tellings[0].draft
    found = {*_of_word(best, senses), *_of_parties(best, parties)}
    found.add(f"quad: {quad}")
    if len(tellings) > 1:
        found.add("told more than once")
    if claimed:
        found.add("claimed")
    if status not in FACTUAL:
        found.add(f"status: {status}")
    return frozenset(found)


def _of_word(draft: Draft, senses: int) -> Iterator[str]:
    frame = draft.candidate.predicate
    if draft.implied:
        yield "word: none, a claim implies it"
    elif frame.pos == "verb":
        yield "word: verb" if frame.specificity else "word: verb alone"
    else:
        yield f"word: {frame.pos} under a light verb" if draft.candidate.light else f"word: {frame.pos}"
    if frame.strength == "weak" and not draft.implied:
        yield "word: weak"
    if senses > 1:
        yield "word: several types"
    if draft.planned_type is not None:
        yield "coded: planned"
    if any(step.about == "type" for step in draft.steps):
        yield "coded: type changed"


def _of_parties(draft: Draft, parties: Parties) -> Iterator[str]:
    """How the parties were found; the weakest way on a side counts."""
    sides: tuple[tuple[Side, tuple[str, ...]], ...] = (("actor", draft.sides.actors), ("recipient", draft.sides.recipients))
    for side, actors in sides:
        for actor in actors:
            yield from (f"{side}: {sign}" for sign in _of_way(draft, actor, side, parties))
            if parties.country(actor) is None:
                yield f"{side}: of no known country"
    if not draft.sides.recipients:
        yield "recipient: several actors instead" if len(draft.sides.actors) > 1 else "recipient: nobody"
    if len(draft.sides.everyone) > 2:
        yield "parties: more than two"
    if draft.sides.recipients and parties.countries(draft.sides.actors) == parties.countries(draft.sides.recipients):
        yield "parties: one country on both sides"


def _of_way(draft: Draft, actor: str, side: Side, parties: Parties) -> Iterator[str]:
    way = draft.sides.way(actor, side)
    if way is None:
        return
    if way.rule in DISCOURSE:
        yield "by the discourse"
    elif way.rule in COMPLETION:
        yield "completed"
    elif way.rule in LOOSE:
        yield "loosely bound"
    elif way.rule == "place":
        yield "by a place"
    if way.token is None:
        return
    fillers = draft.candidate.slots.get(way.slot or "", ())
    if way.slot is not None and way.token not in fillers:
        yield "owner of what fills the slot"
    mention = parties.mention_at.get((draft.sentence, way.token))
    if mention is not None and mention.how in PRONOMINAL:
        yield "pronoun"
    elif mention is not None and mention.how == "anaphor":
        yield "anaphor"
    elif mention is not None and mention.how == "role":
        yield "role"
