"""Tables as Parquet (extra ``analytics``): a group of rows at a time, the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from dragoman.export.arrow import EXTRA, batches, schema_of
from dragoman.export.extras import needed
from dragoman.export.record_tables import EVENTS, MARKED_EVENTS, RecordTable
from dragoman.store.entries import EventEntry

COMPRESSION = "zstd"


def write_parquet(entries: Iterable[EventEntry], file: IO[bytes], wrong: bool = False) -> int:
    """Writes the table of events and returns the number of its rows; ``wrong``: with a column for what is marked so."""
    return write_table(MARKED_EVENTS if wrong else EVENTS, entries, file)


def write_table(table: RecordTable, entries: Iterable[object], file: IO[bytes]) -> int:
    """Writes a table and returns the number of its rows."""
    number = 0
    with opened(table, file) as writer:
        for batch in batches(table, entries):
            writer.write_batch(batch)
            number += batch.num_rows
    return number


def opened(table: RecordTable, file: IO[bytes]) -> Any:  # noqa: ANN401  pyarrow.parquet.ParquetWriter
    """A writer of batches; a context."""
    return needed("pyarrow.parquet", EXTRA).ParquetWriter(file, schema_of(table), compression=COMPRESSION)
