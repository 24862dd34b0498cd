"""Compressed bytes → bytes, as they are read: told by content, one layer, little memory, no bombs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from dragoman.errors import IngestError
from dragoman.ingest.options import MEBIBYTE
from dragoman.ingest.sniff import HEAD, compression

UNPACK_ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError)
MAX_RATIO = 200
"""Text shrinks to a tenth, a log of equal lines to a hundredth; what shrinks more was made to."""
FREE = 16 * MEBIBYTE
"""So much may come out of anything: small inputs of equal lines are no attack."""
_XZ_MEMORY = 128 * MEBIBYTE
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Unpacked:
    """``head`` is the first of ``stream``, which still has it. ``compressed`` says whether anything was unpacked."""

    stream: BinaryIO
    head: bytes
    compressed: bool


def unpacked(stream: BinaryIO) -> Unpacked:
    """The stream, unpacked if its content says that it is compressed.

    Errors, also on reading: UNPACK_ERRORS where it is damaged or a bomb, IngestError where an extra is missing.
    """
    head = stream.read(HEAD)
    whole = _replayed(head, stream)
    kind = compression(head)
    if kind is None:
        return Unpacked(whole, head, False)
    counted = _Counted(whole)
    inner = _OPENERS[kind](cast(BinaryIO, counted))
    bounded = cast(BinaryIO, io.BufferedReader(_Bounded(inner, counted), _PIECE))
    head = bounded.read(HEAD)
    return Unpacked(_replayed(head, bounded), head, True)


def _arrow(codec: str) -> Callable[[BinaryIO], BinaryIO]:
    def opened(stream: BinaryIO) -> BinaryIO:
        try:
            import pyarrow
        except ImportError as error:
            told = f"it is compressed with {codec}, which needs an extra: pip install 'dragoman[analytics]'"
            raise IngestError(told) from error
        return cast(BinaryIO, pyarrow.CompressedInputStream(stream, codec))

    return opened


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


class _Counted(io.RawIOBase):
    """How much has been taken of a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.taken += len(piece)
        return piece


class _Bounded(io.RawIOBase):
    """An unpacked stream that ends with an error where it has become far larger than what it was unpacked from."""

    def __init__(self, stream: BinaryIO, source: _Counted) -> None:
        self._stream = stream
        self._source = source
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401
        view = memoryview(buffer)
        piece = self._stream.read(len(view))
        self._given += len(piece)
        if self._given > FREE and self._given > MAX_RATIO * self._source.taken:
            raise OSError(f"it unpacks to more than {MAX_RATIO} times its size")
        view[: len(piece)] = piece
        return len(piece)


class _Xz(io.RawIOBase):
    """As ``lzma.LZMAFile``, but with a limit on memory: the head of a file may ask for gigabytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting = b""
        self._unpacker = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401
        view = memoryview(buffer)
        piece = b""
        while not piece:
            if self._unpacker.eof and not self._next_stream():
                return 0
            if self._unpacker.needs_input and not self._waiting:
                self._waiting = self._stream.read(_PIECE)
                if not self._waiting:
                    raise EOFError("the compressed file ends too early")
            piece = self._unpacker.decompress(self._waiting, len(view))
            self._waiting = b""
        view[: len(piece)] = piece
        return len(piece)

    def _next_stream(self) -> bool:
        """Files of several streams, with zeros between them, are one file."""
        rest = self._unpacker.unused_data.lstrip(b"\0")
        while not rest and (piece := self._stream.read(_PIECE)):
            rest = piece.lstrip(b"\0")
        if rest:
            self._unpacker = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
            self._waiting = rest
        return bool(rest)


_OPENERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    "gzip": lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream)),
    "bzip2": lambda stream: cast(BinaryIO, bz2.BZ2File(stream)),
    "xz": lambda stream: cast(BinaryIO, io.BufferedReader(_Xz(stream), _PIECE)),
    "zstd": _arrow("zstd"),
    "lz4": _arrow("lz4"),
}
