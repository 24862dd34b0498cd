"""Alerts of events: one that is new, a dyad whose score has moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from dragoman.export.wording import parties_words
from dragoman.store.base import View
from dragoman.store.days import event_days
from dragoman.store.entries import DocumentEntry, Entries, EventEntry, Party
from dragoman.store.filters import EventFilter
from dragoman.store.rows import sides
from dragoman.types.document import Document
from dragoman.types.record import FACTUAL, Event
from dragoman.watch.alert import Added, Alert, covers
from dragoman.watch.rules import DyadRule, EventRule, load_rules


def dyad_alerts(rule: DyadRule, view: View, added: Added) -> Iterator[Alert]:
    """At most one a week for a pair. The last day is that of the newest of the added reports that tell of it."""
    entries = [e for e in _events(added) if e.event.status in FACTUAL and _is_between(rule.pair, e)]
    if not entries:
        return
    last = max(added.day(entry.document) for entry in entries)
    middle = last - timedelta(rule.days)
    now = _mean(view, rule, middle + timedelta(1), last)
    then = _mean(view, rule, middle - timedelta(rule.before) + timedelta(1), middle)
    if now is None or then is None or (then - now if rule.falls else now - then) < rule.by:
        return
    verb = "drops" if rule.falls else "rises"
    text = f"{'–'.join(rule.pair)}: the mean score {verb} from {then:.1f} to {now:.1f} in {rule.days} days"
    week = last.isocalendar()
    yield Alert((*rule.pair, f"{week.year}-W{week.week:02d}"), last, text, *_evidence(entries))


def _mean(view: View, rule: DyadRule, since: date, until: date) -> float | None:
    wanted = EventFilter(between=rule.pair, since=since, until=until)
    settled = [tally for tally in view.tallies(wanted, "year") if tally.settled]
    events = sum(tally.events for tally in settled)
    return sum(tally.score for tally in settled) / events if events >= rule.least else None


def new_events(rule: EventRule, view: View, added: Added) -> Iterator[Alert]:
    """Events of one type on one day between the same sides are one; those that earlier reports told are not new."""
    near = timedelta(load_rules().seen_days["event"])
    wrong = view.wrong({event.id for reading in added.readings for event in reading.events})
    for reading in added.readings:
        countries = {actor.id: actor.country for actor in reading.resolution.actors}
        entries = Entries(reading)
        for event in reading.events:
            entry = entries.event(event)
            if event.id in wrong or not _matches(rule.wanted, entry):
                continue
            between, day = sides(event, countries), _day_of(event) or added.day(entry.document)
            if not _event_before(view, entry, between, day, near, added):
                yield Alert((event.type, day.isoformat(), between), day, _event_words(entry), *_evidence([entry]))


def _event_before(
    view: View, entry: EventEntry, between: str, day: date, near: timedelta, added: Added
) -> bool:
    """Another report told it, or an older revision of the same one, which may have had another day."""
    wanted = EventFilter(types=(entry.event.type,), since=day - near, until=day + near)
    others = (other for other in view.events(wanted) if other.document.id not in added.documents)
    older = view.revisions(entry.document.id)[:-1]
    return any(_tells(other, entry, between) for other in chain(others, _events_of(view, older)))


def _tells(other: EventEntry, entry: EventEntry, between: str) -> bool:
    parties = _countries((*other.actors, *other.recipients))
    return other.event.type == entry.event.type and sides(other.event, parties) == between


def _events_of(view: View, documents: Sequence[DocumentEntry]) -> Iterator[EventEntry]:
    for document in documents:
        reading = view.reading(document.document.id)
        if reading is not None:
            yield from map(Entries(reading).event, reading.events)


def _matches(wanted: EventFilter, entry: EventEntry) -> bool:
    """The part of a filter that a rule can state, over one event."""
    event = entry.event
    everybody = (*entry.actors, *entry.recipients, *entry.third_parties)
    return (
        (not wanted.types or event.type in wanted.types)
        and (not wanted.modes or any(mode in wanted.modes for mode in event.modes))
        and (not wanted.statuses or event.status in wanted.statuses)
        and (wanted.confidence is None or event.confidence >= wanted.confidence)
        and covers(wanted.country, everybody)
        and covers(wanted.actor, entry.actors)
        and covers(wanted.recipient, entry.recipients)
        and (wanted.between is None or _is_between(wanted.between, entry))
    )


def _event_words(entry: EventEntry) -> str:
    event, place = entry.event, f" in {entry.place.name}" if entry.place else ""
    who = parties_words(entry.actors) or "somebody"
    whom = f" → {parties_words(entry.recipients)}" if entry.recipients else ""
    return f"new event: {event.type}, {event.status}: {who}{whom}{place}"


def _is_between(pair: tuple[str, str], entry: EventEntry) -> bool:
    """One acts on the other, or both take part in what has no recipient; as ``EventFilter.between``."""
    one, other = pair
    if not entry.recipients:
        return covers(one, entry.actors) and covers(other, entry.actors)
    return any(covers(a, entry.actors) and covers(b, entry.recipients) for a, b in ((one, other), (other, one)))


def _events(added: Added) -> Iterator[EventEntry]:
    for reading in added.readings:
        entries = Entries(reading)
        yield from map(entries.event, reading.events)


def _evidence(entries: Sequence[EventEntry]) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    documents = {entry.document.id: entry.document for entry in entries}
    return tuple(documents.values()), tuple(dict.fromkeys(text for entry in entries for text in entry.evidence))


def _countries(parties: Iterable[Party]) -> dict[str, str | None]:
    return {party.id: party.country for party in parties}


def _day_of(event: Event) -> date | None:
    first = event_days(event)[0]
    try:
        return date.fromisoformat(first) if first else None
    except ValueError:
        return None
