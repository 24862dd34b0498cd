"""Records as json, with a map of fields and without."""

from __future__ import annotations

from dragoman.ingest import IngestOptions, read_bytes

DICTIONARY = (b"{", b"}", b"[", b"]", b"\"text\":", b"\"date\":", b"\\ud800", b"1e999", b"NaN", b"null", b"<p>a</p><p>b</p>")


def run(data: bytes) -> None:
    for options in (IngestOptions(format="json"), IngestOptions(format="json", map={"text": "a.b", "published": "2"})):
        for document in read_bytes(data, options, name="a"):
            assert document.readable or document.warnings
