"""Records as jsonl, with a map of fields and without."""

from __future__ import annotations

from dragoman.ingest import IngestOptions, read_bytes

DICTIONARY = (b"\n", b"{\"text\": \"a\"}\n", b"\r", b"{", b"}", b"\\ud800", b"\xff")


def run(data: bytes) -> None:
    for options in (IngestOptions(format="jsonl"), IngestOptions(format="jsonl", map={"text": "a.b", "published": "2"})):
        for document in read_bytes(data, options, name="a"):
            assert document.readable or document.warnings
