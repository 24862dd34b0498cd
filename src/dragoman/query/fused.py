"""The events of a record as all documents tell them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.store.base import View
from dragoman.store.entries import EventEntry
from dragoman.store.filters import EventFilter
from dragoman.store.fused import FusedEvent


def fused_events(view: View, wanted: EventFilter) -> Iterator[tuple[EventEntry, FusedEvent]]:
    """Each event once: the first telling that fits the filter, with all tellings, also those that do not fit it."""
    for entry in view.events(replace(wanted, once=True)):
        fused = view.fused_event(entry.event.id)
        assert fused is not None  # the view has just given one of its tellings
        yield entry, fused
