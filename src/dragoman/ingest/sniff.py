"""What kind of input is it? Its content decides; its name and declared type only where the content leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Literal

from dragoman.ingest.csv_shape import looks_like_table
from dragoman.ingest.decode import decode, wide_encoding
from dragoman.ingest.options import Format

HEAD = 1 << 16
"""How many bytes of an input are looked at."""

Container = Literal["parquet", "warc", "zip", "tar"]

_COMPRESSIONS = (
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "bzip2"),
    (re.compile(rb"\xfd7zXZ\x00"), "xz"),
    (re.compile(rb"\x28\xb5\x2f\xfd"), "zstd"),
    (re.compile(rb"\x04\x22\x4d\x18"), "lz4"),
)
_CONTAINERS: tuple[tuple[re.Pattern[bytes], Container], ...] = (
    (re.compile(rb"PAR1"), "parquet"),
    (re.compile(rb"WARC/\d"), "warc"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "zip"),
    (re.compile(rb".{257}ustar", re.DOTALL), "tar"),
)

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF; convert it to text first (for example with pdftotext)"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as text first"),
    (b"{\\rtf", "a rich text document; save it as text first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_FEED = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base|main|article|section|header|nav|div|p|h[1-6]"
    r"|span|table|ul|ol|a|b|br|font|center)\b",
    re.DOTALL | re.IGNORECASE,
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27} | {127})
_EXTENSIONS: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
}  # fmt: skip
_COMPRESSED_NAME = re.compile(r"\.(?:gz|bz2|xz|zst|zstd|lz4)$", re.IGNORECASE)
_TYPES: dict[str, Format] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/json": "json", "application/ld+json": "json",
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "text/plain": "text",
    "text/csv": "csv", "text/tab-separated-values": "csv",
}  # fmt: skip


def compression(head: bytes) -> str | None:
    """How the input is compressed, if it is."""
    return next((kind for magic, kind in _COMPRESSIONS if magic.match(head)), None)


def container(head: bytes) -> Container | None:
    """Which of the formats that hold many documents the input is, of those that start with a mark of their own."""
    return next((kind for magic, kind in _CONTAINERS if magic.match(head)), None)


def unreadable_kind(head: bytes) -> str | None:
    """What the input is where it is nothing that can be read as text; None where it can."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if compression(head):
        return "compressed twice; unpack it first"
    if head[4:8] == b"ftyp" or head[:4] in (b"RIFF", b"OggS", b"ID3\x03", b"ID3\x04"):
        return "a media file"
    if _FEED.match(head[:4096]):
        return "a feed (RSS or Atom); give the addresses or the pages of its articles"
    return "a binary file" if _is_binary(head) else None


def sniff_format(
    head: bytes, name: str = "", content_type: str | None = None, mapped: Iterable[str] = ()
) -> Format:
    """The format of an input that starts with ``head``; text where nothing says otherwise.

    ``mapped`` are the columns that the user has named, which tell a table from prose with commas.
    """
    start = decode(head).text.lstrip("\ufeff \t\r\n")
    declared = _declared(name, content_type)
    if start[:1] in ("{", "["):
        return _json_kind(start, declared)
    if _HTML.match(start) or (declared == "html" and re.search(r"<[a-zA-Z!/][^<>]*>", start)):
        return "html"
    if (declared == "csv" and start) or looks_like_table(start, mapped):
        return "csv"
    # A JSON file that does not start like JSON is left to its reader, which says what is wrong with it.
    return declared if declared in ("json", "jsonl") and start else "text"


def _json_kind(start: str, declared: Format | None) -> Format:
    lines = [line for line in start.splitlines() if line.strip()]
    many = len(lines) > 1 and lines[0].rstrip().endswith("}") and lines[1].lstrip().startswith("{")
    if many or declared == "jsonl":
        return "jsonl"
    looks = re.match(r'\{\s*(?:"|\}|$)|\[\s*(?:[{\["\]]|$)', start)
    return "json" if declared == "json" or looks else "text"


def _declared(name: str, content_type: str | None) -> Format | None:
    kind = _TYPES.get((content_type or "").partition(";")[0].strip().lower())
    suffix = PurePosixPath(without_compression(name.lower())).suffix
    return kind if kind and kind != "text" else _EXTENSIONS.get(suffix, kind)


def without_compression(name: str) -> str:
    """``news.json.gz`` → ``news.json``"""
    return _COMPRESSED_NAME.sub("", name)


def _is_binary(head: bytes) -> bool:
    if not head or wide_encoding(head) or head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > len(head) / 20
