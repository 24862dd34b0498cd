"""Tables as CSV or TSV → Drafts, one a row, read row by row; a row that is damaged costs no other."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from dragoman.ingest.csv_shape import Shape, shape_of
from dragoman.ingest.decode import decode, wide_encoding
from dragoman.ingest.draft import Draft, not_read, with_warnings
from dragoman.ingest.options import MEBIBYTE, IngestOptions
from dragoman.ingest.records import read_record

MAX_ROW = 8 * MEBIBYTE
"""Characters of one row. A quotation mark that is never closed must not take the rest of a corpus with it."""
_MARKS = (
    (codecs.BOM_UTF8, "latin-1"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_table(
    stream: BinaryIO, head: bytes, name: str, options: IngestOptions, charset: str | None = None
) -> Iterator[Draft]:
    """The drafts of the rows of ``stream``, which starts with ``head``. Errors: those of the stream."""
    wide = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), wide_encoding(head))
    shape = shape_of(decode(head, charset).text, options.map.values())
    mapping = _by_name(options.map, shape.columns)
    lost = _without_text(shape, mapping)
    if lost:
        yield not_read(name, lost, "damaged")
        return
    # Encodings that hold ASCII are cut into rows as bytes, and each row is then decoded by itself.
    bytewise = wide in (None, "latin-1")
    lines = _Lines(io.TextIOWrapper(stream, "latin-1" if bytewise else str(wide), "replace", newline=""))
    number = 0
    for number, row in enumerate(_rows(lines, shape), 1):
        yield _draft(row, f"{name}:{number}", shape, mapping, charset if bytewise else "")
    if not number:
        yield not_read(name, "the table has no rows below its header", "empty")


def _draft(
    row: list[str] | str, name: str, shape: Shape, mapping: Mapping[str, str], charset: str | None
) -> Draft:  # fmt: skip
    if isinstance(row, str):
        return not_read(name, row, "damaged")
    surplus = [cell for cell in row[len(shape.columns) :] if cell.strip()]
    if surplus:
        return not_read(name, f"the row has {len(row)} cells for {len(shape.columns)} columns; is a quote missing?", "damaged")
    cells, warnings = (row, ()) if charset == "" else _decoded(row, charset)
    draft = read_record(dict(zip(shape.columns, cells, strict=False)), name, mapping)
    if len(row) < len(shape.columns):
        warnings = (*warnings, f"the row has only {len(row)} cells for {len(shape.columns)} columns")
    return with_warnings(draft, warnings)


def _decoded(row: list[str], charset: str | None) -> tuple[list[str], tuple[str, ...]]:
    """The cells of a row that was read as Latin-1, in their true encoding, and what was lost or guessed."""
    if all(map(str.isascii, row)):
        return row, ()
    found = [decode(cell.encode("latin-1"), charset) for cell in row]
    return [cell.text for cell in found], tuple(dict.fromkeys(w for cell in found for w in cell.warnings))


class _Lines:
    """The lines of a table, until those of one row are more than a row may be; that row is then given up."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_ROW + 1)
        if not line:
            raise StopIteration
        self.taken += len(line)
        if self.taken <= MAX_ROW:
            return line.replace("\0", "")
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(MAX_ROW)
        raise csv.Error(f"a row of more than {MAX_ROW:,} characters; is a quote not closed?")


def _rows(lines: _Lines, shape: Shape) -> Iterator[list[str] | str]:
    """The rows below the header; in place of a damaged one what is wrong with it."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * MAX_ROW))  # of the whole process, so it is only ever raised
    reader = shape.reader(lines)
    skip = shape.has_header
    while True:
        lines.taken = 0
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield str(error)
            continue
        if any(map(str.strip, row)):
            if not skip:
                yield row
            skip = False


def _by_name(mapping: Mapping[str, str], columns: tuple[str, ...]) -> dict[str, str]:
    """The map with names of columns for their numbers, which are counted from one."""
    return {ours: _column(theirs, columns) for ours, theirs in mapping.items()}


def _column(theirs: str, columns: tuple[str, ...]) -> str:
    numbered = theirs.isdecimal() and theirs not in columns and 0 < int(theirs) <= len(columns)
    return columns[int(theirs) - 1] if numbered else theirs


def _without_text(shape: Shape, mapping: Mapping[str, str]) -> str | None:
    """Why no row of the table can be read: asked of its columns, or every row would say the same."""
    if read_record(dict.fromkeys(shape.columns, "x"), "", mapping).text:
        return None
    names = ", ".join(column[:40] for column in shape.columns[:20])
    return f"no column with a text among {names}; name it with --map text=COLUMN (or its number)"
