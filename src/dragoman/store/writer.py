"""Adds readings to a record in transactions: a reading is there whole, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from dragoman.store.backends import Backend
from dragoman.store.base import Outcome
from dragoman.store.bodies import pack, reading_identity
from dragoman.store.copy_rows import join_copies, keep_bands_current
from dragoman.store.days import document_day
from dragoman.store.entries import dated
from dragoman.store.failures import explained
from dragoman.store.group_rows import regroup, told_with
from dragoman.store.judgement_rows import carry_judgements, keep_judgement
from dragoman.store.notes import keep_notes
from dragoman.store.revisions import is_revision
from dragoman.store.rows import Row, index_rows
from dragoman.store.tables import INDEX, actor_keys, documents, events, readings
from dragoman.types.document import Document
from dragoman.types.judgement import Judgement
from dragoman.types.ledger import Note
from dragoman.types.record import Reading
from dragoman.types.serialise import reading_to_dict


class Older(NamedTuple):
    """The newest revision so far of the article that a document belongs to."""

    seq: int
    article: str
    revision: int


class SqlWriter:
    """Implements ``dragoman.store.base.Writer``; ``record`` is what to call the record in messages."""

    def __init__(self, connection: Connection, backend: Backend, record: object) -> None:
        self._connection = connection
        self._backend = backend
        self._record = record
        self._waiting: defaultdict[Table, list[Row]] = defaultdict(list)
        self._regroup: set[str] = set()  # events whose groups may have changed

    def add(self, reading: Reading) -> Outcome:
        return self.add_all((reading,))[0]

    def add_all(self, readings: Sequence[Reading]) -> tuple[Outcome, ...]:
        with explained(self._record), self._connection.begin():
            self._backend.begin_writing(self._connection)
            keep_bands_current(self._connection)
            self._waiting.clear()  # of a group that failed
            self._regroup.clear()
            outcomes = tuple(map(self._add, readings))
            self.flush()
            regroup(self._connection, self._regroup)
            return outcomes

    def judge(self, judgements: Sequence[Judgement]) -> tuple[bool, ...]:
        with explained(self._record), self._connection.begin():
            self._backend.begin_writing(self._connection)
            kept = tuple(keep_judgement(self._connection, judgement) for judgement in judgements)
            reopened = [judgement.one for judgement in judgements if judgement.alone and judgement.verdict == "open"]
            if reopened:
                of_event = select(events.c.document).where(events.c.id.in_(reopened))
                self._connection.execute(update(documents).where(documents.c.seq.in_(of_event)).values(compared=0))
            regroup(self._connection, {fact for judgement in judgements for fact in judgement.pair})
            return kept

    def compared(self, documents_compared: Collection[str]) -> None:
        with explained(self._record), self._connection.begin():
            self._backend.begin_writing(self._connection)
            rows = [{"identity": identity} for identity in documents_compared]
            if rows:
                self._connection.execute(_COMPARED, rows)

    def note(self, notes: Sequence[Note]) -> None:
        if notes:
            with explained(self._record), self._connection.begin():
                self._backend.begin_writing(self._connection)
                keep_notes(self._connection, self._backend, notes)

    def _add(self, reading: Reading) -> Outcome:
        reading = dated(reading)
        data = reading_to_dict(reading)
        identity = reading_identity(data)
        if self._connection.execute(select(readings.c.seq).where(readings.c.id == identity)).first():
            return "unchanged"
        document = reading.document
        found = self._connection.execute(_KNOWN, {"id": document.id}).first()
        if found is None:
            older = self._older_revision(document)
            before = older and older.seq
            number, newest = self._new_document(document, older), 1
            outcome: Outcome = "added" if older is None else "revised"
        else:
            (number, newest), outcome = found, "updated"
            before = number
            self._read_anew(number, document)
        self._connection.execute(insert(readings), {
            "id": identity, "document": number, "model": reading.model, "gazetteer": reading.gazetteer,
            "codebook": reading.codebook, "current": 1, "body": pack(data),
        })  # fmt: skip
        if newest:
            self.index(reading, number)
            if before is not None:
                carry_judgements(self._connection, before, reading, self._record)
        return outcome

    def _new_document(self, document: Document, older: Older | None) -> int:
        """The number of the row. An older revision leaves the index, and stays among the documents."""
        article, revision = (document.id, 1) if older is None else (older.article, older.revision + 1)
        row = _document_row(document) | {"article": article, "revision": revision}
        if older is not None:
            self.clear(older.seq)
            self._connection.execute(update(documents).where(documents.c.seq == older.seq).values(newest=0))
        number = int(self._connection.execute(insert(documents).returning(documents.c.seq), row).scalar_one())
        self._backend.index_words(self._connection, number, document.title, document.text)
        join_copies(self._connection, number, document.id, document_day(document), document.text)
        return number

    def _older_revision(self, document: Document) -> Older | None:
        """The newest revision of the article, which this document takes the place of."""
        if document.url is None:
            return None
        for row in self._connection.execute(_AT_ADDRESS, {"url": document.url}):
            if is_revision(row.title, row.text, document.title, document.text):
                return Older(row.seq, row.article, row.revision)
        return None

    def _read_anew(self, number: int, document: Document) -> None:
        """The older reading leaves the index and stays among the readings; a date may be known better now."""
        self.clear(number)
        of_document = readings.c.document == number
        self._connection.execute(update(readings).where(of_document, readings.c.current == 1).values(current=0))
        row = {name: _document_row(document)[name] for name in ("published", "published_basis", "day", "compared")}
        self._connection.execute(update(documents).where(documents.c.seq == number).values(row))

    def index(self, reading: Reading, number: int) -> None:
        """Makes the facts of a reading findable; the rows wait for ``flush``, which writes those of many at once."""
        for table, rows in index_rows(reading, number).items():
            self._waiting[table] += rows
        self._regroup.update(event.id for event in reading.events)

    def flush(self) -> None:
        for table, rows in self._waiting.items():
            missing = table is actor_keys
            self._connection.execute(self._backend.insert_missing(table) if missing else insert(table), rows)
        self._waiting.clear()

    def clear(self, number: int) -> None:
        """Takes the facts of a document out of the index."""
        self.flush()
        self._regroup |= told_with(self._connection, number)
        for table in INDEX:
            self._connection.execute(delete(table).where(table.c.document == number))


_COMPARED = update(documents).where(documents.c.id == bindparam("identity")).values(compared=1)
_KNOWN = select(documents.c.seq, documents.c.newest).where(documents.c.id == bindparam("id"))
_AT_ADDRESS = (
    select(documents.c.seq, documents.c.article, documents.c.revision, documents.c.title, documents.c.text)
    .where(documents.c.url == bindparam("url"), documents.c.newest == 1)
    .order_by(documents.c.seq.desc())
    .limit(20)  # an address that carries article after article is not searched to its end
)


def _document_row(document: Document) -> dict[str, object]:
    return {
        "id": document.id, "newest": 1, "title": document.title, "publisher": document.publisher,
        "publisher_key": document.publisher and document.publisher.casefold(), "url": document.url,
        "language": document.language, "published": document.published and document.published.isoformat(),
        "published_basis": document.published_basis, "day": document_day(document), "text": document.text,
        "readable": int(document.readable), "text_group": document.id, "compared": 0,
    }  # fmt: skip
