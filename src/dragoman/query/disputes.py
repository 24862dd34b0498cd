"""The disputed claims of a record: those that their own report says are disputed, and those that another contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.query.contradictions import Told, by_claim, contradictions, told_in
from dragoman.store.base import FactCursor, View
from dragoman.store.comparisons import Dispute
from dragoman.store.entries import ClaimEntry
from dragoman.store.filters import ClaimFilter
from dragoman.store.order import claim_cursor

# Claims are compared run by run: what is asked for first is told before all of it is read.
RUN_DAYS = 180
# A claim is compared with those of reports of so many days before and after it; who tells a deed anew later commemorates it.
APART_DAYS = 60


def disputed(view: View, wanted: ClaimFilter, after: FactCursor | None = None) -> Iterator[Dispute]:
    """The disputed claims that fit the filter, in the order of the record, behind the one at ``after``. Who contradicts them
    need not fit it, but for its days."""
    reports = _Reports(view)
    for claims in _runs(view.claims(replace(wanted, limit=None), after)):
        # what cannot contradict anything is not read: of a year's claims that is five in six
        told = reports.told([*claims, *view.claims(_around(wanted, claims))])
        elsewhere = by_claim(contradictions(told))
        for entry in claims:
            found = tuple(elsewhere.get(entry.claim.id, ()))
            if entry.claim.disputed_by or found:
                yield Dispute(entry, found)


def _runs(entries: Iterable[ClaimEntry]) -> Iterator[list[ClaimEntry]]:
    """Claims of at most ``RUN_DAYS``; those without a day are one run, the last."""
    run: list[ClaimEntry] = []
    for entry in entries:
        if run and not _together(run[0].document.published, entry.document.published):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _together(first: date | None, day: date | None) -> bool:
    return first is day if first is None or day is None else (day - first).days < RUN_DAYS


def _around(wanted: ClaimFilter, claims: Sequence[ClaimEntry]) -> ClaimFilter:
    """The claims that may contradict these, of the days that are wanted."""
    first, last = claims[0].document.published, claims[-1].document.published
    if first is None or last is None:
        return ClaimFilter(since=wanted.since, until=wanted.until, contests=True)
    since = first - timedelta(min(APART_DAYS, first.toordinal() - 1))
    until = last + timedelta(min(APART_DAYS, date.max.toordinal() - last.toordinal()))
    return ClaimFilter(
        since=max(since, wanted.since or since), until=min(until, wanted.until or until), contests=True
    )  # fmt: skip


class _Reports:
    """What reports tell in claims, kept from one run to the next, which have most of them in common."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._wrong = frozenset(view.wrong())
        self._kept: dict[str, tuple[Told, ...]] = {}

    def told(self, entries: Iterable[ClaimEntry]) -> tuple[Told, ...]:
        """What each document of these claims tells, once, in the order of listings; not what is marked as wrong."""
        documents = dict.fromkeys(entry.document.id for entry in sorted(entries, key=claim_cursor))
        self._kept = {name: self._kept[name] if name in self._kept else self._read(name) for name in documents}
        return tuple(told for name in documents for told in self._kept[name])

    def _read(self, document: str) -> tuple[Told, ...]:
        reading = self._view.reading(document)
        return () if reading is None else tuple(told_in(reading, self._wrong))
