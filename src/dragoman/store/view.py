"""Looks facts up in a record: the tables say which, the readings say what."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from dragoman.store import side_tallies, summaries, tables, tellings
from dragoman.store.base import DocumentCursor, FactCursor
from dragoman.store.bodies import unpack_reading
from dragoman.store.conditions import claim_conditions, document_conditions, event_conditions, relation_conditions
from dragoman.store.directory_view import DirectoryView
from dragoman.store.entries import ClaimEntry, DocumentEntry, Entries, EventEntry, Party, RelationEntry
from dragoman.store.failures import explained
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.store.fused import Copy, FusedEvent, fused_event
from dragoman.store.group_rows import linked_facts
from dragoman.store.judgement_rows import judgement_of
from dragoman.store.judging import prevailing, wrong_among
from dragoman.store.notes import N, note_of, notes_of, unread_now
from dragoman.store.shared import Kept, SharedReadings
from dragoman.store.side_tallies import SideTally, side_tally
from dragoman.store.summaries import DayRead, EventGroup, EventTally, Found, OfficeSeen, Period, Standing
from dragoman.store.tellings import Telling, first_tellings
from dragoman.store.words import ranked
from dragoman.types.judgement import Judgement
from dragoman.types.ledger import Skip
from dragoman.types.record import Reading

READINGS_KEPT = 64
AHEAD = 21
ROWS_AT_ONCE = 200
_DOCUMENTS, _READINGS = tables.documents.c, tables.readings.c
_BODIES = select(_READINGS.body, _DOCUMENTS.text).join_from(tables.readings, tables.documents)


class SqlView(DirectoryView):
    """Implements ``dragoman.store.base.View``; belongs to one thread."""

    def __init__(
        self, connection: Connection, dialect: str, record: object, shared: SharedReadings | None = None
    ) -> None:
        self._connection = connection
        self._dialect = dialect
        self._record = record
        self._shared = shared or SharedReadings()
        self._kept: OrderedDict[int, Kept] = OrderedDict()

    def documents(self, wanted: DocumentFilter, after: DocumentCursor | None = None) -> Iterator[DocumentEntry]:
        order = (_DOCUMENTS.day, _DOCUMENTS.id)
        statement = select(_DOCUMENTS.seq, _DOCUMENTS.text_group, tellings.copies()).where(
            *document_conditions(wanted, self._dialect)
        )
        for number, group, copies in self._ahead(self._rows(_page(statement, order, after, wanted.limit))):
            yield replace(self._document(number), text_group=group, copies=copies)

    def events(self, wanted: EventFilter, after: FactCursor | None = None) -> Iterator[EventEntry]:
        table, conditions = _conditions(wanted, self._dialect)
        wrong = self.wrong() if wanted.wrong else {}
        for reading, entries, position in self._facts(table, conditions, after, wanted.limit):
            event = reading.events[position]
            yield replace(entries.event(event), wrong=wrong[event.id]) if event.id in wrong else entries.event(event)

    def fused_event(self, event: str) -> FusedEvent | None:
        rows = list(self._rows(tellings.of_one_event(event)))
        told = [(self._current(row.document)[0], row.position) for row in rows]
        copies = [Copy(row.document_id, row.text_group, row.publisher_key) for row in rows]
        if not rows:
            return None
        ids = {row.id for row in rows}
        held = [j for j in self.judgements_about(ids) if ids.issuperset(j.pair)] if len(ids) > 1 else []
        wrong = self.wrong(ids) if len(ids) == 1 else {}  # what is marked is alone
        return fused_event(rows[0].fused, [(reading, reading.events[at]) for reading, at in told], copies, held, wrong)

    def fused_ids(self, events: Collection[str]) -> Mapping[str, str]:
        columns, asked = tables.events.c, sorted(events)
        chunks = (asked[at : at + ROWS_AT_ONCE] for at in range(0, len(asked), ROWS_AT_ONCE))
        rows = (row for names in chunks for row in self._rows(select(columns.id, columns.fused).where(columns.id.in_(names))))
        return {identity: fused for identity, fused in rows}

    def wrong(self, events: Collection[str] | None = None) -> Mapping[str, Judgement]:
        marked = {identity for (identity,) in self._rows(tellings.wrong_events())}
        asked = marked if events is None else marked.intersection(events)
        found = wrong_among(self.judgements_about(asked)) if asked else {}
        return {event: judgement for event, judgement in found.items() if event in asked}

    def claims(self, wanted: ClaimFilter, after: FactCursor | None = None) -> Iterator[ClaimEntry]:
        conditions = claim_conditions(wanted, self._dialect)
        for reading, entries, position in self._facts(tables.claims, conditions, after, wanted.limit):
            yield entries.claim(reading.claims[position])

    def relations(self, wanted: RelationFilter, after: FactCursor | None = None) -> Iterator[RelationEntry]:
        conditions = relation_conditions(wanted, self._dialect)
        for reading, entries, position in self._facts(tables.relations, conditions, after, wanted.limit):
            yield entries.relation(reading.relations[position])

    def tallies(self, wanted: EventFilter, by: Period) -> Iterator[EventTally]:
        for period, quad, settled, events, score in self._rows(summaries.tallies(wanted, by, self._dialect)):
            yield EventTally(period, quad, bool(settled), events, score)

    def by_sides(self, wanted: EventFilter) -> Iterator[SideTally]:
        for row in self._rows(side_tallies.by_sides(wanted, self._dialect)):
            yield side_tally(*row)

    def span(self) -> tuple[date, date] | None:
        first, last = next(self._rows(side_tallies.span()))
        return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))

    def biggest(self, wanted: EventFilter, each: int, by: Period | None = None) -> Iterator[EventGroup]:
        for period, documents, score, number, position, texts in self._ahead(
            self._rows(summaries.biggest(wanted, by, each, self._dialect)), at=3
        ):
            reading, entries = self._current(number)
            yield EventGroup(period, documents, score, entries.event(reading.events[position]), texts)

    def standing(
        self, on: date, days: Mapping[str, int], party: str | None = None, most: int = 20
    ) -> Iterator[Standing]:
        for number, position, reports, day in self._ahead(self._rows(summaries.standing(on, days, party, most))):
            reading, entries = self._current(number)
            yield Standing(entries.relation(reading.relations[position]), reports, day)

    def offices(self, since: date, until: date, country: str | None = None, limit: int = 20) -> Iterator[OfficeSeen]:
        for actor, name, state, *rest in self._rows(summaries.offices(since, until, country, limit)):
            yield OfficeSeen(Party(actor, name, state), *rest)

    def search(self, words: Sequence[str], limit: int) -> Iterator[Found]:
        found = ranked(words, self._dialect)
        if found is None:
            return
        hits = found.subquery()
        number, rank = hits.c
        statement = select(number, rank).join(tables.documents, _DOCUMENTS.seq == number).where(_DOCUMENTS.newest == 1)
        for document, score in self._ahead(self._rows(statement.order_by(rank, _DOCUMENTS.id).limit(limit))):
            yield Found(score, self._current(document)[0])

    def reading(self, document_id: str) -> Reading | None:
        return self.readings((document_id,)).get(document_id)

    def readings(self, document_ids: Collection[str]) -> dict[str, Reading]:
        rows = self._rows(select(_DOCUMENTS.id, _DOCUMENTS.seq).where(_DOCUMENTS.id.in_(sorted(document_ids))))
        return {document: self._current(number)[0] for document, number in self._ahead(rows, at=1)}

    def history(self, document_id: str) -> tuple[Reading, ...]:
        return tuple(self._readings(_DOCUMENTS.id == document_id))

    def revisions(self, document_id: str) -> tuple[DocumentEntry, ...]:
        article = select(_DOCUMENTS.article).where(_DOCUMENTS.id == document_id).scalar_subquery()
        numbers = self._rows(select(_DOCUMENTS.seq).where(_DOCUMENTS.article == article).order_by(_DOCUMENTS.revision))
        return tuple(self._document(number) for (number,) in numbers)

    def copies(self, document_id: str, most: int = 50) -> tuple[DocumentEntry, ...]:
        group = select(_DOCUMENTS.text_group).where(_DOCUMENTS.id == document_id).scalar_subquery()
        others = select(_DOCUMENTS.seq).where(_DOCUMENTS.text_group == group, _DOCUMENTS.id != document_id, _DOCUMENTS.newest == 1)
        numbers = self._rows(others.order_by(_DOCUMENTS.day, _DOCUMENTS.id).limit(most))
        return tuple(self._document(number) for (number,) in numbers)

    def judgements(self) -> tuple[Judgement, ...]:
        carried = {old: new for old, new in self._rows(select(tables.carried.c.old, tables.carried.c.new))}
        return prevailing(self.judged(), carried)

    def judged(self) -> Iterator[Judgement]:
        for row in self._rows(select(tables.judgements).order_by(tables.judgements.c.seq)):
            yield judgement_of(row)

    def judgements_about(self, facts: Collection[str]) -> tuple[Judgement, ...]:
        with explained(self._record):
            return linked_facts(self._connection, facts)[1]

    def tellings(self, first: date, last: date) -> Iterator[Telling]:
        yield from map(_telling, self._rows(tellings.tellings(first.isoformat(), last.isoformat())))

    def told_as(self, fused: Collection[str]) -> Iterator[Telling]:
        yield from map(_telling, self._rows(tellings.told_as(fused)))

    def to_compare(self) -> tuple[tuple[str, ...], Iterator[tuple[date, str]]]:
        documents = tuple(identity for (identity,) in self._rows(tellings.documents_to_compare()))
        rows = self._rows(tellings.days_to_compare())
        return documents, ((date.fromisoformat(day), document) for day, document in rows)

    def everything(self) -> Iterator[Reading]:
        yield from self._readings()

    def notes(self, kind: type[N], **wanted: object) -> Iterator[N]:
        for row in self._rows(notes_of(kind, **wanted)):
            yield note_of(kind, row)

    def unread(self) -> Iterator[Skip]:
        for row in self._rows(unread_now()):
            yield note_of(Skip, row)

    def days_read(self) -> Iterator[DayRead]:
        for row in self._rows(summaries.days_read()):
            yield DayRead(*row)

    def count_documents(self) -> int:
        return int(next(self._rows(select(func.count()).where(_DOCUMENTS.newest == 1)))[0])

    def count(self, wanted: EventFilter | ClaimFilter | RelationFilter | DocumentFilter) -> int:
        table, conditions = _conditions(wanted, self._dialect)
        once = isinstance(wanted, EventFilter) and wanted.once
        number = func.count(tables.events.c.fused.distinct()) if once else func.count()
        return int(next(self._rows(select(number).select_from(table).where(*conditions)))[0])

    def state(self) -> str:
        newest = select(_READINGS.seq, _READINGS.id).order_by(_READINGS.seq.desc()).limit(1)
        number, reading = next(self._rows(newest), (0, ""))
        judged = next(self._rows(select(func.max(tables.judgements.c.seq))))[0]
        return f"{number}-{reading}-{judged or 0}"

    def event_types(self) -> tuple[str, ...]:
        column = tables.events.c.type
        return tuple(name for (name,) in self._rows(select(column).distinct().order_by(column)))

    def _facts(
        self, table: Table, conditions: list[ColumnElement[bool]], after: FactCursor | None, limit: int | None
    ) -> Iterator[tuple[Reading, Entries, int]]:
        order = (table.c.day, table.c.document_id, table.c.start, table.c.id)
        statement = select(table.c.document, table.c.position).where(*conditions)
        for number, position in self._ahead(self._rows(_page(statement, order, after, limit))):
            yield (*self._current(number), position)

    def _document(self, number: int) -> DocumentEntry:
        entry = self._current(number)[1].document()
        return replace(entry, events=entry.events - self._wrong_in.get(number, 0))

    @cached_property
    def _wrong_in(self) -> Mapping[int, int]:
        """How many events of a document are marked as wrong."""
        return Counter(document for (document,) in self._rows(tellings.wrong_in_documents()))

    def _current(self, number: int) -> Kept:
        """The current reading, kept for a while: neighbours in a listing often share their document."""
        if number not in self._kept:
            self._load([number])
        self._kept.move_to_end(number)
        return self._kept[number]

    def _ahead(self, rows: Iterator[Row[*tuple[Any, ...]]], at: int = 0) -> Iterator[Row[*tuple[Any, ...]]]:
        """The rows, with the readings of the documents that they name (in column ``at``) fetched some at once."""
        size = AHEAD  # the first few at once, so that whoever wants only these does not wait for more
        while some := list(islice(rows, size)):
            self._load([number for number in dict.fromkeys(row[at] for row in some) if number not in self._kept])
            yield from some
            size = READINGS_KEPT // 2

    def _load(self, numbers: list[int]) -> None:
        current = select(_READINGS.seq, _READINGS.document).where(_READINGS.current == 1)
        documents = dict(map(tuple, self._rows(current.where(_READINGS.document.in_(numbers))))) if numbers else {}
        found = self._shared.get(documents)
        missing = [seq for seq in documents if seq not in found]
        if missing:
            for body, text, seq in self._rows(_BODIES.add_columns(_READINGS.seq).where(_READINGS.seq.in_(missing))):
                reading = unpack_reading(body, text, self._record)
                found[seq] = reading, Entries(reading)
                self._shared.put(seq, found[seq])
        for seq, kept in found.items():
            self._kept[documents[seq]] = kept
        while len(self._kept) > READINGS_KEPT:
            self._kept.popitem(last=False)

    def _readings(self, *conditions: ColumnElement[bool]) -> Iterator[Reading]:
        statement = _BODIES.where(*conditions).order_by(_READINGS.seq)
        if not conditions:
            statement = statement.execution_options(yield_per=ROWS_AT_ONCE)
        for body, text in self._rows(statement):
            yield unpack_reading(body, text, self._record)

    def _rows(self, statement: Select[Any]) -> Iterator[Row[*tuple[Any, ...]]]:
        with explained(self._record):
            result = self._connection.execute(statement)
        try:
            while True:
                with explained(self._record):
                    row = result.fetchone()
                if row is None:
                    return
                yield row
        finally:
            if not self._connection.closed:  # a listing that nobody read to its end may outlive its view
                result.close()


def _conditions(wanted: object, dialect: str) -> tuple[Table, list[ColumnElement[bool]]]:
    """The table of a listing, and which of its rows fit."""
    if isinstance(wanted, EventFilter):
        fitting = event_conditions(wanted, dialect)
        return tables.events, [first_tellings(fitting)] if wanted.once else fitting
    if isinstance(wanted, ClaimFilter):
        return tables.claims, claim_conditions(wanted, dialect)
    if isinstance(wanted, RelationFilter):
        return tables.relations, relation_conditions(wanted, dialect)
    assert isinstance(wanted, DocumentFilter)
    return tables.documents, document_conditions(wanted, dialect)


def _telling(row: Row[*tuple[Any, ...]]) -> Telling:
    last = row.last_day or row.day
    return Telling(row.id, row.document_id, row.type, row.quad, row.day, last, row.sides, row.fused, bool(row.compared))


def _page(
    statement: Select[Any], order: Sequence[ColumnElement[Any]], after: Sequence[object] | None, limit: int | None
) -> Select[Any]:
    """In this order, behind the cursor, at most so many; read as they are used, also where there are many."""
    if after is not None:
        statement = statement.where(tuple_(*order) > tuple(after))
    return statement.order_by(*order).limit(limit).execution_options(yield_per=ROWS_AT_ONCE)
