"""Events as several documents tell them together, and judgements, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dragoman.export.entries_json import claim_entry_to_dict, event_entry_to_dict
from dragoman.store.entries import EventEntry
from dragoman.store.fused import FusedEvent
from dragoman.types.judgement import Judgement

Json = dict[str, Any]


def fused_to_dict(entry: EventEntry, fused: FusedEvent) -> Json:
    """The telling that fits (as in a listing), with what all tellings say together in ``fused``."""
    return {**event_entry_to_dict(entry), "fused": fused_part(fused)}


def fused_part(fused: FusedEvent) -> Json:
    """What all tellings of an event say together; ``quantities`` are ranges by unit."""
    return {
        "id": fused.id,
        "documents": fused.documents,
        "publishers": fused.publishers,
        "first_report": fused.first_report and fused.first_report.isoformat(),
        "last_report": fused.last_report and fused.last_report.isoformat(),
        "quantities": {held.unit: {"low": held.low, "high": held.high, "tellings": held.tellings} for held in fused.quantities},
        "disputed": fused.disputed,
        "claims_for": [claim_entry_to_dict(claim) for claim in fused.claims_for],
        "claims_against": [claim_entry_to_dict(claim) for claim in fused.claims_against],
        "tellings": [event_entry_to_dict(telling) for telling in fused.tellings],
        "judgements": [judgement_to_dict(judgement) for judgement in fused.reasons],
    }


def judgement_to_dict(judgement: Judgement) -> Json:
    """``reasons`` are the shares of the features, which add up to ``score`` (log odds)."""
    return {**asdict(judgement), "reasons": dict(judgement.reasons)}
