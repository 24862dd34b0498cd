"""The body of an HTTP answer."""

from __future__ import annotations

from dragoman.ingest.transfer import TransferError, decoded

DICTIONARY = (b"\x1f\x8b\x08", b"\x78\x9c", b"\0\0\xff\xff")


def run(data: bytes) -> None:
    size = data[0] + 1 if data else 1
    for encoding in ("gzip", "deflate", "gzip, deflate"):
        try:
            for piece in decoded((data[start : start + size] for start in range(1, len(data), size)), encoding):
                assert len(piece) <= 1 << 16
        except TransferError:
            pass
