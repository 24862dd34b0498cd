"""The bodies of HTTP answers: decoded from their transfer piece by piece, and never beyond a limit.

A server may send what was not asked for, and 400 bytes of Brotli are 256 MB: so a body is unpacked here, by decoders
that give no more than they are asked for, and encodings for which there is none are refused.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

MAX_ENCODINGS = 2
_PIECE = 1 << 16
_PLAIN = ("", "identity")
_GZIP, _ZLIB, _BARE = 31, 15, -15


class TransferError(ValueError):
    """The body cannot be decoded; the message says why."""


def decoded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """A body without its ``Content-Encoding``, in pieces of at most 64 KB. A body that ends early gives what it had.

    Errors: TransferError where it is damaged, or compressed in a way that was not asked for.
    """
    names = [name.strip().lower() for name in encoding.split(",")]
    wrapped = [name for name in names if name not in _PLAIN]
    if len(wrapped) > MAX_ENCODINGS:
        raise TransferError(f"it is compressed more than {MAX_ENCODINGS} times over")
    for name in reversed(wrapped):
        if name not in ("gzip", "x-gzip", "deflate"):
            raise TransferError(f"it is compressed with {name[:30]!r}, which was not asked for")
        pieces = _inflated(pieces, bare=name == "deflate")
    return iter(pieces)


def _inflated(pieces: Iterable[bytes], *, bare: bool) -> Iterator[bytes]:
    pieces = _with_whole_mark(pieces)
    unpacker = None
    for piece in pieces:
        unpacker = unpacker or zlib.decompressobj(_window(piece) if bare else _GZIP)
        while piece and not unpacker.eof:  # what comes after the end was not announced
            try:
                yield unpacker.decompress(piece, _PIECE)
            except zlib.error as error:
                raise TransferError(f"its compression is damaged: {error}") from error
            piece = unpacker.unconsumed_tail
    if unpacker is not None and not unpacker.eof:
        yield unpacker.flush(_PIECE)


def _with_whole_mark(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces without empty ones; the first has the two bytes that ``_window`` looks at, if there are as many."""
    first = b""
    for piece in pieces:
        first += piece
        if len(first) > 1:
            yield first
            first = b""
    if first:
        yield first


def _window(head: bytes) -> int:
    """What is called "deflate" is a zlib stream by RFC 9110, and a bare one by the habit of some servers."""
    return _ZLIB if head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0 else _BARE
