"""A stream of bytes → Drafts: unpack it, look at its head, give it to the reader of its format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.errors import IngestError
from dragoman.ingest.csv_rows import read_table
from dragoman.ingest.decode import decode
from dragoman.ingest.draft import Draft, not_read, with_warnings
from dragoman.ingest.html import MAX_PAGE, read_page
from dragoman.ingest.options import MAX_TEXT_BYTES, MEBIBYTE, Format, IngestOptions
from dragoman.ingest.records import read_record, read_records
from dragoman.ingest.sniff import Container, container, sniff_format, unreadable_kind, without_compression
from dragoman.ingest.unpack import UNPACK_ERRORS, Unpacked, unpacked

_LIMITS: dict[Format, int] = {"text": MAX_TEXT_BYTES, "html": MAX_PAGE + MEBIBYTE}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream comes from, and what was said about it on the way."""

    name: str
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None


def read_stream(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    """The drafts in ``stream``, which is read in pieces and never beyond ``max_bytes`` of one document.

    Archives and Parquet files must be seen as wholes: where the stream cannot go back, it is copied to a nameless file.

    Errors: none; what is damaged, too large or not text gives a draft with a warning.
    """
    return _read(stream, origin, options, in_archive=False)


def _read(stream: BinaryIO, origin: Origin, options: IngestOptions, *, in_archive: bool) -> Iterator[Draft]:
    try:
        whole = unpacked(stream)
        kind = container(whole.head)
        if kind is None:
            yield from _read_format(whole.stream, whole.head, origin, options)
        elif in_archive and kind in ("zip", "tar"):
            yield not_read(origin.name, "it is an archive within an archive; unpack it first", "refused")
        else:
            yield from _read_container(kind, whole, stream, origin, options)
    except IngestError as error:  # what it needs is not installed
        yield not_read(origin.name, str(error))
    except UNPACK_ERRORS as error:
        yield not_read(origin.name, f"it cannot be read to its end: {error}", "damaged")


def _read_format(stream: BinaryIO, head: bytes, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    kind = unreadable_kind(head)
    if kind is not None:
        yield not_read(origin.name, f"it is {kind}", "binary")
        return
    chosen = options.format or sniff_format(head, origin.name, origin.content_type, options.map.values())
    if chosen in ("parquet", "warc"):
        yield not_read(origin.name, f"it does not start as a {chosen.upper()} file does", "damaged")
        return
    if chosen == "csv":
        yield from read_table(stream, head, origin.name, options, origin.charset)
        return
    if chosen == "jsonl":
        yield from _read_lines(stream, origin, options)
        return
    limit = min(options.max_bytes, _LIMITS.get(chosen, options.max_bytes))
    data = stream.read(limit + 1)
    if len(data) > limit and chosen != "text":
        yield not_read(origin.name, f"it has more than {limit:,} bytes; split it", "too large")
        return
    yield from _read_whole(data, chosen, origin, options)


def _read_container(
    kind: Container, whole: Unpacked, source: BinaryIO, origin: Origin, options: IngestOptions
) -> Iterator[Draft]:
    """The documents of what holds many. Its readers are imported only when there is something for them to read."""
    if kind == "warc":
        from dragoman.ingest.warc import read_warc

        yield from read_warc(whole.stream, origin.name, options)
        return
    from dragoman.ingest.archives import read_tar, read_zip
    from dragoman.ingest.parquet import read_parquet
    from dragoman.ingest.spool import seekable

    def member(stream: BinaryIO, name: str) -> Iterator[Draft]:
        return _read(stream, Origin(name), options, in_archive=True)

    if kind == "tar":
        yield from read_tar(whole.stream, origin.name, member)
        return
    with seekable(whole, source) as file:
        if kind == "zip":
            yield from read_zip(file, origin.name, member)
        else:
            yield from read_parquet(file, origin.name, options)


def _read_whole(data: bytes, chosen: Format, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    if chosen == "html":
        yield read_page(data, origin.name, charset=origin.charset, url=origin.url)
    elif chosen == "json":
        yield from _read_json(data, origin, options)
    else:
        yield _read_text(data, origin, options)


def _read_text(data: bytes, origin: Origin, options: IngestOptions) -> Draft:
    limit = min(options.max_bytes, _LIMITS["text"])
    cut = data[:limit]
    decoded = decode(cut, origin.charset)
    beyond = f"it has more than {limit:,} bytes; what comes after them is not read"
    warnings = (*decoded.warnings, beyond) if len(data) > len(cut) else decoded.warnings
    return Draft(origin.name, decoded.text, url=origin.url, warnings=warnings)


def _read_json(data: bytes, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    decoded = decode(data, origin.charset)
    try:
        value = json.loads(decoded.text, strict=False)
    except (ValueError, RecursionError) as error:
        if options.format is None and not without_compression(origin.name.lower()).endswith(".json"):
            yield _read_text(data, origin, options)  # prose that starts with a bracket
        else:
            yield not_read(origin.name, f"it is not JSON: {_reason(error)}", "damaged")
        return
    for draft in read_records(value, origin.name, options.map):
        yield with_warnings(draft, decoded.warnings)


def _read_lines(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    number = 0
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        name = f"{origin.name}:{number}"
        if len(line) > options.max_bytes:
            yield not_read(name, f"a line of more than {options.max_bytes:,} bytes", "too large")
            _skip_line(stream, line)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _read_line(line, name, origin, options)
    if not number:
        yield not_read(origin.name, "there is no text in it", "empty")


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)


def _read_line(line: bytes, name: str, origin: Origin, options: IngestOptions) -> Draft:
    decoded = decode(line, origin.charset)
    try:
        value = json.loads(decoded.text, strict=False)
    except (ValueError, RecursionError) as error:
        return not_read(name, f"the line is not JSON: {_reason(error)}", "damaged")
    return with_warnings(read_record(value, name, options.map), decoded.warnings)


def _reason(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]
