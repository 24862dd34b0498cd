"""An event as all documents tell it together. Values, and pure functions from the readings of its tellings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.store.entries import ClaimEntry, Entries, EventEntry
from dragoman.types.judgement import Judgement
from dragoman.types.record import DENYING, Event, Reading


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a telling comes from: the document, the text that it is a copy of, and who published it (None: not known)."""

    document: str
    text_group: str
    publisher: str | None


@dataclass(frozen=True, slots=True)
class QuantityRange:
    """The lowest and the highest number of a unit that is told of an event, in ``tellings`` tellings."""

    unit: str
    low: float
    high: float
    tellings: int


@dataclass(frozen=True, slots=True)
class FusedEvent:
    """``id`` is that of the earliest telling, ``tellings`` are in the order of listings.

    ``publishers`` is how many independent publishers there are: a text counts once, however many copies of it there are,
    and so does a publisher, however many texts. ``first_report`` and ``last_report`` are the days of the earliest and the
    latest document, where dated. ``claims_for`` say that it happened, ``claims_against`` deny it or dispute those.
    ``reasons`` are the judgements that hold between its tellings.
    """

    id: str
    tellings: tuple[EventEntry, ...]
    documents: int
    publishers: int
    first_report: date | None
    last_report: date | None
    quantities: tuple[QuantityRange, ...]
    claims_for: tuple[ClaimEntry, ...]
    claims_against: tuple[ClaimEntry, ...]
    reasons: tuple[Judgement, ...]

    @property
    def disputed(self) -> bool:
        return bool(self.claims_against)


def fused_event(
    identity: str,
    told: Sequence[tuple[Reading, Event]],
    copies: Iterable[Copy],
    reasons: Iterable[Judgement],
    wrong: Mapping[str, Judgement],
) -> FusedEvent:
    """The event of these tellings (each with its reading), whose documents are ``copies``; those that are marked as wrong."""
    entries = {reading.document.id: Entries(reading) for reading, _ in told}
    days = sorted(day for e in entries.values() if (day := e.document().document.published) is not None)
    claims = [_claims(reading, event) for reading, event in told]
    return FusedEvent(
        id=identity,
        tellings=tuple(
            replace(entries[reading.document.id].event(event), wrong=wrong.get(event.id)) for reading, event in told
        ),
        documents=len(entries),
        publishers=independent(copies),
        first_report=days[0] if days else None,
        last_report=days[-1] if days else None,
        quantities=_ranges(told),
        claims_for=_entries_of(((reading, ours) for (reading, _), (ours, _) in zip(told, claims, strict=True)), entries),
        claims_against=_entries_of(
            ((reading, theirs) for (reading, _), (_, theirs) in zip(told, claims, strict=True)), entries
        ),
        reasons=tuple(reasons),
    )


def independent(copies: Iterable[Copy]) -> int:
    """The most publishers that can each have a text of their own: a text and a publisher each count once.

    Two papers that print one wire story are one source; a paper's own report beside its copy of that story is a second
    one only where another paper can stand for the story. A document without publisher is a publisher of its own.
    """
    printed: dict[str, set[str]] = {}
    for copy in copies:
        printed.setdefault(copy.text_group, set()).add(copy.publisher or f"\0{copy.document}")
    holder: dict[str, str] = {}
    return sum(_place(text, printed, holder, set()) for text in sorted(printed))


def _place(text: str, printed: Mapping[str, set[str]], holder: dict[str, str], tried: set[str]) -> bool:
    """Finds a publisher for a text, moving the texts that others hold where need be (augmenting paths)."""
    for publisher in sorted(printed[text] - tried):
        tried.add(publisher)
        if publisher not in holder or _place(holder[publisher], printed, holder, tried):
            holder[publisher] = text
            return True
    return False


def _ranges(told: Iterable[tuple[Reading, Event]]) -> tuple[QuantityRange, ...]:
    found: dict[str, list[tuple[float, float]]] = {}
    for reading, event in told:
        numbers = [quantity for quantity in reading.resolution.quantities if quantity.id in event.quantities]
        for unit in sorted({quantity.unit for quantity in numbers}):
            low = min(quantity.value for quantity in numbers if quantity.unit == unit)
            high = max(max(q.value, q.high or q.value) for q in numbers if q.unit == unit)
            found.setdefault(unit, []).append((low, high))
    return tuple(
        QuantityRange(unit, min(low for low, _ in told), max(high for _, high in told), len(told))
        for unit, told in sorted(found.items())
    )


def _claims(reading: Reading, event: Event) -> tuple[list[str], list[str]]:
    """The ids of the claims that an event happened, and of those that it did not or that dispute the first."""
    about = [claim for claim in reading.claims if event.id in claim.events]
    against = [claim.id for claim in about if claim.stance in DENYING]
    favour = [claim for claim in about if claim.stance not in DENYING]
    return [claim.id for claim in favour], [*against, *(other for claim in favour for other in claim.disputed_by)]


def _entries_of(claims: Iterable[tuple[Reading, list[str]]], entries: Mapping[str, Entries]) -> tuple[ClaimEntry, ...]:
    found: dict[str, ClaimEntry] = {}
    for reading, ids in claims:
        for claim in reading.claims:
            if claim.id in ids and claim.id not in found:
                found[claim.id] = entries[reading.document.id].claim(claim)
    return tuple(found.values())
