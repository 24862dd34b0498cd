"""The tables of a record in Arrow's memory (extra ``analytics``), batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from dragoman.export.extras import needed
from dragoman.export.record_tables import ColumnType, RecordTable

BATCH_ROWS = 2_000
EXTRA = "dragoman[analytics]"


def pyarrow() -> Any:  # noqa: ANN401  a module
    return needed("pyarrow", EXTRA)


def schema_of(table: RecordTable) -> Any:  # noqa: ANN401  pyarrow.Schema
    arrow = pyarrow()
    types: dict[ColumnType, Any] = {
        "string": arrow.string(),
        "number": arrow.float64(),
        "integer": arrow.int64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "strings": arrow.list_(arrow.string()),
        "bytes": arrow.large_binary(),
        "integers": arrow.list_(arrow.int64()),
    }
    return arrow.schema([(name, types[kind]) for name, kind in table.columns])


def batches(table: RecordTable, entries: Iterable[object]) -> Iterator[Any]:
    """Record batches of at most ``BATCH_ROWS`` rows, in the order of the entries."""
    arrow, schema = pyarrow(), schema_of(table)
    rows = chain.from_iterable(table.rows(entry) for entry in entries)
    while block := list(islice(rows, BATCH_ROWS)):
        columns = zip(*block, strict=True)
        arrays = [arrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
        yield arrow.record_batch(arrays, schema=schema)


def as_table(table: RecordTable, entries: Iterable[object]) -> Any:  # noqa: ANN401  pyarrow.Table
    """The whole table in memory."""
    return pyarrow().Table.from_batches(batches(table, entries), schema=schema_of(table))
