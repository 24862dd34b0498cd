"""A reading without the events that users have marked as wrong."""

from __future__ import annotations

from dataclasses import replace

from dragoman.store.base import View
from dragoman.types.record import Reading


def rightly_read(view: View, document: str) -> Reading | None:
    """The current reading of a document (by its id) as far as nobody has marked it as wrong; None where it is not there."""
    reading = view.reading(document)
    if reading is None:
        return None
    wrong = view.wrong({event.id for event in reading.events})
    return replace(reading, events=tuple(event for event in reading.events if event.id not in wrong)) if wrong else reading
