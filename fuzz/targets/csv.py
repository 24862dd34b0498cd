"""Records as csv, with a map of fields and without."""

from __future__ import annotations

from dragoman.ingest import IngestOptions, read_bytes

DICTIONARY = (b"\"", b"\"\"", b",", b";", b"\t", b"\n", b"\r\n", b"text,title\n", b"\0", b"\xff\xfe")


def run(data: bytes) -> None:
    for options in (IngestOptions(format="csv"), IngestOptions(format="csv", map={"text": "a.b", "published": "2"})):
        for document in read_bytes(data, options, name="a"):
            assert document.readable or document.warnings
