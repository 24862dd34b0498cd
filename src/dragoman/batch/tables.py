"""The tables of a run's output: those of a record, POLECAT's flat form of the events, and the whole readings."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from dragoman.export.arrow import EXTRA, schema_of
from dragoman.export.extras import needed
from dragoman.export.parquet import COMPRESSION
from dragoman.export.polecat import COLUMNS as POLECAT_COLUMNS
from dragoman.export.polecat import STATUS, event_cells
from dragoman.export.record_tables import CLAIMS, DOCUMENTS, EVENTS, QUANTITIES, RELATIONS, ColumnType, RecordTable, Row
from dragoman.store.bodies import pack
from dragoman.store.entries import DocumentEntry, Entries, EventEntry
from dragoman.types.record import Reading

_NUMBERS: dict[str, ColumnType] = {
    "Event Intensity": "number", "Latitude": "number", "Longitude": "number", "GeoNames ID": "integer",
}  # fmt: skip


def _polecat(entry: EventEntry) -> Iterator[Row]:
    yield (*event_cells(entry), entry.event.status)


def _reading(entry: DocumentEntry) -> Iterator[Row]:
    yield entry.document.id, entry.document.text, pack(entry.reading.to_dict())


POLECAT = RecordTable(
    "polecat", tuple((name, _NUMBERS.get(name, "string")) for name in (*POLECAT_COLUMNS, STATUS)), _polecat
)
READINGS = RecordTable("readings", (("document_id", "string"), ("text", "string"), ("reading", "bytes")), _reading)
TABLES = {table.name: table for table in (EVENTS, POLECAT, CLAIMS, RELATIONS, QUANTITIES, DOCUMENTS, READINGS)}


def rows_of(reading: Reading) -> dict[str, list[Row]]:
    """The rows of one document for each table."""
    entries = Entries(reading)
    listed: dict[str, Sequence[object]] = {
        "event": [entries.event(event) for event in reading.events],
        "claim": [entries.claim(claim) for claim in reading.claims],
        "relation": [entries.relation(relation) for relation in reading.relations],
        "document": [entries.document()],
    }
    kinds = {EVENTS: "event", POLECAT: "event", CLAIMS: "claim", RELATIONS: "relation"}
    return {
        table.name: list(chain.from_iterable(map(table.rows, listed[kinds.get(table, "document")])))
        for table in TABLES.values()
    }


def parquet(table: RecordTable, rows: Sequence[Row]) -> bytes:
    """The rows as a Parquet file, the same bytes for the same rows. ConfigError where pyarrow is missing."""
    arrow, schema = needed("pyarrow", EXTRA), schema_of(table)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [arrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    file = io.BytesIO()
    needed("pyarrow.parquet", EXTRA).write_table(
        arrow.Table.from_arrays(arrays, schema=schema), file, compression=COMPRESSION
    )
    return file.getvalue()


def packed_readings(path: Path) -> Iterator[tuple[str, bytes]]:
    """Text and packed body of each reading in a file of ``READINGS``."""
    file: Any = needed("pyarrow.parquet", EXTRA).ParquetFile(path)
    with file:
        for batch in file.iter_batches(100, columns=["text", "reading"]):
            yield from zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
