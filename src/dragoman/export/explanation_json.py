"""The reasons of an event as JSON: the event as in the contract, and beside it why."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dragoman.types.explanation import EventExplanation
from dragoman.types.serialise import event_to_dict

DIGITS = 4


def explanation_to_dict(explanation: EventExplanation) -> dict[str, Any]:
    """The fields of ``EventExplanation``; every word with its place in the text, slots by their names."""
    fields = asdict(explanation)
    slots = {name: list(words) for name, words in fields["entry"]["slots"]}
    pair = explanation.pair and {kind: round(value, DIGITS) for kind, value in explanation.pair.items()}
    return {
        **fields,
        "event": event_to_dict(explanation.event),
        "entry": {**fields["entry"], "slots": slots},
        "pair": pair,
    }
