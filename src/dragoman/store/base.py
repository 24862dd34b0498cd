"""What every record can do: a Store opens Writers and Views.

Every method raises StoreError where the record cannot be read or written (locked, full, damaged, gone); its text says
which and what to do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Literal, Protocol, TypeVar

from dragoman.store.directories import ActorSeen, Dealing, OfficeHeld, PlaceSeen, QuantityEntry
from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, RelationEntry
from dragoman.store.filters import (
    ActorFilter,
    ClaimFilter,
    DocumentFilter,
    EventFilter,
    QuantityFilter,
    RelationFilter,
)
from dragoman.store.fused import FusedEvent
from dragoman.store.side_tallies import SideTally
from dragoman.store.sql import SqlLimits, SqlResult
from dragoman.store.summaries import DayRead, EventGroup, EventTally, Found, OfficeSeen, Period, Standing
from dragoman.store.tellings import Telling
from dragoman.types.judgement import Judgement
from dragoman.types.ledger import AlertNote, FeedEntry, FeedState, Note, Skip
from dragoman.types.record import Reading

N = TypeVar("N", Skip, FeedState, FeedEntry, AlertNote)
Outcome = Literal["added", "revised", "updated", "unchanged"]

# The place of a fact in the order of a listing: day, document id, start in the text, id. Documents: day, document id.
FactCursor = tuple[str, str, int, str]
DocumentCursor = tuple[str, str]


class Writer(Protocol):
    """Adds readings to a record, one after the other."""

    def add(self, reading: Reading) -> Outcome:
        """Keeps the reading, whole or not at all, before it returns.

        "added": the document is new. "revised": it is new, and a later revision of an article that is there under the
        same address; views show the newest revision. "updated": it was known, and this reading (by another model,
        gazetteer or codebook) takes the place of the older one, which is kept. "unchanged": this very reading is there
        already.
        """
        ...

    def add_all(self, readings: Sequence[Reading]) -> tuple[Outcome, ...]:
        """The same for several, all of them or none: what takes most of the time is to wait for the disk, once here.

        Where one of them is refused, none is kept.
        """
        ...

    def judge(self, judgements: Sequence[Judgement]) -> tuple[bool, ...]:
        """Keeps the judgements, all or none, and groups events anew by them; False for one that says what the same one
        (Dragoman, or a user) has said of the pair last. None is ever taken away. What is no longer wrong waits to be compared
        with what was added meanwhile. StoreError where two facts, or Dragoman's own judgement, are to be "wrong"."""
        ...

    def compared(self, documents: Collection[str]) -> None:
        """Notes that the events of these documents (ids) have been compared with those of others."""
        ...

    def note(self, notes: Sequence[Note]) -> None:
        """Keeps the notes, all or none, each in place of the one with its key; a Skip that is there stays as it is."""
        ...


class View(Protocol):
    """The record at one moment: what others add meanwhile does not show.

    Of each article it shows the newest revision, and of that the current reading.

    Listings are ordered by day, document, place in the text; facts without a day come last. The order depends on what
    is in the record only, not on when it was added. ``after`` continues behind a fact already seen (see ``store.order``).
    """

    def documents(self, wanted: DocumentFilter, after: DocumentCursor | None = None) -> Iterator[DocumentEntry]: ...

    def events(self, wanted: EventFilter, after: FactCursor | None = None) -> Iterator[EventEntry]: ...

    def claims(self, wanted: ClaimFilter, after: FactCursor | None = None) -> Iterator[ClaimEntry]: ...

    def relations(self, wanted: RelationFilter, after: FactCursor | None = None) -> Iterator[RelationEntry]: ...

    def fused_event(self, event: str) -> FusedEvent | None:
        """The event that a telling (by its id) is of, with all its tellings; None where the record does not have it."""
        ...

    def fused_ids(self, events: Collection[str]) -> Mapping[str, str]:
        """The ids of the fused events that tellings (by their ids) are of."""
        ...

    def wrong(self, events: Collection[str] | None = None) -> Mapping[str, Judgement]:
        """Of these events (by their ids; None: of all) those that a user has marked as wrong, and who says so, why. They are
        in no other answer of a View but where a filter asks for them (``EventFilter.wrong``), and in their readings."""
        ...

    def tallies(self, wanted: EventFilter, by: Period) -> Iterator[EventTally]:
        """How many events there are of each quad in each period, by period; events without a day are left out.

        An event that several documents tell counts once: as one that took place if it did so by any telling that fits.
        """
        ...

    def by_sides(self, wanted: EventFilter) -> Iterator[SideTally]:
        """How many events there are between the same sides, by sides and quad; events without a day are left out."""
        ...

    def span(self) -> tuple[date, date] | None:
        """The first and the last day on which a dated document of the record came out; None without any."""
        ...

    def biggest(self, wanted: EventFilter, each: int, by: Period | None = None) -> Iterator[EventGroup]:
        """The biggest ``each`` of the events that took place, of every period or of all; the biggest first.

        Big is what many texts tell of, and what is far from neutral.
        """
        ...

    def standing(
        self, on: date, days: Mapping[str, int], party: str | None = None, most: int = 20
    ) -> Iterator[Standing]:
        """The relations taken to hold on a day, by kind: those of which the documents up to that day say so; at most
        ``most`` of a kind, the most often reported first.

        ``days``: for each kind wanted, how long a report that names no end is trusted.
        """
        ...

    def offices(self, since: date, until: date, country: str | None = None, limit: int = 20) -> Iterator[OfficeSeen]:
        """Who is named with an office in the documents of these days, the most often named first."""
        ...

    def search(self, words: Sequence[str], limit: int) -> Iterator[Found]:
        """The documents that have all the words (or phrases), the best first; a word in a title weighs more."""
        ...

    def reading(self, document_id: str) -> Reading | None:
        """The current reading of a document, None where the record does not have it."""
        ...

    def readings(self, document_ids: Collection[str]) -> dict[str, Reading]:
        """The current readings of these documents by their ids, as far as the record has them."""
        ...

    def history(self, document_id: str) -> tuple[Reading, ...]:
        """All readings of a document, in the order in which they were added."""
        ...

    def revisions(self, document_id: str) -> tuple[DocumentEntry, ...]:
        """All revisions of the article that a document belongs to, the first one first; none where it is not there."""
        ...

    def copies(self, document_id: str, most: int = 50) -> tuple[DocumentEntry, ...]:
        """The other documents whose text is a copy of a document's, by day; at most so many."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """What holds: one judgement a pair, by pair. The ids are those of the facts as they are read now."""
        ...

    def judgements_about(self, facts: Collection[str]) -> tuple[Judgement, ...]:
        """Those that hold of these facts, and of all that "same" leads to from them; by pair."""
        ...

    def tellings(self, first: date, last: date) -> Iterator[Telling]:
        """The events that begin on these days, without their readings."""
        ...

    def told_as(self, fused: Collection[str]) -> Iterator[Telling]:
        """All tellings of fused events (by their ids)."""
        ...

    def to_compare(self) -> tuple[tuple[str, ...], Iterator[tuple[date, str]]]:
        """The documents whose events have not been compared with those of others, and the days of these events."""
        ...

    def everything(self) -> Iterator[Reading]:
        """All readings, in the order in which they were added; what ``judged`` adds, they make the record anew."""
        ...

    def judged(self) -> Iterator[Judgement]:
        """All judgements as they were made, in that order."""
        ...

    def notes(self, kind: type[N], **wanted: object) -> Iterator[N]:
        """The notes of a kind whose fields have these values (a tuple: any of them), by key."""
        ...

    def unread(self) -> Iterator[Skip]:
        """What could not be read, by id; not what stands at an address that was read after all."""
        ...

    def days_read(self) -> Iterator[DayRead]:
        """How much was read, by publisher and day."""
        ...

    def count_documents(self) -> int:
        """The newest revisions: one an article."""
        ...

    def count(self, wanted: EventFilter | ClaimFilter | RelationFilter | DocumentFilter) -> int:
        """How many entries the listing of the filter has; its ``limit`` does not count."""
        ...

    def state(self) -> str:
        """Short and cheap; the same as long as no listing can have changed."""
        ...

    def actors(
        self, wanted: ActorFilter, after: str | None = None, limit: int | None = None
    ) -> Iterator[ActorSeen]:
        """The parties of the record by id; ``after`` is the id of the last one seen."""
        ...

    def actor(self, actor: str) -> ActorSeen | None:
        """The party of this id, None where no document knows it."""
        ...

    def offices_of(self, actor: str) -> Iterator[OfficeHeld]:
        """By which offices documents name a person, the earliest first."""
        ...

    def dealings_of(self, actor: str, limit: int = 50) -> Iterator[Dealing]:
        """With whom those that a code covers have events, the most frequent first; not among themselves."""
        ...

    def places(
        self, wanted: EventFilter, after: str | None = None, limit: int | None = None
    ) -> Iterator[PlaceSeen]:
        """The places of the events that fit, by id; ``after`` is the id of the last one seen."""
        ...

    def busiest_places(self, wanted: EventFilter, limit: int) -> Iterator[PlaceSeen]:
        """The places with most of the events that fit, the busiest first."""
        ...

    def quantities(
        self, wanted: QuantityFilter, after: FactCursor | None = None, limit: int | None = None
    ) -> Iterator[QuantityEntry]:
        """By day of the document, document, place in the text."""
        ...

    def count_actors(self, wanted: ActorFilter) -> int: ...

    def count_places(self, wanted: EventFilter) -> int: ...

    def count_quantities(self, wanted: QuantityFilter) -> int: ...

    def event_types(self) -> tuple[str, ...]:
        """The types of all current events, in alphabetical order; those of the user's own codebooks among them."""
        ...


class Store(Protocol):
    """A record that is open; Writers and Views are its contexts."""

    def writer(self) -> AbstractContextManager[Writer]: ...

    def view(self) -> AbstractContextManager[View]: ...

    def sql(self, statement: str, limits: SqlLimits | None = None) -> SqlResult:
        """One statement of the user's own over the tables, which can only read. Raises QueryError where it is wrong,
        refused, or takes too long."""
        ...

    def close(self) -> None: ...
