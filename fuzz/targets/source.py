"""Anything at all: the format is told by the content; also archives, Parquet, WARC and what is compressed."""

from __future__ import annotations

from dragoman.ingest import IngestOptions, read_bytes

DICTIONARY = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x01\x02", b"ustar", b"PAR1", b"WARC/1.0\r\n", b"Content-Length: ", b"\r\n\r\n",
              b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked\r\n")  # fmt: skip


def run(data: bytes) -> None:
    for number, document in enumerate(read_bytes(data, IngestOptions(max_bytes=1 << 20), name="a")):
        assert document.readable or document.warnings
        if number > 500:
            return
