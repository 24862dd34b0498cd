"""What fusion sees of an event of a reading: pure functions from what a View gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dragoman.store.days import event_days
from dragoman.types.fusion import (
    EventProfile,
    ProfileDays,
    ProfileParty,
    ProfilePlace,
    ProfileQuantity,
    ProfileWords,
)
from dragoman.types.record import Event, Reading
from dragoman.types.resolution import Place

# Days and months: an event's time is compared as a time.
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
# Words that stand in every report.
IDLE = frozenset(
    "a an the and or but of in on at to for from by with as that which who whom whose this these those it its he his she "
    "her they their them is are was were be been being has have had do does did not no will would could should may might "
    "said say says told after before when while than into over under about against between also there then more".split()
)
_POSSESSOR = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


def profiles(reading: Reading) -> tuple[EventProfile, ...]:
    """The profiles of all events of a reading, in their order."""
    document = _words(f"{reading.document.title or ''}\n{reading.document.text}")
    return tuple(_profile(event, reading, document) for event in reading.events)


def profile_of(event: Event, reading: Reading) -> EventProfile:
    """The profile of one event of a reading (``View.reading(event's document)``); ``profiles`` is faster for all."""
    return _profile(event, reading, _words(f"{reading.document.title or ''}\n{reading.document.text}"))


def _profile(event: Event, reading: Reading, document: tuple[str, ...]) -> EventProfile:
    sentences = _sentences(event, reading)
    place = next((p for p in reading.resolution.places if p.id == event.place), None)
    return EventProfile(
        id=event.id,
        document=reading.document.id,
        trigger=event.trigger.text.lower(),
        words=ProfileWords(_words(" ".join(sentences)), _names(sentences, reading), document),
        type=event.type,
        planned_type=event.planned_type,
        modes=event.modes,
        status=event.status,
        actors=_parties(event.actors, reading),
        recipients=_parties(event.recipients, reading),
        third_parties=_parties(event.third_parties, reading),
        days=_days(event),
        place=None if place is None else _place(place),
        quantities=_quantities(event, reading),
    )


def _parties(ids: Iterable[str], reading: Reading) -> tuple[ProfileParty, ...]:
    known = {actor.id: ProfileParty(actor.id, actor.country, actor.kind == "person") for actor in reading.resolution.actors}
    return tuple(known.get(actor) or ProfileParty(actor, None) for actor in ids)


def _days(event: Event) -> ProfileDays | None:
    first, last = event_days(event)
    if event.time is None or first is None or last is None:
        return None
    try:
        return ProfileDays(date.fromisoformat(first), date.fromisoformat(last), event.time.granularity, event.time.basis)
    except ValueError:  # a year that no calendar has
        return None


def _place(place: Place) -> ProfilePlace:
    return ProfilePlace(place.id, place.country, place.latitude, place.longitude)


def _quantities(event: Event, reading: Reading) -> tuple[ProfileQuantity, ...]:
    told = (quantity for quantity in reading.resolution.quantities if quantity.id in event.quantities)
    return tuple(ProfileQuantity(quantity.value, quantity.high, quantity.unit) for quantity in told)


def _sentences(event: Event, reading: Reading) -> tuple[str, ...]:
    """The sentences of the evidence; a record keeps where they stand, not their text."""
    document = reading.document
    parts = {"text": document.text, "title": document.title or ""}
    return tuple(parts[item.part][item.start : item.end] for item in event.evidence)


def _words(text: str) -> tuple[str, ...]:
    return tuple(sorted({_bare(word) for word in _WORD.findall(text)} - IDLE))


def _names(sentences: Iterable[str], reading: Reading) -> tuple[str, ...]:
    """Words with a capital in the sentences of an event, but for those that begin a sentence or name a party or a day:
    what it is compared by beside its parties and its time."""
    text = reading.document.text
    parties = {
        _bare(word)
        for mention in reading.resolution.mentions
        if mention.kind in ("name", "demonym")
        for word in _WORD.findall(text[mention.start : mention.end])
    }
    found = {
        _bare(match.group())
        for sentence in sentences
        for match in _WORD.finditer(sentence)
        if match.start() and match.group()[0].isupper()
    }
    return tuple(sorted(found - parties - CALENDAR))


def _bare(word: str) -> str:
    """In lower case, without the mark of the possessor."""
    return _POSSESSOR.sub("", word.lower())
