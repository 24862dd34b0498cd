"""What a record keeps of an event, against what its report says when it is read once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from dragoman.types.record import Event, Reading

MADE_BY = ("model", "gazetteer", "codebook")


def differences(kept: Event, now: Event) -> Iterator[str]:
    """A line where the explanation is of something else than the record keeps."""
    changed = [field.name for field in fields(Event) if getattr(kept, field.name) != getattr(now, field.name)]
    shown = [name for name in changed if name not in ("evidence", "trigger")]  # keep their text in memory only
    if shown:
        yield f"read anew, the event has another {', '.join(shown)} than the record keeps; this explains the new reading"


def of_own_codebook(kept: Event) -> str:
    """Why an event of a type of the user's own is not explained: no frame or rule of the package's codebook made it."""
    return (
        f"the event {kept.id} ({kept.type} at {kept.trigger.text!r}) is of your codebook {kept.codebook!r}: its word is like "
        "your examples, or one of your 'words'; only events of the package's own types are explained"
    )


def is_gone(kept: Event, then: Reading, now: Reading) -> str:
    """Why an event of the record cannot be explained: the report, read now, has no such event."""
    other = [name for name in MADE_BY if getattr(then, name) != getattr(now, name)]
    made = f"another {' and another '.join(other)} than made the record" if other else "other rules"
    spans = {(item.start, item.end) for item in kept.evidence}
    here = [event.id for event in now.events if spans & {(item.start, item.end) for item in event.evidence}]
    instead = f"in its sentence it reads {', '.join(here)}" if here else "in its sentence it reads no event"
    return (
        f"this Dragoman, with {made}, no longer reads the event {kept.id} ({kept.type} at {kept.trigger.text!r}); "
        f"{instead}. Add the report again to bring the record up to date, with --actors as before if you use it"
    )
