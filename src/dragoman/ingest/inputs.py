"""A stream of bytes → Drafts: unpack it, look at its head, give it to the reader of its format."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, cast

from dragoman.ingest.decode import decode
from dragoman.ingest.draft import Draft, not_read
from dragoman.ingest.html import read_page
from dragoman.ingest.options import Format, IngestOptions
from dragoman.ingest.records import read_record, read_records
from dragoman.ingest.sniff import GZIP_MAGIC, HEAD, sniff_format, unreadable_kind

_READ_ERRORS = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream comes from, and what was said about it on the way."""

    name: str
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None


def read_stream(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    """The drafts in ``stream``, which is read in pieces and never beyond ``max_bytes`` of one document.

    Errors: none; what is damaged, too large or not text gives a draft with a warning.
    """
    try:
        stream, head = _unpacked(stream)
        yield from _read_format(stream, head, origin, options)
    except _READ_ERRORS as error:
        yield not_read(origin.name, f"it cannot be read to its end: {error}", "damaged")


def _read_format(stream: BinaryIO, head: bytes, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    kind = unreadable_kind(head)
    if kind is not None:
        yield not_read(origin.name, f"it is {kind}", "binary")
        return
    chosen = options.format or sniff_format(head, origin.name, origin.content_type)
    if chosen == "jsonl":
        yield from _read_lines(stream, origin, options)
        return
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes and chosen != "text":
        yield not_read(origin.name, f"it has more than {options.max_bytes:,} bytes; split it", "too large")
        return
    yield from _read_whole(data, chosen, origin, options)


def _read_whole(data: bytes, chosen: Format, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    if chosen == "html":
        yield read_page(data, origin.name, charset=origin.charset, url=origin.url)
    elif chosen == "json":
        yield from _read_json(data, origin, options)
    else:
        yield _read_text(data, origin, options)


def _read_text(data: bytes, origin: Origin, options: IngestOptions) -> Draft:
    cut = data[: options.max_bytes]
    decoded = decode(cut, origin.charset)
    beyond = f"it has more than {options.max_bytes:,} bytes; what comes after them is not read"
    warnings = (*decoded.warnings, beyond) if len(data) > len(cut) else decoded.warnings
    return Draft(origin.name, decoded.text, url=origin.url, warnings=warnings)


def _read_json(data: bytes, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    decoded = decode(data, origin.charset)
    try:
        value = json.loads(decoded.text, strict=False)
    except (ValueError, RecursionError) as error:
        if options.format is None and not origin.name.lower().removesuffix(".gz").endswith(".json"):
            yield _read_text(data, origin, options)  # prose that starts with a bracket
        else:
            yield not_read(origin.name, f"it is not JSON: {_reason(error)}", "damaged")
        return
    for draft in read_records(value, origin.name, options.map):
        yield _with_warnings(draft, decoded.warnings)


def _read_lines(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Iterator[Draft]:
    number = 0
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        name = f"{origin.name}:{number}"
        if len(line) > options.max_bytes:
            yield not_read(
                name, f"a line of more than {options.max_bytes:,} bytes; the file is not read beyond it", "too large"
            )
            return
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _read_line(line, name, origin, options)
    if not number:
        yield not_read(origin.name, "there is no text in it", "empty")


def _read_line(line: bytes, name: str, origin: Origin, options: IngestOptions) -> Draft:
    decoded = decode(line, origin.charset)
    try:
        value = json.loads(decoded.text, strict=False)
    except (ValueError, RecursionError) as error:
        return not_read(name, f"the line is not JSON: {_reason(error)}", "damaged")
    return _with_warnings(read_record(value, name, options.map), decoded.warnings)


def _unpacked(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The stream, unpacked if it is compressed with gzip (as it is read: nothing grows in memory), and its head."""
    head = stream.read(HEAD)
    whole = _replayed(head, stream)
    if not head.startswith(GZIP_MAGIC):
        return whole, head
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=whole))
    head = unpacked.read(HEAD)
    return _replayed(head, unpacked), head


def _replayed(head: bytes, rest: BinaryIO) -> BinaryIO:
    """The stream as it was before its head was read."""
    return io.BufferedReader(_Replay(head, rest))


class _Replay(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401
        view = memoryview(buffer)
        piece = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(piece) :]
        view[: len(piece)] = piece
        return len(piece)


def _with_warnings(draft: Draft, warnings: tuple[str, ...]) -> Draft:
    return replace(draft, warnings=(*warnings, *draft.warnings)) if warnings else draft


def _reason(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]
