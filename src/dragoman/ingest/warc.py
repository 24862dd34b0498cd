"""WARC (web archives) → Drafts: of the answers that it keeps the HTML pages, one after the other.

Its frame is read here and not by a library, so that damage costs one record: what the libraries read stops at the
first bad one. A frame is a few header lines and a length; what is hard, the pages, is the HTML worker's.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.client import HTTPException, parse_headers
from typing import BinaryIO

from dragoman.ingest.dates import parse_date
from dragoman.ingest.draft import Draft, not_read
from dragoman.ingest.html import MAX_PAGE, read_page
from dragoman.ingest.options import MEBIBYTE, IngestOptions
from dragoman.ingest.sniff import HEAD, sniff_format
from dragoman.ingest.transfer import TransferError, decoded

_MAX_LINE = 1 << 16
_MAX_LINES = 200
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer of a server as it was kept: where from, on which day, and its body without its wrappings."""

    url: str | None
    fetched: str
    content_type: str
    charset: str | None
    body: bytes


def read_warc(stream: BinaryIO, name: str, options: IngestOptions) -> Iterator[Draft]:
    """The drafts of the HTML pages (answers with status 200) in an unpacked WARC; what else it keeps is passed over.

    Errors: those of the stream. Where there is damage, that is told, and reading goes on at the next record.
    """
    pages = 0
    for number, block in enumerate(_records(stream), 1):
        draft = _page(block, f"{name}[{number}]") if isinstance(block, _Record) else not_read(f"{name}[{number}]", block)
        if draft is not None:
            pages += 1
            yield draft
    if not pages:
        yield not_read(name, "there is no HTML page in the archive", "empty")


@dataclass(frozen=True, slots=True)
class _Record:
    headers: dict[str, str]
    block: bytes
    length: int


def _records(stream: BinaryIO) -> Iterator[_Record | str]:
    """The answers in the archive; in place of what cannot be read, why. Other records are passed over unread."""
    line = _next_start(stream, b"")
    while line:
        headers = _header_lines(stream)
        length = int(headers.get("content-length", "x")) if headers.get("content-length", "x").isdecimal() else -1
        if length < 0:
            yield "the record does not say how long it is"
            line = _next_start(stream, stream.readline(_MAX_LINE))
            continue
        wanted = headers.get("warc-type", "").lower() == "response"
        # A page may have as many bytes again in its headers and wrappings; what is larger is not kept in memory.
        block = stream.read(min(length, 2 * MAX_PAGE)) if wanted else b""
        whole = _skip(stream, length - len(block))
        if wanted:
            yield _Record(headers, block, length)
        end = stream.readline(_MAX_LINE)
        if not whole:
            yield "the archive ends within a record"
        elif end.strip():
            yield "what follows the record is not a record"
        line = _next_start(stream, end)


def _next_start(stream: BinaryIO, line: bytes) -> bytes:
    """The next line that opens a record; empty where there is none."""
    while not line.startswith(b"WARC/"):
        line = stream.readline(_MAX_LINE)
        if not line:
            return b""
    return line


def _header_lines(stream: BinaryIO) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(_MAX_LINES):
        line = stream.readline(_MAX_LINE).strip()
        if not line:
            break
        field, _, value = line.decode("utf-8", "replace").partition(":")
        headers.setdefault(field.strip().lower(), value.strip())
    return headers


def _skip(stream: BinaryIO, count: int) -> bool:
    """Whether there were so many bytes to pass over."""
    while count > 0:
        piece = stream.read(min(count, MEBIBYTE))
        if not piece:
            return False
        count -= len(piece)
    return True


def _page(record: _Record, name: str) -> Draft | None:
    """The draft of an answer; None where it is no page."""
    url = record.headers.get("warc-target-uri", "").strip("<>") or None
    try:
        answer = _answer(record, url)
    except (HTTPException, TransferError, ValueError) as error:
        return not_read(name, f"{url}: {str(error)[:200] or type(error).__name__}", "damaged")
    if answer is None:
        return None
    if len(answer.body) > MAX_PAGE or record.length > 2 * MAX_PAGE:
        return not_read(name, f"{url}: a page of more than {MAX_PAGE:,} bytes", "too large")
    draft = read_page(answer.body, name, charset=answer.charset, url=url)
    return draft if draft.published or not draft.text else _dated(draft, answer.fetched)


def _dated(draft: Draft, fetched: str) -> Draft:
    """A page that tells no day of its own is from the day that the archive's robot came by: news is fetched fresh."""
    day = parse_date(fetched)
    if day is None:
        return draft
    told = f"published: the page tells no day; taken from the day on which it was fetched, {day.isoformat()}"
    return replace(draft, published=day, published_basis="metadata", warnings=(*draft.warnings, told))


def _answer(record: _Record, url: str | None) -> _Answer | None:
    """Errors: HTTPException, ValueError, TransferError."""
    block = io.BytesIO(record.block)
    status = block.readline(_MAX_LINE).split()
    if not status or not status[0].startswith(b"HTTP/") or status[1:2] != [b"200"]:
        return None
    headers = parse_headers(block)
    content_type = headers.get_content_type() if headers.get("content-type") else ""
    if content_type not in (*_PAGES, ""):
        return None
    body = _body(block, headers.get("transfer-encoding", ""), headers.get("content-encoding", ""))
    if not content_type and sniff_format(body[:HEAD]) != "html":
        return None
    charset = headers.get_content_charset()
    return _Answer(url, record.headers.get("warc-date", ""), content_type, charset, body)


def _body(block: io.BytesIO, transfer: str, encoding: str) -> bytes:
    """The body without chunks and compression; of one that is too large a little more than the limit."""
    start = block.tell()
    pieces = _chunks(block) if "chunked" in transfer.lower() else iter([block.read()])
    try:
        return _joined(decoded(pieces, encoding))
    except TransferError:
        # Many archives keep a page unwrapped, with the headers of the wrapped one.
        block.seek(start)
        plain = block.read()
        if sniff_format(plain[:HEAD]) == "html":
            return plain
        raise


def _joined(pieces: Iterator[bytes]) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > MAX_PAGE:
            break
    return bytes(body)


def _chunks(block: io.BytesIO) -> Iterator[bytes]:
    """The chunks of a body (RFC 9112, 7.1). Errors: TransferError where it is not in chunks."""
    while True:
        size = block.readline(1024).partition(b";")[0].strip()
        try:
            length = int(size, 16) if size and size.isalnum() else -1
        except ValueError:
            length = -1
        if length < 0:
            raise TransferError("its body is not in chunks, as its header says")
        if length == 0:
            return
        yield block.read(length)
        block.readline(1024)
