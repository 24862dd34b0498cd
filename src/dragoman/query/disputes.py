"""The disputed claims of a record: those that their own report says are disputed, and those that another contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.query.contradictions import Told, by_claim, contradictions, told_in
from dragoman.store.base import View
from dragoman.store.comparisons import Dispute
from dragoman.store.entries import ClaimEntry
from dragoman.store.filters import ClaimFilter
from dragoman.store.order import claim_cursor


def disputed(view: View, wanted: ClaimFilter) -> Iterator[Dispute]:
    """The disputed claims that fit the filter, in the order of the record. Who contradicts them need not fit it."""
    claims = list(view.claims(replace(wanted, limit=None)))
    # what cannot contradict anything is not read: of a year's claims that is five in six
    around = ClaimFilter(since=wanted.since, until=wanted.until, contests=True)
    elsewhere = by_claim(contradictions(tuple(_told(view, [*claims, *view.claims(around)]))))
    for entry in claims:
        found = tuple(elsewhere.get(entry.claim.id, ()))
        if entry.claim.disputed_by or found:
            yield Dispute(entry, found)


def _told(view: View, entries: Sequence[ClaimEntry]) -> Iterator[Told]:
    """What each document of these claims tells, once, in the order of listings; not what is marked as wrong."""
    documents = dict.fromkeys(entry.document.id for entry in sorted(entries, key=claim_cursor))
    wrong = view.wrong()
    for document in documents:
        reading = view.reading(document)
        if reading is not None:
            yield from told_in(reading, wrong)
