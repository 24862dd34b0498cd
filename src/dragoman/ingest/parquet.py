"""Parquet → Drafts, one a row: only the columns that are asked for, some rows at a time, row groups one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, BinaryIO

from dragoman.errors import IngestError
from dragoman.ingest.draft import Draft, not_read
from dragoman.ingest.options import MEBIBYTE, IngestOptions
from dragoman.ingest.records import FIELDS, fold, read_record
from dragoman.ingest.unpack import FREE, MAX_RATIO

MAX_GROUP = 4096 * MEBIBYTE
"""Bytes of a row group, unpacked, by what its footer says; it must also be no bomb for the size of its file."""
_ROWS = 16
_KNOWN = frozenset(name.partition(".")[0] for names in FIELDS.values() for name in names)


def read_parquet(file: BinaryIO, name: str, options: IngestOptions) -> Iterator[Draft]:
    """The drafts of the rows. A row group that is damaged is told and the others are read. Errors: IngestError."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise IngestError("Parquet files need an extra: pip install 'dragoman[analytics]'") from error
    try:
        table = pq.ParquetFile(file, pre_buffer=False, buffer_size=MEBIBYTE)
        columns = _wanted(table.schema_arrow.names, options.map)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield not_read(name, f"it is not a whole Parquet file: {_line(error)}", "damaged")
        return
    if not columns:
        names = ", ".join(column[:40] for column in table.schema_arrow.names[:20])
        yield not_read(name, f"no column with a text among {names}; name it with --map text=COLUMN")
        return
    limit = min(MAX_GROUP, max(FREE, MAX_RATIO * file.seek(0, 2)))
    row = 0
    for group in range(table.num_row_groups):
        first, row = row, row + table.metadata.row_group(group).num_rows
        size = table.metadata.row_group(group).total_byte_size  # a column's own figures are read by code that may abort
        if size > limit:
            yield not_read(f"{name}[{first + 1}]", f"row group {group} has {size:,} bytes; the limit is {limit:,}", "too large")
            continue
        try:
            yield from _rows(table, group, columns, first, name, options)
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            yield not_read(f"{name}[{first + 1}]", f"row group {group} is damaged: {_line(error)}", "damaged")


def _rows(
    table: Any, group: int, columns: list[str], first: int, name: str, options: IngestOptions  # noqa: ANN401
) -> Iterator[Draft]:  # fmt: skip
    number = first
    for batch in table.iter_batches(batch_size=_ROWS, row_groups=[group], columns=columns, use_threads=False):
        for index in range(batch.num_rows):
            number += 1
            record = {
                column: _value(values[index], options.max_bytes)
                for column, values in zip(batch.schema.names, batch.columns, strict=True)
            }
            yield read_record(record, f"{name}[{number}]", options.map)


def _wanted(names: list[str], mapping: Mapping[str, str]) -> list[str]:
    """The columns that may hold a field of a document; none where none of them can be its text."""
    mapped = {path if path in names else path.partition(".")[0] for path in mapping.values()}
    wanted = [name for name in names if name in mapped or fold(name) in _KNOWN or fold(name).partition(".")[0] in _KNOWN]
    texts = {path.partition(".")[0] for path in FIELDS["text"]}
    there = any(fold(name).partition(".")[0] in texts for name in wanted)
    return wanted if there or ("text" in mapping and mapped & set(names)) else []


def _value(scalar: Any, limit: int) -> Any:  # noqa: ANN401
    """The value as JSON would have it."""
    if hasattr(scalar, "as_buffer") and scalar.is_valid and scalar.as_buffer().size > limit:
        return None
    try:
        return _plain(scalar.as_py())
    except (ValueError, OverflowError):  # nanoseconds, or a moment outside the calendar
        return str(scalar)


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
