"""The state of the system on a day, as reported up to that day: offices, standing relations, visits, open disputes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.query.naming import naming
from dragoman.store.base import View
from dragoman.store.days import event_days
from dragoman.store.entries import ClaimEntry, EventEntry
from dragoman.store.filters import ClaimFilter, EventFilter
from dragoman.store.summaries import SETTLED, OfficeSeen, Standing

OFFICE_DAYS = 365
VISIT_DAYS = 31  # what lasts longer is no visit, but "the first one in seven years"
DISPUTE_DAYS = 30
MOST = 20


@dataclass(frozen=True, slots=True)
class State:
    """Each with its latest evidence. ``relations`` are by kind and number of reports.

    ``offices``: who is named with an office in the documents of the year before the day. ``visits`` are under way on
    the day, the latest first. ``disputes`` are the disputed claims of the thirty days before it, the latest first; what a
    speaker says of one event in several reports is there once.
    """

    on: date
    country: str | None
    offices: tuple[OfficeSeen, ...]
    relations: tuple[Standing, ...]
    visits: tuple[EventEntry, ...]
    disputes: tuple[ClaimEntry, ...]


def state_on(view: View, on: date, days: Mapping[str, int], country: str | None = None, most: int = MOST) -> State:
    """The state on a day, of the world or of a country (a code); at most ``most`` of each kind.

    ``days``: how long a report is trusted that names no end, for each kind of relation (``ontology.standing``).
    """
    return State(
        on=on,
        country=country,
        offices=_offices(view, on, country, most),
        relations=tuple(view.standing(on, days, country, most)),
        visits=_visits(view, on, country, most),
        disputes=_disputes(view, on, country, most),
    )


def _offices(view: View, on: date, country: str | None, most: int) -> tuple[OfficeSeen, ...]:
    """Each with the sentence of its last document that names the holder."""
    found = list(view.offices(_before(on, OFFICE_DAYS), on, country, most))
    readings = view.readings({seen.document_id for seen in found})
    return tuple(replace(seen, evidence=naming(readings[seen.document_id], seen.holder.id)) for seen in found)


def _visits(view: View, on: date, country: str | None, most: int) -> tuple[EventEntry, ...]:
    begins = ((_before(on, VISIT_DAYS - 1), on),)
    wanted = EventFilter(modes=("visit",), statuses=SETTLED, since=on, until=on, country=country, begins=begins)
    known = [entry for entry in view.events(wanted) if _known_by(entry, on) and _days(entry) <= VISIT_DAYS]
    fused = view.fused_ids([entry.event.id for entry in known])
    first = {fused[entry.event.id]: entry for entry in reversed(known)}
    visits = [entry for entry in known if first[fused[entry.event.id]] is entry]
    return tuple(visits[::-1][:most])


def _days(entry: EventEntry) -> int:
    first, last = event_days(entry.event)
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first and last else 1


def _known_by(entry: EventEntry, on: date) -> bool:
    return entry.document.published is None or entry.document.published <= on


def _disputes(view: View, on: date, country: str | None, most: int) -> tuple[ClaimEntry, ...]:
    wanted = ClaimFilter(disputed=True, since=_before(on, DISPUTE_DAYS), until=on, party=country)
    claims = list(view.claims(wanted))[::-1]
    fused = view.fused_ids({event for entry in claims for event in entry.claim.events})
    latest: dict[object, ClaimEntry] = {}
    for entry in claims:
        latest.setdefault(_said(entry, fused), entry)
    return tuple(latest.values())[:most]


def _said(entry: ClaimEntry, fused: Mapping[str, str]) -> object:
    """What makes two claims one for a reader: one speaker says the same of one event, in whatever report."""
    told = frozenset(fused[event] for event in entry.claim.events if event in fused)
    return (entry.speaker.id, entry.claim.stance, told) if told else entry.claim.id


def _before(on: date, days: int) -> date:
    return on - timedelta(min(days, on.toordinal() - 1))
