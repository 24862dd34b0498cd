"""Decoding, canonical text with its offsets, and language."""

from __future__ import annotations

from dragoman.ingest.decode import decode
from dragoman.ingest.language import detect_language
from dragoman.ingest.normalise import normalise, to_given, truncate

DICTIONARY = (b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\0\0", b"\xc2\x85", b"\xe2\x80\xa8", b"e\xcc\x81", b"\xe1\x84\x80\xe1\x85\xa1")


def run(data: bytes) -> None:
    for charset in (None, "shift_jis", "utf-7"):
        given = decode(data, charset).text
    canonical = normalise(given)
    canonical.text.encode("utf-8")
    assert normalise(canonical.text).text == canonical.text
    last = 0
    for position in range(0, len(canonical.text) + 1, 1 + len(canonical.text) // 50):
        found = to_given(canonical.offsets, position)
        assert last <= found <= len(given)
        last = found
    assert len(truncate(canonical, 40).text) <= 40
    detect_language(canonical.text)
