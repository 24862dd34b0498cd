"""A reading without the events that are too doubtful for a purpose."""

from __future__ import annotations

from dataclasses import replace

from dragoman.types.record import Reading


def confident(reading: Reading, least: float) -> Reading:
    """The reading with the events of at least this confidence only; claims stay, and name no event that is gone."""
    events = tuple(event for event in reading.events if event.confidence >= least)
    kept = {event.id for event in events}
    claims = tuple(replace(c, events=tuple(event for event in c.events if event in kept)) for c in reading.claims)
    return replace(reading, events=events, claims=claims)
